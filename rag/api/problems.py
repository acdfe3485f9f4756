"""Errors as application/problem+json: one sentence each, never a traceback."""

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rag.api.models import Problem
from rag.errors import InputError, RecordError

LARGEST_BODY = 1_000_000  # bytes; a hundred questions of full length with room to spare

log = logging.getLogger(__name__)


def problem(status: int, detail: str) -> JSONResponse:
    """A problem document."""
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail)
    return JSONResponse(body.model_dump(), status, media_type="application/problem+json")


def add_problem_handlers(app: FastAPI) -> None:
    """Have every error of the API answered with a problem document."""

    @app.exception_handler(InputError)
    async def unusable(request: Request, error: InputError) -> JSONResponse:
        return problem(422, str(error))

    @app.exception_handler(RecordError)
    async def unable(request: Request, error: RecordError) -> JSONResponse:
        log.error("%s", error)
        return problem(503, str(error))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return problem(422, " ".join(_complaint(fault) for fault in error.errors()))

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, str(error.detail))

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        log.error("Unexpected error", exc_info=error)
        return problem(500, "Something went wrong here; nothing was lost. The log has the details.")


def _complaint(fault: dict[str, object]) -> str:
    place = fault["loc"]
    field = ".".join(str(part) for part in place[1:]) if isinstance(place, tuple) else ""
    return f"{field or 'The body'}: {fault['msg']}."


class BodyLimit:
    """Refuses request bodies over a limit before they are read into memory; a pure ASGI middleware."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self._app = app
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the bytes of the body as they come in."""
        if scope["type"] != "http" or not scope["path"].startswith(self._prefix):
            await self._app(scope, receive, send)
            return
        body = bytearray()
        more = True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message["type"] == "http.request" and bool(message.get("more_body"))
            if len(body) > LARGEST_BODY:
                answer = problem(413, f"The request has more than {LARGEST_BODY:,} bytes. Send one question.")
                await answer(scope, receive, send)
                return
        told = False

        async def replay() -> Message:
            nonlocal told
            if told:
                return await receive()
            told = True
            return {"type": "http.request", "body": bytes(body), "more_body": False}

        await self._app(scope, replay, send)
