"""The metrics: what each is called and what it means, in the report and in docs/evaluation.md alike."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from eval import calibration, shares
from eval.bootstrap import interval, resampled, values
from eval.columns import MEANS, columns_of
from eval.question_record import QuestionRecord
from eval.ranking import RANKING_METRICS, RECALL_AT
from eval.shares import NOT_COUNTED, Tally

Format = Literal["share", "number", "seconds", "characters"]


@dataclass(frozen=True)
class Metric:
    """A metric: `name` in metrics.json, `headline` for people, `definition` in one line."""

    name: str
    headline: str
    definition: str
    format: Format = "share"
    lower_is_better: bool = False

    @property
    def tells_quality(self) -> bool:
        """Whether a worse value is a worse answer: not so of times, and of lengths, which only go with the others."""
        return self.format in ("share", "number")


@dataclass(frozen=True)
class Measure:
    """A metric over some questions: None where there was nothing to measure; a share has its tally.

    `low` and `high` bound the 95 % interval.
    """

    value: float | None
    tally: Tally | None = None
    low: float | None = None
    high: float | None = None


def _defined(
    function: Callable[..., object], headline: str, form: Format = "share", *, lower_is_better: bool = False
) -> Metric:
    """The metric that a function computes and its docstring defines."""
    return Metric(function.__name__, headline, function.__doc__ or "", form, lower_is_better)


METRICS: tuple[Metric, ...] = (
    _defined(shares.right_quote_first, "right quote first"),
    _defined(shares.right_quote_among, "right quote among the quotes"),
    _defined(shares.right_first_before_abstaining, "right quote first, before abstaining"),
    _defined(shares.right_among_before_abstaining, "right quote among, before abstaining"),
    _defined(shares.quote_precision, "quote precision"),
    _defined(shares.answer_among, "answer string in the quotes"),
    _defined(shares.article_among, "right article among the quotes"),
    _defined(shares.right_speaker, "right speaker, where answered"),
    _defined(shares.right_speaker_of_all, "right speaker, of all"),
    _defined(shares.verbatim, "verbatim"),
    _defined(shares.quoted_characters, "characters quoted", "characters", lower_is_better=True),
    _defined(shares.over_refusal, "over-refusal", lower_is_better=True),
    _defined(shares.unsupported, "unsupported answers", lower_is_better=True),
    _defined(shares.abstention_recall, "abstention recall"),
    _defined(calibration.auroc, "AUROC of the confidence", "number"),
    _defined(calibration.abstention_recall_at_tenth, "abstention recall at 10 % over-refusal"),
    _defined(calibration.risk_coverage_area, "area under risk and coverage", "number", lower_is_better=True),
    _defined(calibration.calibration_error, "calibration error", "number", lower_is_better=True),
    *(Metric(metric.name, metric.headline, metric.definition, "number") for metric in RANKING_METRICS),
    _defined(calibration.median_seconds, "median time", "seconds", lower_is_better=True),
    _defined(calibration.slow_seconds, "95th percentile of time", "seconds", lower_is_better=True),
)
BY_NAME = {metric.name: metric for metric in METRICS}
HEADLINES = {metric.name: metric.headline for metric in METRICS}
DEFINITIONS = {metric.name: metric.definition for metric in METRICS}
LOWER_IS_BETTER = frozenset(metric.name for metric in METRICS if metric.lower_is_better)


def measure(questions: Collection[QuestionRecord]) -> dict[str, Measure]:
    """Every metric over these questions by name, in the order of the tables."""
    if not questions:
        return {metric.name: Measure(None, _tally(metric, questions)) for metric in METRICS}
    columns = columns_of(questions)
    # The library's value is the one that is shown; only the resamples are ours, since it takes them one by one.
    reached = values(columns) | {"auroc": calibration.library_auroc(columns)}
    drawn = resampled(columns)
    return {
        metric.name: Measure(reached[metric.name], _tally(metric, questions), *interval(drawn[metric.name]))
        for metric in METRICS
    }


def recall_curve(measures: Mapping[str, Measure], what: Literal["article", "passage"]) -> list[tuple[int, Measure]]:
    """Recall at each k, as far as it was measured."""
    curve = [(k, measures[f"{what}_recall_{k}"]) for k in RECALL_AT]
    return [(k, recall) for k, recall in curve if recall.value is not None]


def _tally(metric: Metric, questions: Collection[QuestionRecord]) -> Tally | None:
    """The counts behind a share."""
    if metric.format != "share" or metric.name not in MEANS:
        return None
    tallies = [question.tallies.get(metric.name, NOT_COUNTED) for question in questions]
    return Tally(sum(tally.hits for tally in tallies), sum(tally.of for tally in tallies))
