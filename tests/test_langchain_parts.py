"""The pipeline and its retrieval as parts of a LangChain chain."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from langchain_core.runnables import RunnableLambda

from rag.answer import Limits
from rag.errors import QuestionError
from rag.langchain_parts import answer_runnable, passage_retriever
from rag.pipeline import Pipeline
from rag.rank import LateInteractionReader
from rag.retrieve import Searchable
from rag.schema import Filters, Question
from tests.corpora import BRIDGE, HARVEST, SCHOOL, store_in, update, write
from tests.fakes import BagOfWords, ExactVectors

WHEN = "When was the bridge at Riverton closed?"


@pytest.fixture
def pipeline(tmp_path: Path) -> Iterator[Pipeline]:
    write(tmp_path, "bridge.md", BRIDGE, "The bridge", publisher="The Riverton Post", published="2025-03-01")
    write(tmp_path, "school.md", SCHOOL, "The schools", publisher="Daily Echo")
    write(tmp_path, "harvest.md", HARVEST, "The harvest")
    with store_in(tmp_path / "data") as store:
        update(store, tmp_path)
        corpus = Searchable(store, ExactVectors(store), BagOfWords())
        reader = LateInteractionReader(BagOfWords())
        yield Pipeline(corpus, reader, Limits(reader.threshold, quotes=3, passages=12))


def test_the_retriever_finds_passages_that_say_where_they_stand(pipeline: Pipeline) -> None:
    first = passage_retriever(pipeline).invoke(WHEN)[0]
    start, end = first.metadata["start"], first.metadata["end"]
    article = pipeline.article(first.metadata["article"])
    assert article
    assert first.page_content == article.text[start:end] == BRIDGE
    assert first.id == f"bridge:{start}-{end}"
    assert (first.metadata["publisher"], first.metadata["published"]) == ("The Riverton Post", "2025-03-01")
    assert first.metadata["sha256"] == article.sha256


def test_the_retriever_keeps_to_its_filters_and_limit(pipeline: Pipeline) -> None:
    echo = passage_retriever(pipeline, Filters(publisher="Daily Echo"))
    assert [found.metadata["article"] for found in echo.invoke(WHEN)] == ["school"]
    assert len(passage_retriever(pipeline, limit=2).invoke(WHEN)) == 2


def test_the_runnable_answers_a_text_or_a_question(pipeline: Pipeline) -> None:
    runnable = answer_runnable(pipeline)
    assert runnable.invoke(WHEN).quotes[0].text == BRIDGE
    assert runnable.invoke(WHEN) == pipeline.ask(Question(WHEN))
    follow_up = runnable.invoke(Question("Who said that?", history=(WHEN,)))
    assert follow_up.standalone_question == "Who said when the bridge at Riverton was closed?"


def test_the_runnable_takes_its_place_in_a_chain(pipeline: Pipeline) -> None:
    chain = answer_runnable(pipeline) | RunnableLambda(lambda answer: answer.quotes[0].text)
    assert chain.batch([WHEN, "What harvest do farmers expect in twenty years?"]) == [BRIDGE, HARVEST]


def test_a_question_that_cannot_be_asked_is_an_error_in_a_chain_too(pipeline: Pipeline) -> None:
    with pytest.raises(QuestionError, match="no words"):
        answer_runnable(pipeline).invoke("?")
