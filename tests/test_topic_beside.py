"""Questions with the topic beside them, asked of the real model: the topic leads to the answer, and is none itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.corpora import open_corpus
from eval.followups import ARTICLES
from rag.pipeline import Pipeline
from rag.schema import Question
from rag.settings import load_settings

MADE_UP = Path(ARTICLES[0])

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pipeline() -> Iterator[Pipeline]:
    """Over the first article and two made-up ones."""
    articles = (MADE_UP / "west-storm.md", MADE_UP / "frozen-moss.md", *ARTICLES[1:])
    with open_corpus(articles, load_settings()) as corpus:
        yield corpus.pipeline


def test_what_told_of_the_topic_comes_after_what_answers(pipeline: Pipeline) -> None:
    answer = pipeline.ask(Question("is there a doctor", ("Which island was cut off by the storm?",)))
    assert answer.standalone_question == "Is there a doctor, about the island that was cut off by the storm?"
    assert "doctor" in answer.quotes[0].text


def test_where_the_topic_hides_the_answer_its_article_is_asked_without(pipeline: Pipeline) -> None:
    asked = Question("what did haraldsen reply", ("what does devereux think of the age of the moss",))
    assert pipeline.ask(asked).quotes[0].text.startswith("Haraldsen answered")
