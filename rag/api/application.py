"""The API put together: its routes, what it refuses, and its description."""

from typing import Annotated

from fastapi import FastAPI, Query
from fastapi.responses import JSONResponse

from rag.api.answers import add_answers
from rag.api.asker import ApiAsker
from rag.api.body_limit import BodyLimit
from rag.api.conversations import add_conversations
from rag.api.models import QuotesQuery
from rag.api.owner import OwnerCookie
from rag.api.problems import add_problem_handlers, add_unknown_route, documented
from rag.api.stopping import Stopping
from rag.conversations import Conversations


def build_api(asker: ApiAsker, conversations: Conversations) -> FastAPI:
    """The API over a pipeline and the conversations that it has; /openapi.json describes it."""
    # FastAPI's own documentation pages load scripts from another host, and nothing here asks another host.
    app = FastAPI(
        title="On the Record",
        version="1",
        description="Answers in the articles’ own sentences.",
        docs_url=None,
        redoc_url=None,
    )
    app.add_middleware(BodyLimit)
    app.add_middleware(OwnerCookie)
    app.add_middleware(Stopping)
    add_problem_handlers(app)
    add_answers(app, asker, conversations)
    add_conversations(app, asker, conversations)
    _add_corpus(app, asker)
    add_unknown_route(app, "/v1/")
    return app


def _add_corpus(app: FastAPI, asker: ApiAsker) -> None:
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
