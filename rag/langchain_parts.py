"""Where others plug in: the pipeline as a LangChain `Runnable`, its retrieval as a `BaseRetriever`."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import ConfigDict

from rag.pipeline import Pipeline
from rag.schema import Answer, Filters, Question, ReadPassage


class PassageRetriever(BaseRetriever):
    """The passages that the pipeline would read for a question, best first."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    pipeline: Pipeline
    filters: Filters = Filters()
    limit: int | None = None

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(passage) for passage in self.pipeline.passages(query, self.filters, self.limit)]


def passage_retriever(pipeline: Pipeline, filters: Filters | None = None, limit: int | None = None) -> BaseRetriever:
    """The pipeline's retrieval for a LangChain chain; each document says where in which article it stands."""
    return PassageRetriever(pipeline=pipeline, filters=filters or Filters(), limit=limit)


def answer_runnable(pipeline: Pipeline) -> Runnable[str | Question, Answer]:
    """The pipeline for a LangChain chain: a question, as text or with history and filters, to an answer."""
    return RunnableLambda(lambda asked: pipeline.ask(Question(asked) if isinstance(asked, str) else asked))


def _document(read: ReadPassage) -> Document:
    article, passage = read.article, read.passage
    return Document(
        id=f"{article.id}:{passage.start}-{passage.end}",
        page_content=article.text[passage.start : passage.end],
        metadata={**article.to_json(), "article": article.id, "start": passage.start, "end": passage.end},
    )
