"""One of several is chosen whom the last question may have meant."""

import pytest

from rag.conversation import interpret
from rag.schema import UNFILTERED, Exchange
from tests.chat_cases import SEED, quote_with_speech

BOTH = Exchange(
    "What did Tsukanov and Khinshtein say?", (quote_with_speech(SEED, 3, "358 fatalities"), quote_with_speech(SEED, 7))
)
ASKED_BACK = Exchange("What did Alexei Tsukanov say about the toll?")
LUNDS = Exchange("What did Lund say?", (), "Mayor Helen Lund said no. David Lund, an engineer, said yes.")


def read(question: str, *exchanges: Exchange) -> tuple[str, ...]:
    """The readings of a question after these exchanges."""
    reading = interpret(question, exchanges, UNFILTERED, ())
    return reading.others or (reading.question,)


@pytest.mark.parametrize("chosen", ["Khinshtein", "the second", "And the other?", "The second one", "the latter"])
def test_who_is_named_or_counted_off_after_a_question_without_an_answer_is_meant(chosen: str) -> None:
    assert read(chosen, BOTH, ASKED_BACK) == ("What did Alexander Khinshtein say about the toll?",)


def test_the_first_is_the_one_who_was_offered_first() -> None:
    assert read("the first one", BOTH, ASKED_BACK) == (ASKED_BACK.question,)


def test_a_name_after_an_answer_chooses_nothing() -> None:
    assert read("Khinshtein", BOTH) == ("Khinshtein",)


def test_whoever_has_the_surname_is_offered() -> None:
    assert read("Which Lund?", LUNDS) == ("What did Helen Lund say?", "What did David Lund say?")
    assert read("Which Tsukanov?", LUNDS) == ("Which Tsukanov?",)


def test_he_and_she_are_the_man_and_the_woman_of_the_surname() -> None:
    assert read("What did he say about the holiday?", LUNDS) == ("What did David Lund say about the holiday?",)
    assert read("And she?", LUNDS) == ("What did Helen Lund say?",)
