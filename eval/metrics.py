"""The metrics: each function's docstring is its definition, in the report and in docs/evaluation.md alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.judgement import Case, answers_question, has_right_speaker, holds_answer, is_right

OVER_REFUSAL_ALLOWED = 0.10  # chosen, not tuned: an editor bears one needless silence in ten


@dataclass(frozen=True)
class Tally:
    """How many of how many; `of` is 0 where a question does not count for a metric."""

    hits: int
    of: int

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.hits + other.hits, self.of + other.of)


@dataclass(frozen=True)
class Measure:
    """A metric over some questions: `value` is None where there was nothing to measure; a share has its tally."""

    value: float | None
    tally: Tally | None = None


NOT_COUNTED = Tally(0, 0)


def right_quote_first(case: Case) -> Tally:
    """Share of answerable questions whose first quote is right; an abstention is wrong."""
    return _tally(_judges_quotes(case), any(is_right(quote, case.question) for quote in case.answer.quotes[:1]))


def right_quote_among(case: Case) -> Tally:
    """Share of answerable questions with a right quote among the quotes (all the evidence, if all is required)."""
    return _tally(_judges_quotes(case), answers_question(case.answer.quotes, case.question))


def right_first_before_abstaining(case: Case) -> Tally:
    """The same as right quote first, had the system never abstained: its near misses count as quotes."""
    return _tally(_judges_quotes(case), any(is_right(quote, case.question) for quote in case.ranking[:1]))


def right_among_before_abstaining(case: Case) -> Tally:
    """The same as right quote among, had the system never abstained: its near misses count as quotes."""
    return _tally(_judges_quotes(case), answers_question(case.ranking, case.question))


def quote_precision(case: Case) -> Tally:
    """Share of the quotes shown for answerable questions that are right."""
    if not _judges_quotes(case):
        return NOT_COUNTED
    return Tally(sum(is_right(quote, case.question) for quote in case.answer.quotes), len(case.answer.quotes))


def answer_among(case: Case) -> Tally:
    """Share of answerable questions that list answers with one of these in a quote, as whole words."""
    question = case.question
    counts = question.answerable is True and bool(question.answers)
    return _tally(counts, any(holds_answer(quote, question.answers) for quote in case.answer.quotes))


def article_among(case: Case) -> Tally:
    """Share of answerable questions that list articles with a quote from one of these."""
    question = case.question
    counts = question.answerable is True and bool(question.articles)
    return _tally(counts, any(quote.article.id in question.articles for quote in case.answer.quotes))


def right_speaker(case: Case) -> Tally:
    """Share of answered questions that list speakers whose first right quote names one of these as its speaker."""
    return _tally(_judges_speaker(case) and not case.abstained, has_right_speaker(case))


def right_speaker_of_all(case: Case) -> Tally:
    """Share of all questions that list speakers whose first right quote names one; an abstention is wrong."""
    return _tally(_judges_speaker(case), has_right_speaker(case))


def verbatim(case: Case) -> Tally:
    """Share of shown sentences that, with every span they point at, are exactly the article file's text."""
    if case.misquotes is None:
        return NOT_COUNTED
    shown = len(case.answer.quotes) + len(case.near_misses)
    return Tally(shown - len(case.misquotes), shown)


def over_refusal(case: Case) -> Tally:
    """Share of answerable questions on which the system abstained; lower is better."""
    return _tally(case.question.answerable is True, case.abstained)


def unsupported(case: Case) -> Tally:
    """Share of unanswerable questions that the system answered; lower is better."""
    return _tally(case.question.answerable is False, not case.abstained)


def abstention_recall(case: Case) -> Tally:
    """Share of unanswerable questions on which the system abstained."""
    return _tally(case.question.answerable is False, case.abstained)


def auroc(cases: Sequence[Case]) -> float | None:
    """Chance that an answerable question has a higher confidence than an unanswerable one; a tie is half."""
    yes, no = _confidences(cases, answerable=True), _confidences(cases, answerable=False)
    if not len(yes) or not len(no):
        return None
    ordered = np.sort(no)
    below_or_tied = np.searchsorted(ordered, yes, "left") + np.searchsorted(ordered, yes, "right")
    return float(below_or_tied.sum() / (2 * len(yes) * len(no)))


def abstention_recall_at_tenth(cases: Sequence[Case]) -> float | None:
    """Best abstention recall of any threshold on confidence that refuses at most 10 % of the answerable questions."""
    yes, no = _confidences(cases, answerable=True), _confidences(cases, answerable=False)
    if not len(yes) or not len(no):
        return None
    thresholds = [*np.unique(np.concatenate([yes, no])), np.inf]
    return max(float(np.mean(no < t)) for t in thresholds if np.mean(yes < t) <= OVER_REFUSAL_ALLOWED)


def median_seconds(cases: Sequence[Case]) -> float | None:
    """Median time of an answer; lower is better."""
    return _percentile_of_seconds(cases, 50)


def slow_seconds(cases: Sequence[Case]) -> float | None:
    """Time within which 95 % of the answers came (95th percentile); lower is better."""
    return _percentile_of_seconds(cases, 95)


SHARES: tuple[Callable[[Case], Tally], ...] = (
    right_quote_first,
    right_quote_among,
    right_first_before_abstaining,
    right_among_before_abstaining,
    quote_precision,
    answer_among,
    article_among,
    right_speaker,
    right_speaker_of_all,
    verbatim,
    over_refusal,
    unsupported,
    abstention_recall,
)
FIGURES: tuple[Callable[[Sequence[Case]], float | None], ...] = (
    auroc,
    abstention_recall_at_tenth,
    median_seconds,
    slow_seconds,
)
DEFINITIONS = {metric.__name__: metric.__doc__ or "" for metric in (*SHARES, *FIGURES)}
LOWER_IS_BETTER = frozenset({"over_refusal", "unsupported", "median_seconds", "slow_seconds"})


def measure(cases: Sequence[Case]) -> dict[str, Measure]:
    """Every metric over these cases by name, in the order of the tables."""
    shares = {metric.__name__: _share(metric, cases) for metric in SHARES}
    return shares | {metric.__name__: Measure(metric(cases)) for metric in FIGURES}


def _share(metric: Callable[[Case], Tally], cases: Sequence[Case]) -> Measure:
    """The metric's tallies of all cases, added up."""
    tally = sum((metric(case) for case in cases), NOT_COUNTED)
    return Measure(tally.hits / tally.of if tally.of else None, tally)


def _tally(counts: bool, hit: bool) -> Tally:
    """One question's tally."""
    return Tally(int(hit), 1) if counts else NOT_COUNTED


def _judges_quotes(case: Case) -> bool:
    return case.question.answerable is True and case.question.has_gold


def _judges_speaker(case: Case) -> bool:
    return case.question.answerable is True and bool(case.question.speakers)


def _confidences(cases: Sequence[Case], *, answerable: bool) -> NDArray[np.float64]:
    return np.array([case.answer.confidence for case in cases if case.question.answerable is answerable], dtype=float)


def _percentile_of_seconds(cases: Sequence[Case], percentile: float) -> float | None:
    return float(np.percentile([case.seconds for case in cases], percentile)) if cases else None
