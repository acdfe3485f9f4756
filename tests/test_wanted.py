"""What is looked for after what was asked and answered before."""

from dataclasses import replace

import pytest

from rag.schema import Asks, Chip, Exchange, Filters, Interpretation
from rag.wanted import Given, Wanted, wanted_for
from tests.chat_cases import BRIDGE, SEED, quote, speaker

EVERYTHING = "What did Tsukanov say?"
FIRST = Exchange(EVERYTHING, (quote(SEED, 2),), shown=3)
SECOND = Exchange(EVERYTHING, (quote(SEED, 8),))
OTHER = Exchange("Why was the bridge closed?", (quote(BRIDGE, 1),))


def test_a_first_question_is_looked_for_as_it_is_read() -> None:
    assert wanted_for(Interpretation(EVERYTHING), EVERYTHING, ()) == Wanted(Interpretation(EVERYTHING))


def test_a_follow_up_is_looked_for_as_it_was_typed_too() -> None:
    reading = Interpretation("When was the bridge closed?")
    assert wanted_for(reading, "When?", (FIRST, OTHER)) == Wanted(reading, "When?", OTHER)


def test_more_is_what_was_not_shown_for_the_same_question_of_the_same_articles() -> None:
    more = Interpretation(EVERYTHING, asks="more")
    elsewhere = Exchange(EVERYTHING, (quote(SEED, 1),), filters=Filters(publisher="Espreso"))
    wanted = wanted_for(more, "more", (FIRST, SECOND, elsewhere, OTHER))
    assert wanted.shown == {(SEED.id, quote(SEED, 2).start), (SEED.id, quote(SEED, 8).start)}
    assert wanted.listed == 4


def test_whose_words_they_are_is_asked_of_what_was_quoted_last() -> None:
    tsukanov = speaker(SEED, "Alexei Tsukanov")
    said, written = quote(SEED, 2, speaker=tsukanov), quote(SEED, 1)
    spoken, silence = Exchange("How many are missing?", (written, said), confidence=0.5), Exchange("Who is the mayor?")
    reading = Interpretation("Who said how many are missing?")
    given = Given((said,), 0.5 * tsukanov.confidence)
    assert wanted_for(reading, "And who said that?", (spoken, silence)).given == given
    assert wanted_for(reading, reading.question, (spoken, silence)).given is None
    unknown = replace(said, speaker=replace(tsukanov, antecedent=1))
    assert wanted_for(reading, "Who said that?", (replace(spoken, quotes=(unknown,)),)).given is None


@pytest.mark.parametrize("asks", ["again", "articles"])
def test_what_is_asked_again_is_answered_by_the_same_quotes(asks: Asks) -> None:
    first, later = replace(FIRST, confidence=0.8), Exchange(EVERYTHING)
    again = Interpretation(EVERYTHING, asks=asks)
    assert wanted_for(again, "say that again", (first, later, OTHER)).given == Given(first.quotes, 0.8)
    assert wanted_for(again, "say that again", (later,)).given is None


@pytest.mark.parametrize(
    ("reading", "chips", "alone"),
    [
        ("How many died, about the storm?", (Chip("topic", "the storm", "How many died?"),), "How many people died?"),
        ("Why was that, about the storm?", (Chip("topic", "the storm", "Why was that?"),), ""),
        ("What did Lund say, about the storm?", (Chip("topic", "the storm", "What did Lund say?"),), ""),
        ("Who died in Leeds?", (Chip("place", "Leeds", "Who died?"),), ""),
        ("Who died?", (), ""),
    ],
)
def test_a_question_that_says_something_without_its_topic_is_known_alone(
    reading: str, chips: tuple[Chip, ...], alone: str
) -> None:
    assert Wanted(Interpretation(reading, chips=chips)).alone == alone
