"""What is looked for after what was asked and answered before."""

from rag.findings import Wanted, wanted_for
from rag.schema import Exchange, Filters, Interpretation
from tests.chat_cases import BRIDGE, SEED, quote

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
    silence = Exchange("Who is the mayor?")
    reading = Interpretation("Who said why the bridge was closed?")
    wanted = wanted_for(reading, "And who said that?", (FIRST, OTHER, silence))
    assert wanted.whose == OTHER.quotes
    assert wanted_for(reading, reading.question, (FIRST, OTHER)).whose == ()
