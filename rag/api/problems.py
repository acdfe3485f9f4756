"""Errors as application/problem+json: one sentence each, never a traceback."""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match
from starlette.types import Scope

from rag import wording
from rag.api.models import Problem
from rag.errors import InputError, RecordError, UnknownId

MEDIA_TYPE = "application/problem+json"
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

_UNREADABLE: Final = "The body cannot be read. Send a JSON object in UTF-8, as /openapi.json describes it."

log = logging.getLogger(__name__)


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """A response that is a problem document."""
    return JSONResponse(problem_document(status, detail), status, headers, MEDIA_TYPE)


def problem_document(status: int, detail: str) -> dict[str, object]:
    """What is wrong and what to do about it."""
    return Problem(title=HTTPStatus(status).phrase, status=status, detail=detail).model_dump()


def documented(*statuses: int) -> dict[int | str, dict[str, object]]:
    """The problems that a route can answer with, for the API's description."""
    content = {MEDIA_TYPE: {"schema": Problem.model_json_schema()}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}


def add_problem_handlers(app: FastAPI) -> None:
    """Have every error of the API answered with a problem document."""

    @app.exception_handler(InputError)
    async def unusable(request: Request, error: InputError) -> JSONResponse:
        return problem(422, str(error))

    @app.exception_handler(UnknownId)
    async def not_found(request: Request, error: UnknownId) -> JSONResponse:
        return problem(404, str(error))

    @app.exception_handler(RecordError)
    async def unable(request: Request, error: RecordError) -> JSONResponse:
        log.error("%s", error)
        return problem(503, str(error))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return problem(422, " ".join(_complaint(fault) for fault in error.errors()))

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> JSONResponse:
        # FastAPI raises it from what the parser of JSON stumbled over: no UTF-8, brackets or digits without end.
        detail = _UNREADABLE if error.__cause__ else str(error.detail)
        return problem(error.status_code, detail, error.headers)

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        # Starlette raises the error again once this is sent, and the server logs it with its traceback.
        return problem(500, wording.labels.SOMETHING_WRONG)


def add_unknown_route(app: FastAPI, prefix: str) -> None:
    """Answer for every address under the prefix that no route has. Comes after the routes, before the chat window."""

    known = tuple(app.routes)  # neither the route that is added here, nor the window

    @app.api_route(f"{prefix}{{rest:path}}", methods=METHODS, include_in_schema=False)
    async def unknown(request: Request) -> JSONResponse:
        allowed = [method for method in METHODS if _is_taken(known, {**request.scope, "method": method})]
        if not allowed:
            return problem(404, "There is nothing at this address. /openapi.json lists what there is.")
        methods = ", ".join(allowed)
        return problem(405, f"This address takes {methods} only.", {"Allow": methods})


def _is_taken(routes: Sequence[BaseRoute], scope: Scope) -> bool:
    return any(route.matches(scope)[0] is Match.FULL for route in routes)


def _complaint(fault: Mapping[str, object]) -> str:
    if fault["type"] == "json_invalid":
        return "The body is not JSON."
    place = fault["loc"]
    field = ".".join(str(part) for part in place[1:]) if isinstance(place, tuple) else ""
    if not field:
        return "The body is not a JSON object. Send one with a question in it, as Content-Type: application/json."
    return f"{field}: {fault['msg']}."
