"""What was asked before a question is answered once, as far back as a question can point, and the same every time."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rag.conversation import LONGEST, REMEMBERED
from rag.history import Histories, as_exchange, kept_exchanges
from rag.schema import Answer, Exchange, Filters, Interpretation, Question, Reply
from tests.chat_cases import SEED, abstained, answered, quote

LONG = "Why? " * (LONGEST // 5 + 1)


class Counting:
    """Answers a question with how many were asked before it, and notes what it was asked; greets whoever greets it."""

    def __init__(self) -> None:
        self.histories = Histories(self.read, self.answer)
        self.answered: list[str] = []
        self.read_only: list[str] = []

    def read(self, question: Question, before: Sequence[Exchange]) -> Interpretation:
        self.read_only.append(question.text)
        return Interpretation(f"{question.text} (after {len(before)})", question.filters)

    def answer(self, question: Question, before: Sequence[Exchange]) -> Answer:
        self.answered.append(question.text)
        if question.text == "Hello":
            return replace(abstained(question="Hello"), reply=Reply("greeting", "Hello."))
        return replace(answered(quote(SEED, 1)), standalone_question=f"{question.text} (after {len(before)})")

    def before(self, *history: str) -> list[str]:
        """The questions that were asked before, as they were read."""
        return [exchange.question for exchange in self.histories.exchanges(Question("Why?", history))]


@pytest.fixture
def asked() -> Counting:
    return Counting()


def numbered(count: int) -> list[str]:
    return [f"Question {number}?" for number in range(1, count + 1)]


def test_earlier_questions_are_answered_in_order_each_after_those_before(asked: Counting) -> None:
    assert asked.before("Who?", "When?", "Where?") == ["Who? (after 0)", "When? (after 1)", "Where? (after 2)"]
    assert asked.answered == ["Who?", "When?", "Where?"]


def test_without_a_history_nothing_is_asked_before(asked: Counting) -> None:
    assert asked.before() == []
    assert asked.answered == []


def test_what_has_a_reply_is_read_and_not_answered(asked: Counting) -> None:
    question = Question("Why?", ("Who?", "When?"), Filters(publisher="Espreso"), replies=("A clerk.",))
    first, second = asked.histories.exchanges(question)
    assert first == Exchange("Who? (after 0)", (), "A clerk.", Filters(publisher="Espreso"))
    assert second.quotes
    assert (asked.read_only, asked.answered) == (["Who?"], ["When?"])


def test_small_talk_is_nothing_to_point_back_to(asked: Counting) -> None:
    assert asked.before("Hello", "Who?") == ["Who? (after 0)"]


@pytest.mark.parametrize("count", [1, 9, 10, 11, 20])
def test_of_an_ordinary_history_every_question_is_answered(asked: Counting, count: int) -> None:
    assert len(asked.before(*numbered(count))) == count


@pytest.mark.parametrize("count", [21, 30, 31, 99, 100])
def test_of_a_long_history_those_are_answered_that_can_be_pointed_into(asked: Counting, count: int) -> None:
    history = numbered(count)
    asked.before(*history)
    assert REMEMBERED < len(asked.answered) <= 2 * REMEMBERED
    assert asked.answered == history[-len(asked.answered) :]


def test_of_a_hundred_long_questions_the_last_is_answered(asked: Counting) -> None:
    assert asked.before(*[f"{LONG}{number}" for number in range(100)]) == [f"{LONG}99 (after 0)"]
    assert asked.answered == [f"{LONG}99"]


def test_what_was_asked_since_a_long_question_is_answered(asked: Counting) -> None:
    asked.before("Who?", LONG, "When?", "Where?")
    assert asked.answered == [LONG, "When?", "Where?"]
    asked.before("Who?", LONG[:LONGEST])
    assert asked.answered[-2:] == ["Who?", LONG[:LONGEST]]


def test_a_history_that_grows_is_seldom_answered_anew(asked: Counting) -> None:
    history = numbered(100)
    for count in range(1, 101):
        asked.before(*history[:count])
    assert len(asked.answered) < 3 * len(history)


def test_what_was_answered_before_is_the_same_after_any_other_question(asked: Counting) -> None:
    history = numbered(57)
    for count in range(1, 58):
        asked.before(*history[:count])
    assert asked.before(*history) == Counting().before(*history)


def test_what_was_just_answered_is_not_answered_again(asked: Counting) -> None:
    who = Question("Who?", ("When?",))
    asked.histories.remember(who, asked.histories.exchanges(who), asked.answer(who, [Exchange("When?")]))
    assert asked.before("When?", "Who?") == ["When? (after 0)", "Who? (after 1)"]
    assert asked.answered == ["When?", "Who?"]


def test_what_was_answered_as_it_stands_is_answered_anew_where_it_comes_after_others(asked: Counting) -> None:
    who = Question("Who?", ("When?",), is_standalone=True)
    asked.histories.remember(who, (), asked.answer(who, ()))
    assert asked.before("When?", "Who?") == ["When? (after 0)", "Who? (after 1)"]


def test_other_articles_are_asked_anew(asked: Counting) -> None:
    asked.before("Who?")
    asked.histories.exchanges(Question("Why?", ("Who?",), Filters(publisher="Espreso")))
    assert asked.answered == ["Who?", "Who?"]


def test_kept_answers_are_not_answered_again() -> None:
    kept = {str(number): replace(answered(quote(SEED, 1)), standalone_question=f"{number}?") for number in range(30)}
    question = Question("Why?", earlier=tuple(kept), shown=(0,) * 29 + (40,))
    exchanges = kept_exchanges(question, kept.__getitem__)
    assert [exchange.question for exchange in exchanges] == [f"{number}?" for number in range(20, 30)]
    assert [exchange.shown for exchange in exchanges] == [0] * 9 + [40]


def test_an_exchange_has_what_was_quoted_as_its_reply() -> None:
    first, second = quote(SEED, 1), quote(SEED, 2)
    answer = replace(answered(first, second), standalone_question="Who?", confidence=0.7)
    assert as_exchange(answer, shown=5) == (
        Exchange("Who?", (first, second), f"{first.text} {second.text}", shown=5, confidence=0.7),
    )
