"""What counts as a right quote, a right speaker and a right outcome for one question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from eval.matching import answer_pattern, plain
from eval.questions import GoldQuestion
from eval.system import Ranking
from rag.schema import Answer, Quote

Outcome = Literal[
    "misquoted",
    "wrong quotes",
    "unsupported answer",
    "over-refusal",
    "wrong speaker",
    "incomplete",
    "right, not first",
    "right",
    "rightly silent",
    "not scored",
]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)  # the worst first
FAILURES: frozenset[Outcome] = frozenset(OUTCOMES[: OUTCOMES.index("right")])


@dataclass(frozen=True)
class Case:
    """A question, what the system answered, how long it took, every misquote (None: no article files to check), and
    what it ranked on the way: "articles" and "passages" as found, and "read", articles by their best sentence.
    """

    question: GoldQuestion
    answer: Answer
    seconds: float
    misquotes: tuple[str, ...] | None = None
    rankings: Mapping[str, Ranking] = field(default_factory=dict)

    @property
    def abstained(self) -> bool:
        """Whether the system gave no answer: what it shows counts, and not only what it says of it."""
        return self.answer.status == "abstained" and not self.answer.quotes

    @property
    def near_misses(self) -> tuple[Quote, ...]:
        """The nearest sentences of an abstention."""
        return self.answer.abstention.near_misses if self.answer.abstention else ()

    @property
    def ranking(self) -> tuple[Quote, ...]:
        """What the system ranked highest, whether or not it then dared to answer."""
        return self.near_misses if self.abstained else self.answer.quotes


def is_right(quote: Quote, question: GoldQuestion) -> bool:
    """Holds a piece of evidence; with no evidence, an answer string; with neither, stands in a given article."""
    if question.evidence:
        return any(holds_evidence(quote, piece) for piece in question.evidence)
    if question.answers:
        return holds_answer(quote, question.answers)
    return quote.article.id in question.articles


def answers_question(quotes: Sequence[Quote], question: GoldQuestion) -> bool:
    """One quote is right; where the question requires all evidence, every piece stands in some quote."""
    if question.require == "all" and question.evidence:
        return all(any(holds_evidence(quote, piece) for quote in quotes) for piece in question.evidence)
    return any(is_right(quote, question) for quote in quotes)


def holds_evidence(quote: Quote, piece: str) -> bool:
    """One contains the other, whatever the blanks."""
    text, evidence = plain(quote.text), plain(piece)
    return evidence in text or (bool(text) and text in evidence)


def holds_answer(quote: Quote, answers: Sequence[str]) -> bool:
    """One of the answers stands in the quote as whole words, whatever the case."""
    text = plain(quote.text)
    return any(answer_pattern(answer).search(text) for answer in answers)


def has_right_speaker(case: Case) -> bool:
    """The first right quote (with no gold to tell: the first quote) names a speaker that holds one of the strings."""
    question = case.question
    quote = next((q for q in case.answer.quotes if is_right(q, question) or not question.has_gold), None)
    if quote is None or quote.speaker is None:
        return False
    name = quote.speaker.name.casefold()
    return any(speaker.casefold() in name for speaker in question.speakers)


def outcome(case: Case) -> Outcome:
    """The one word for a case: the worst that holds of it."""
    question = case.question
    if case.misquotes:
        return "misquoted"
    if question.answerable is False:
        return "rightly silent" if case.abstained else "unsupported answer"
    if question.answerable is None:
        return "not scored"
    return "over-refusal" if case.abstained else _outcome_of_quotes(case)


def _outcome_of_quotes(case: Case) -> Outcome:
    """The outcome of an answer to an answerable question."""
    question, quotes = case.question, case.answer.quotes
    right = [is_right(quote, question) for quote in quotes]
    if question.has_gold and not any(right):
        return "wrong quotes"
    if question.speakers and not has_right_speaker(case):
        return "wrong speaker"
    if not question.has_gold:
        return "not scored"
    if not answers_question(quotes, question):
        return "incomplete"
    return "right" if right[0] else "right, not first"
