"""Whether somebody who is asked after spoke at all."""

import pytest

from rag.schema import Article, ScoredSentence, Speaker, Speech, SpokenSentence
from rag.segment import split_sentences
from rag.silence.comments import nobody_commented

TEXT = """The mill burned down. The cause is not known, police said.

The mayor was away. The baker did not comment.

The bus fares will rise, the mayor said."""
SPOKEN = {"The cause": "police", "The bus": "the mayor"}


def read(text: str, title: str) -> list[ScoredSentence]:
    """The sentences of an article, with whoever speaks in them."""
    article = Article("a", text, "", title, "")
    return [
        ScoredSentence(article, SpokenSentence(sentence, speech_of(text, sentence.start)), 0.2, None)
        for sentence in split_sentences(text, title)
    ]


def speech_of(text: str, start: int) -> Speech:
    name = next((name for opening, name in SPOKEN.items() if text.startswith(opening, start)), None)
    return Speech("indirect", Speaker(name, None, start, start + 1, kind="unnamed")) if name else Speech()


def is_silent(question: str, title: str = "The news") -> bool:
    return nobody_commented(question, read(TEXT, title))


@pytest.mark.parametrize(
    "question",
    [
        "Did the police comment on it?",
        "Did the police comment on the fares?",
        "Did the bishop comment on the mill?",
        "Has the mayor said anything about the mill?",
        "Did the bishop comment?",
    ],
)
def test_nobody_commented_who_is_not_heard_where_the_topic_stands(question: str) -> None:
    assert is_silent(question)


@pytest.mark.parametrize(
    "question",
    [
        "Did the police comment on the mill?",
        "Did the police comment?",
        "Did the mayor speak about the bus fares?",
        "Did the baker respond?",
        "Did the baker comment on the mayor?",
        "Did he comment on the mill?",
        "Did the police arrest the bishop?",
        "What did the bishop say?",
    ],
)
def test_whoever_is_heard_or_is_said_to_be_silent_is_no_nobody(question: str) -> None:
    assert not is_silent(question)


def test_the_title_tells_what_an_article_is_about() -> None:
    assert is_silent("Did the mayor comment on the strike?")
    assert not is_silent("Did the mayor comment on the strike?", title="Strike of the bus drivers")
