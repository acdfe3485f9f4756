"""How many follow-ups are read as they are meant, in all and by kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from scipy.stats import binomtest
from tqdm import tqdm

from eval.followups.case import FollowUpCase, Kind
from eval.followups.judging import problem, reading_of
from eval.metrics.measure import Measure
from eval.metrics.shares import Tally
from rag.schema import Answer, Interpretation, Question

CONFIDENCE: Final = 0.95  # of the intervals


@dataclass(frozen=True)
class Judged:
    """A case, how it was read, and what is wrong with that (None: nothing)."""

    case: FollowUpCase
    reading: Interpretation
    problem: str | None


@dataclass(frozen=True)
class FollowUpFigures:
    """Shares that were read as they are meant; `resolved` is of all that do not stand on their own."""

    resolved: Measure
    in_answer: Measure
    left_alone: Measure
    kinds: dict[Kind, Measure]
    failures: tuple[Judged, ...]


def measure(cases: Sequence[FollowUpCase], ask: Callable[[Question], Answer]) -> FollowUpFigures:
    """Asks every case with its history. Raises QuestionError for what is no question."""
    judged = [_judge(case, ask) for case in tqdm(cases, unit="case")]
    return FollowUpFigures(
        resolved=_share([one for one in judged if one.case.kind != "topic_change"]),
        in_answer=_share([one for one in judged if one.case.in_answer]),
        left_alone=_share([one for one in judged if one.case.kind == "topic_change"]),
        kinds={kind: _share([one for one in judged if one.case.kind == kind]) for kind in get_args(Kind)},
        failures=tuple(one for one in judged if one.problem),
    )


def _judge(case: FollowUpCase, ask: Callable[[Question], Answer]) -> Judged:
    reading = reading_of(ask(Question(case.question, case.history)))
    return Judged(case, reading, problem(case, reading))


def _share(judged: Sequence[Judged]) -> Measure:
    return wilson(Tally(sum(one.problem is None for one in judged), len(judged)))


def wilson(tally: Tally) -> Measure:
    """A share with the interval of Wilson (1927), which does not shrink to nothing where every case is right."""
    if not tally.of:
        return Measure(None, tally)
    interval = binomtest(tally.hits, tally.of).proportion_ci(CONFIDENCE, method="wilson")
    return Measure(tally.hits / tally.of, tally, float(interval.low), float(interval.high))
