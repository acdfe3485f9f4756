"""As many quotes as a question needs."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rag.enough import asks_for_several, enough
from rag.schema import Article, Highlight, ScoredSentence, Sentence, Speech, SpokenSentence

ARTICLE = Article("storm", "x" * 100, "", "Storm", "")
MOST = 3


def ranked(*scores: float, highlight: Highlight | None = None) -> list[ScoredSentence]:
    """Sentences of these scores."""
    return [
        ScoredSentence(
            ARTICLE, SpokenSentence(Sentence(10 * n, 10 * n + 9, 0, "reporting", n + 1), Speech()), score, highlight
        )
        for n, score in enumerate(scores)
    ]


def shown(question: str, scores: Sequence[float], highlight: Highlight | None = None) -> int:
    return len(enough(question, ranked(*scores, highlight=highlight), MOST))


def test_one_sure_quote_is_enough_for_one_thing() -> None:
    assert shown("Who is the mayor of Riverton?", [0.9, 0.8, 0.7]) == 1


def test_where_the_first_is_not_sure_the_next_are_shown_until_together_they_are() -> None:
    assert shown("Who is the mayor of Riverton?", [0.5, 0.4, 0.4]) == 3
    assert shown("Who is the mayor of Riverton?", [0.7, 0.5, 0.4]) == 2


def test_a_far_less_likely_sentence_is_not_shown_beside_a_likely_one() -> None:
    assert shown("Who is the mayor of Riverton?", [0.6, 0.2, 0.1]) == 1


def test_a_sentence_that_asks_or_denies_makes_nothing_sure() -> None:
    asks = replace(ranked(0.9)[0], article=replace(ARTICLE, text="Who did?x" + "x" * 91))
    assert len(enough("Who is the mayor of Riverton?", [asks, *ranked(0.8, 0.7)[1:]], MOST)) == 2


def test_all_likely_sentences_are_shown_to_who_asks_for_several_things() -> None:
    assert shown("Which figures were given for the repairs?", [0.9, 0.8, 0.7]) == 3
    assert shown("Which figures were given for the repairs?", [0.9, 0.8, 0.1]) == 2


def test_another_count_stands_beside_a_sure_one_since_the_two_may_disagree() -> None:
    number = Highlight(2, 4)
    assert shown("How many people died?", [0.9, 0.3, 0.1], number) == 2
    assert shown("How many people died?", [0.9, 0.3, 0.1]) == 1


def test_never_more_than_the_most_and_never_none() -> None:
    assert shown("Which figures were given?", [0.9] * 5) == MOST
    assert shown("Who is the mayor?", [0.0]) == 1


@pytest.mark.parametrize(
    "question",
    [
        "Which regions were hit?",
        "What are the names of the towns?",
        "Who were the witnesses?",
        "What did Anna Berg say about the bridge?",
        "Do the mayor and the minister agree on the cost?",
        "How has the death toll changed?",
        "Which countries’ troops took part?",
    ],
)
def test_these_ask_for_several_things(question: str) -> None:
    assert asks_for_several(question)


@pytest.mark.parametrize(
    "question",
    [
        "Who is the mayor?",
        "What is the cost of the repairs?",
        "Which was the first town?",
        "What does it cost?",
        "When did the bridge close?",
        "Which team won the final?",
        "What has happened?",
        "Where was the storm worst?",
        "Which virus is spreading?",
    ],
)
def test_these_ask_for_one(question: str) -> None:
    assert not asks_for_several(question)
