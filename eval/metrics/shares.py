"""What is counted question by question: each function's docstring is its definition, in the report and the docs alike.

A metric over some questions is the sum of their hits over the sum of what there was to hit.
"""

from dataclasses import dataclass

from eval.judgement import Case, answers_question, has_right_speaker, holds_answer, is_right


@dataclass(frozen=True)
class Tally:
    """How much of how many: whole hits for a share, a value for a mean; `of` is 0 where a question does not count."""

    hits: int | float
    of: int


NOT_COUNTED = Tally(0, 0)


def right_quote_first(case: Case) -> Tally:
    """Share of answerable questions whose first quote is right; an abstention is wrong."""
    return _tally(judges_quotes(case), any(is_right(quote, case.question) for quote in case.answer.quotes[:1]))


def right_quote_among(case: Case) -> Tally:
    """Share of answerable questions with a right quote among the quotes (all the evidence, if all is required)."""
    return _tally(judges_quotes(case), answers_question(case.answer.quotes, case.question))


def right_first_before_abstaining(case: Case) -> Tally:
    """The same as right quote first, had the system never abstained: its near misses count as quotes."""
    return _tally(judges_quotes(case), any(is_right(quote, case.question) for quote in case.ranking[:1]))


def right_among_before_abstaining(case: Case) -> Tally:
    """The same as right quote among, had the system never abstained: its near misses count as quotes."""
    return _tally(judges_quotes(case), answers_question(case.ranking, case.question))


def quote_precision(case: Case) -> Tally:
    """Share of the quotes shown for answerable questions that are right; a repetition is not."""
    if not judges_quotes(case):
        return NOT_COUNTED
    right = [quote for quote in case.answer.quotes if is_right(quote, case.question)]
    return Tally(len({(quote.article.id, quote.text) for quote in right}), len(case.answer.quotes))


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


def quoted_characters(case: Case) -> Tally:
    """Mean number of characters quoted for an answered question: what a person has to read."""
    return NOT_COUNTED if case.abstained else Tally(sum(len(quote.text) for quote in case.answer.quotes), 1)


def over_refusal(case: Case) -> Tally:
    """Share of answerable questions on which the system abstained; lower is better."""
    return _tally(case.question.answerable is True, case.abstained)


def unsupported(case: Case) -> Tally:
    """Share of unanswerable questions that the system answered; lower is better."""
    return _tally(case.question.answerable is False, not case.abstained)


def abstention_recall(case: Case) -> Tally:
    """Share of unanswerable questions on which the system abstained."""
    return _tally(case.question.answerable is False, case.abstained)


COUNTED = (
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
    quoted_characters,
    over_refusal,
    unsupported,
    abstention_recall,
)


def judges_quotes(case: Case) -> bool:
    """Whether the question has a right answer, and the set tells which quotes hold it."""
    return case.question.answerable is True and case.question.has_gold


def _judges_speaker(case: Case) -> bool:
    return case.question.answerable is True and bool(case.question.speakers)


def _tally(counts: bool, hit: bool) -> Tally:
    """One question's tally."""
    return Tally(int(hit), 1) if counts else NOT_COUNTED
