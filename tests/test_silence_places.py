"""Figures of another place than the one that is asked for."""

import pytest

from rag.schema import Article, ScoredSentence, Speech, SpokenSentence
from rag.segment import split_sentences
from rag.silence.places import is_of_another_place

TEXT = (
    "Flood leaves dozens missing in Riverton\n\n"
    "In Riverton and the villages around it, 62 people are missing, the mayor said. "
    + "The river burst its banks on Monday and carried away two bridges, a mill and some forty houses. " * 4
    + "\n\nIn Hillview, ten miles to the south, nobody had expected the water. "
    + "Eleven people were hurt there, the hospital said. "
    + "The army has sent boats and two helicopters to the valley, and a field kitchen for those who lost their homes. "
    * 4
    + "\n\nRoads to Norton are closed."
)
ARTICLE = Article("flood", TEXT, "", "Flood leaves dozens missing in Riverton", "")


def is_elsewhere(question: str, words: str) -> bool:
    """Whether the sentence with these words is taken for one of another place."""
    sentence = next(one for one in split_sentences(TEXT) if words in TEXT[one.start : one.end])
    return is_of_another_place(question, ScoredSentence(ARTICLE, SpokenSentence(sentence, Speech()), 0.9, None))


@pytest.mark.parametrize(
    "question",
    [
        "How many people are missing in Norton?",
        "how many people are missing in norton",
        "How many are missing at Hillview?",
    ],
)
def test_a_figure_is_of_no_place_that_the_article_names_only_elsewhere(question: str) -> None:
    assert is_elsewhere(question, "62 people are missing")


def test_a_figure_is_of_the_place_that_its_sentence_its_title_or_the_lead_names() -> None:
    assert not is_elsewhere("How many people are missing in Riverton?", "62 people are missing")
    assert not is_elsewhere("How many people were hurt in Riverton?", "Eleven people were hurt")


def test_a_figure_is_of_the_place_that_is_named_just_before() -> None:
    assert not is_elsewhere("How many people were hurt in Hillview?", "Eleven people were hurt")
    assert is_elsewhere("How many people were hurt in Norton?", "Eleven people were hurt")


@pytest.mark.parametrize(
    "question",
    [
        "How many people are missing in Leeds?",  # of which the article knows nothing: for others to say
        "How many people were missing in May?",
        "How many people are missing in total?",
        "Who is missing in Norton?",
        "How many people are missing?",
    ],
)
def test_only_figures_and_only_places_that_the_article_names_are_judged(question: str) -> None:
    assert not is_elsewhere(question, "62 people are missing")
