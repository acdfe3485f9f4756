"""What of an earlier exchange a follow-up may point into, and how its names are written."""

from rag.conversation.earlier import highlighted, in_order_of_nearness
from rag.schema import Exchange
from tests.chat_cases import SEED, quote


def test_a_highlight_that_begins_inside_a_word_is_given_from_the_start_of_the_word() -> None:
    assert highlighted(quote(SEED, 6, "roops")) == "troops"
    assert highlighted(quote(SEED, 6, "troops")) == "troops"


def topic(question: str, reply: str) -> str:
    """A question as it is kept beside its answer."""
    return in_order_of_nearness([Exchange(question, (), reply)])[0].topic


def test_names_are_written_as_they_are_printed() -> None:
    assert topic("who backs measure c", "Voters backed Measure C.") == "who backs Measure C"
    assert topic("when did lund pay", "Lund’s sister paid in May.") == "when did Lund pay"


def test_a_common_word_that_is_also_in_a_name_stays_small() -> None:
    assert topic("who owns the bridge", "The bridge is owned by the Bridge Club.") == "who owns the bridge"
