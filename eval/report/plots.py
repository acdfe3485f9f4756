"""Which plots a run has the data for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from eval.judgement import Case
from eval.record import Record
from eval.report.charts import Curve, distributions_chart, recall_chart, reliability_chart, risk_coverage_chart
from eval.report.curves import confidences, recall_curve, reliability, risk_coverage


@dataclass(frozen=True)
class Plot:
    """A plot as an SVG element (None where the run lacks what it `needs`), and in a sentence how to read it."""

    heading: str
    reading: str
    needs: str
    svg: str | None


def plots(record: Record, cases: Sequence[Case]) -> list[Plot]:
    """The plots of a run, in the order of the page."""
    return [_risk_and_coverage(record, cases), _calibration(record), _confidences(record), _recall(record)]


def _risk_and_coverage(record: Record, cases: Sequence[Case]) -> Plot:
    points = risk_coverage(record.questions.values())
    return Plot(
        heading="Risk and coverage",
        reading="If only the surest questions were answered, this share of the answers would be wrong: the lower the "
        "curve, and the longer it stays low, the better. The ring is where this run stood.",
        needs="questions whose right answers are known",
        svg=risk_coverage_chart(points, _as_run(record, cases)) if points else None,
    )


def _as_run(record: Record, cases: Sequence[Case]) -> tuple[float, float] | None:
    """The share of questions that were answered, and the share of these whose first quote was wrong."""
    judged = [case for case in cases if record.questions[case.question.id].right_first is not None]
    answered = [record.questions[case.question.id].right_first for case in judged if not case.abstained]
    return (len(answered) / len(judged), answered.count(False) / len(answered)) if answered else None


def _calibration(record: Record) -> Plot:
    error = record.metrics["calibration_error"].value
    return Plot(
        heading="Calibration",
        reading="Each dot is the questions of about one confidence, with their number. On the dashed line the "
        "confidence can be taken at its word; above it the system is too modest, below it too sure.",
        needs="both answerable and unanswerable questions",
        svg=None if error is None else reliability_chart(reliability(record.questions.values()), error),
    )


def _confidences(record: Record) -> Plot:
    yes, no = (confidences(record.questions.values(), answerable=answerable) for answerable in (True, False))
    return Plot(
        heading="Confidence with and without an answer",
        reading="The better the confidence tells the two kinds of questions apart, the further to the right the upper "
        "bars stand, and the further to the left the hatched ones.",
        needs="both answerable and unanswerable questions",
        svg=distributions_chart(yes, no) if yes and no else None,
    )


def _recall(record: Record) -> Plot:
    curves = [_curve(record, "article"), _curve(record, "passage")]
    measured = [curve for curve in curves if curve.recall]
    return Plot(
        heading="Recall against k",
        reading="How much of what is relevant stands among the first k that retrieval found. The bands are 95 % "
        "intervals.",
        needs="questions that name their articles or evidence",
        svg=recall_chart(measured) if measured else None,
    )


def _curve(record: Record, what: Literal["article", "passage"]) -> Curve:
    measured = recall_curve(record.metrics, what)
    return Curve(
        name=f"{what}s",
        recall={k: recall.value for k, recall in measured if recall.value is not None},
        intervals={k: (m.low, m.high) for k, m in measured if m.low is not None and m.high is not None},
    )
