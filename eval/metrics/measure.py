"""Every metric over some questions, with its 95 % interval."""

from collections.abc import Collection
from dataclasses import dataclass

from pydantic import FiniteFloat

from eval.metrics.bootstrap import interval, resampled, values
from eval.metrics.columns import MEANS, columns_of
from eval.metrics.confidence import library_auroc
from eval.metrics.definitions import METRICS
from eval.metrics.question_record import QuestionRecord
from eval.metrics.shares import NOT_COUNTED, Tally


@dataclass(frozen=True)
class Measure:
    """A metric over some questions: None where there was nothing to measure; a share has its tally.

    `low` and `high` bound the 95 % interval.
    """

    value: FiniteFloat | None
    tally: Tally | None = None
    low: FiniteFloat | None = None
    high: FiniteFloat | None = None


def measure(questions: Collection[QuestionRecord]) -> dict[str, Measure]:
    """Every metric over these questions by name, in the order of the tables."""
    if not questions:
        return {name: Measure(None, _tally(name, questions)) for name in METRICS}
    columns = columns_of(questions)
    # The library's value is the one that is shown; only the resamples are ours, since it takes them one by one.
    reached = values(columns) | {"auroc": library_auroc(columns)}
    drawn = resampled(columns)
    return {name: Measure(reached[name], _tally(name, questions), *interval(drawn[name])) for name in METRICS}


def _tally(name: str, questions: Collection[QuestionRecord]) -> Tally | None:
    """The counts behind a share."""
    if METRICS[name].format != "share" or name not in MEANS:
        return None
    tallies = [question.tallies.get(name, NOT_COUNTED) for question in questions]
    return Tally(sum(tally.hits for tally in tallies), sum(tally.of for tally in tallies))
