"""The routes. The same answer object as everywhere else: `Answer.to_json()`."""

from collections.abc import Sequence
from typing import Annotated, Protocol

from fastapi import FastAPI, Query
from fastapi.responses import JSONResponse

from rag.api.body_limit import BodyLimit
from rag.api.models import AnswerRequest, QuotesQuery
from rag.api.problems import add_problem_handlers, add_unknown_route, documented, problem
from rag.question import QuotesRequest
from rag.quotes import QuoteList
from rag.schema import Answer, Article, Question


class Asker(Protocol):
    """What the routes need of the pipeline."""

    def ask(self, asked: Question) -> Answer:
        """The answer to a question."""
        ...

    def quotes(self, request: QuotesRequest) -> QuoteList:
        """A page of all that somebody said."""
        ...

    def articles(self) -> Sequence[Article]:
        """All articles, newest first."""
        ...

    def count_articles(self) -> int:
        """How many articles there are."""
        ...

    def kept_answer(self, answer: str) -> dict[str, object] | None:
        """An answer that was given before."""
        ...


def build_api(asker: Asker) -> FastAPI:
    """The API over a pipeline; /openapi.json describes it."""
    # FastAPI's own documentation pages load scripts from another host, and nothing here asks another host.
    app = FastAPI(
        title="On the Record",
        version="1",
        description="Answers in the articles’ own sentences.",
        docs_url=None,
        redoc_url=None,
    )
    app.add_middleware(BodyLimit)
    add_problem_handlers(app)
    _add_routes(app, asker)
    add_unknown_route(app, "/v1/")
    return app


def _add_routes(app: FastAPI, asker: Asker) -> None:
    @app.post("/v1/answers", responses=documented(400, 413, 422, 503))
    def answer(request: AnswerRequest) -> JSONResponse:
        """Answer a question with quotes, or say that the articles do not say (docs/answer.schema.json)."""
        return JSONResponse(asker.ask(request.to_question()).to_json())

    @app.get("/v1/answers/{answer_id}", responses=documented(404, 422))
    def kept_answer(answer_id: str) -> JSONResponse:
        """An answer exactly as it was given."""
        record = asker.kept_answer(answer_id)
        return JSONResponse(record) if record else problem(404, f"No answer has the id {answer_id!r}.")

    @app.get("/v1/quotes", responses=documented(422, 503))
    def quotes(asked: Annotated[QuotesQuery, Query()]) -> JSONResponse:
        """Everything that somebody said, page by page: the list with its total, in quotes as answers have them."""
        return JSONResponse(asker.quotes(asked.to_request()).to_json())

    @app.get("/v1/articles")
    def articles() -> JSONResponse:
        """What can be asked: the articles, newest first, without their texts."""
        return JSONResponse([article.to_json() for article in asker.articles()])

    @app.get("/healthz")
    def health() -> JSONResponse:
        """Whether the server is up, and over how many articles."""
        return JSONResponse({"status": "ok", "articles": asker.count_articles()})
