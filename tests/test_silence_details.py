"""What a question asks for in so many words, and the nearest sentence lacks."""

import pytest

from rag.answer import reference
from rag.schema import Article, Quote, Speaker
from rag.silence.details import lacks_detail

MISSING = "Officials said that 789 people, including four children, are still missing after the storm."
TOWNS = "The storm hit numerous towns along the coast in August."
LISTED = "The storm hit the towns of Riverton, Hillview and Norton in August."
PLACES = "At least 62 people died in Riverton, Hillview, Norton and the islands."
SPOKEN = "“The bridge is closed,” the minister Carl Lind said after the mayor Anna Berg had called him."
LIVES = "Over 350 residents of Riverton have lost their lives."
POPULATION = "Riverton, a town with a population of 4,000, was cut off."


LIND = Speaker("Carl Lind", "the minister", SPOKEN.index("Carl"), SPOKEN.index(" said"))


def lacks(question: str, sentence: str, speaker: Speaker | None = None) -> bool:
    article = Article("storm", sentence, "", "Storm", "")
    quote = Quote(sentence, reference(article), 0, len(sentence), 1, 1, None, "none", speaker, None, None, (), 0.9)
    return lacks_detail(question, quote)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What are the names of the towns that the storm hit?", TOWNS),
        ("What are the names of the four missing children?", MISSING),
        ("How many of the 789 missing have been found since?", MISSING),
        ("How many of the missing are tourists?", MISSING),
        ("How many people live in Riverton?", LIVES),
        ("How many people died in Riverton alone?", PLACES),
        ("How many people died in the Norton region alone?", PLACES),
        ("Tell me a joke.", TOWNS),
        ("could you please sing some songs", MISSING),
    ],
)
def test_a_sentence_that_is_only_like_the_question_lacks_what_it_asks_for(question: str, sentence: str) -> None:
    assert lacks(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What are the names of the towns that the storm hit?", LISTED),
        ("How many of the missing are children?", MISSING),
        ("How many of them are minors?", MISSING),
        ("How many of those who vanished are still missing?", MISSING),
        ("How many of the bodies have been named?", "Of the 120 bodies, 95 have been identified."),
        ("How many people live in Riverton?", "Riverton, where 4,000 people live, was cut off."),
        ("How many residents live in Riverton?", "Riverton has 4,000 residents."),
        ("What are the names of the pilots?", "The pilots were Captain Idris Hale and first officer Bo Lind."),
        ("How many people were killed in Riverton alone?", "In Riverton, Governor Lind said, 14 people were killed."),
        ("How many people live in Riverton?", POPULATION),
        ("How many residents of Riverton have died?", LIVES),
        ("How many people died in Riverton alone?", LIVES),
        ("Which towns did the storm hit?", TOWNS),
        ("Tell me some things about the towns", TOWNS),
        ("tell me about the harbour", TOWNS),
    ],
)
def test_a_sentence_that_has_it_lacks_nothing(question: str, sentence: str) -> None:
    assert not lacks(question, sentence)


def test_what_another_says_is_not_what_was_asked_for() -> None:
    assert lacks("What did Anna Berg say about the bridge?", SPOKEN, LIND)
    assert not lacks("What did Carl Lind say about the bridge?", SPOKEN, LIND)
    assert not lacks("What did Mr. Lind say about the bridge?", SPOKEN, LIND)
    assert not lacks("Who said that the bridge is closed?", SPOKEN, LIND)
    assert not lacks("According to Anna Berg, is the bridge closed?", SPOKEN, LIND)
    assert not lacks("What did Anna Berg say about the bridge?", SPOKEN)
