"""A server that has to stop tells whoever waits, and leaves alone what was answered."""

import asyncio
import json

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rag.api.stopping import Stopping

REQUEST: Scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
BEGUN: Message = {"type": "http.response.start", "status": 200, "headers": []}


def sent_when_stopped(app: ASGIApp, scope: Scope) -> list[Message]:
    """What the app has sent when its task is cancelled while it waits."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def serve() -> None:
        task = asyncio.create_task(Stopping(app)(scope, receive, send))
        await asyncio.sleep(0.01)
        task.cancel()
        await task

    try:
        asyncio.run(serve())
    except asyncio.CancelledError:
        sent.append({"type": "cancelled"})
    return sent


async def waiting(scope: Scope, receive: Receive, send: Send) -> None:
    await asyncio.sleep(60)


async def streaming(scope: Scope, receive: Receive, send: Send) -> None:
    await send(BEGUN)
    await asyncio.sleep(60)


def test_who_waits_is_told_in_a_problem_document() -> None:
    start, body = sent_when_stopped(waiting, REQUEST)
    assert start["status"] == 503
    assert (b"content-type", b"application/problem+json") in start["headers"]
    assert json.loads(body["body"]) == {
        "title": "Service Unavailable",
        "status": 503,
        "detail": "The server is stopping. Ask again once it has been started.",
    }


@pytest.mark.parametrize(
    ("app", "scope", "before"), [(streaming, REQUEST, [BEGUN]), (waiting, {"type": "lifespan"}, [])]
)
def test_what_has_begun_or_is_no_request_is_broken_off(app: ASGIApp, scope: Scope, before: list[Message]) -> None:
    assert sent_when_stopped(app, scope) == [*before, {"type": "cancelled"}]
