"""Conversations over HTTP. Whose they are says the request (`owner_of`)."""

from dataclasses import asdict
from typing import Annotated, Final

from fastapi import APIRouter, Depends, FastAPI, Request, Security
from fastapi.responses import JSONResponse, Response
from fastapi.security import APIKeyCookie, APIKeyHeader

from rag.api.asker import ApiAsker
from rag.api.events import STREAM, event_stream, wants_events
from rag.api.models import TitleRequest, TurnRequest
from rag.api.owner import COOKIE, HEADER, owner_of
from rag.api.problems import documented
from rag.changes import changes_in
from rag.conversations import Conversations
from rag.export import MEDIA_TYPES, Form, conversation_record, export, turn_record
from rag.question import checked

PROBLEMS: Final = documented(400, 403, 404, 413, 422, 503)
# For the API's description alone: one of the two is needed, and `owner_of` says so.
OWNER_KEYS: Final = [
    Security(APIKeyHeader(name=HEADER, auto_error=False)),
    Security(APIKeyCookie(name=COOKIE, auto_error=False)),
]
EXPORTED: Final[dict[int | str, dict[str, object]]] = {200: {"content": {kind: {} for kind in MEDIA_TYPES.values()}}}

Owner = Annotated[str, Depends(owner_of)]


def add_conversations(app: FastAPI, asker: ApiAsker, conversations: Conversations) -> None:
    """Add the routes under /v1/conversations."""
    routes = APIRouter(prefix="/v1/conversations", dependencies=OWNER_KEYS, responses=PROBLEMS)
    _add_list(routes, conversations)
    _add_one(routes, asker, conversations)
    _add_turns(routes, conversations)
    app.include_router(routes)


def _add_list(routes: APIRouter, conversations: Conversations) -> None:
    @routes.get("")
    def entries(owner: Owner) -> JSONResponse:
        """The conversations, the one that changed last first."""
        return JSONResponse([asdict(entry) for entry in conversations.entries(owner)])

    @routes.patch("/{id}")
    def rename(id: str, named: TitleRequest, owner: Owner) -> JSONResponse:
        """Give a conversation another title."""
        conversations.rename(owner, id, named.title)
        return JSONResponse(asdict(conversations.open(owner, id).entry))

    @routes.delete("/{id}", status_code=204)
    def delete(id: str, owner: Owner) -> Response:
        """Forget a conversation; the answers in it can still be had under their own ids."""
        conversations.delete(owner, id)
        return Response(status_code=204)


def _add_one(routes: APIRouter, asker: ApiAsker, conversations: Conversations) -> None:
    @routes.get("/{id}")
    def conversation(id: str, owner: Owner) -> JSONResponse:
        """A conversation with every answer as it was given, and beside it in `changed` what its articles say now."""
        kept = conversations.open(owner, id)
        return JSONResponse(conversation_record(kept, changes_in(kept.turns, asker)))

    @routes.get("/{id}/export", responses=EXPORTED)
    def exported(id: str, form: Form, owner: Owner) -> Response:
        """A conversation as a file, with what has become of its quotes since."""
        kept = conversations.open(owner, id)
        file = export(kept, form, changes_in(kept.turns, asker))
        place = {"Content-Disposition": f'attachment; filename="{file.name}"'}
        return Response(file.content, media_type=file.media_type, headers=place)


def _add_turns(routes: APIRouter, conversations: Conversations) -> None:
    @routes.post("", status_code=201)
    def begin(asked: TurnRequest, owner: Owner) -> JSONResponse:
        """Begin a conversation with its first question."""
        begun = conversations.answer(owner, None, checked(asked.to_question()))
        place = {"Location": f"/v1/conversations/{begun.entry.id}"}
        return JSONResponse(conversation_record(begun), 201, place)

    @routes.post("/{id}/turns", status_code=201, responses=STREAM)
    def turn(id: str, asked: TurnRequest, request: Request, owner: Owner) -> Response:
        """Ask the next question of a conversation, in the light of the answers before it.

        With `Accept: text/event-stream` the steps come as events (`reading`, `found`, `answer`, `turn`) once known.
        """
        question = checked(asked.to_question())
        if wants_events(request):
            return event_stream(conversations.ask(owner, id, question))
        return JSONResponse(turn_record(conversations.answer(owner, id, question).turns[-1]), 201)
