"""What became of one question, in figures: enough of them make every metric, in a run as in a comparison of two."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import FiniteFloat

from eval.judgement import Case, Outcome, is_right, outcome
from eval.metrics.ranking import ranking_values
from eval.metrics.shares import COUNTED, NOT_COUNTED, Tally, judges_quotes


@dataclass(frozen=True)
class QuestionRecord:
    """A question's outcome, its tally in each metric that it counts for, and what the confidence is judged by.

    `right_first` is whether the best of what was ranked is right, had the system answered: never so for an unanswerable
    question, and None where the set does not tell.
    """

    outcome: Outcome
    tallies: dict[str, Tally]
    answerable: bool | None
    confidence: FiniteFloat
    right_first: bool | None
    seconds: FiniteFloat


def question_records(cases: Sequence[Case]) -> dict[str, QuestionRecord]:
    """Each question's record by its id."""
    ranked = ranking_values(cases)
    return {case.question.id: _question_record(case, ranked.get(case.question.id, {})) for case in cases}


def _question_record(case: Case, ranked: dict[str, float]) -> QuestionRecord:
    """The tallies that count, those of the rankings among them."""
    counted = {metric.__name__: metric(case) for metric in COUNTED}
    return QuestionRecord(
        outcome=outcome(case),
        tallies={name: tally for name, tally in counted.items() if tally != NOT_COUNTED}
        | {name: Tally(value, 1) for name, value in ranked.items()},
        answerable=case.question.answerable,
        confidence=case.answer.confidence,
        right_first=_right_first(case),
        seconds=case.seconds,
    )


def _right_first(case: Case) -> bool | None:
    if case.question.answerable is False:
        return False
    return any(is_right(quote, case.question) for quote in case.ranking[:1]) if judges_quotes(case) else None
