"""Request bodies over a limit are refused before they are in memory."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rag.api.problems import problem

LARGEST_BODY = 1_000_000  # bytes; the longest question with the longest history, in a script of four bytes a letter


class BodyLimit:
    """Counts the bytes of a request under `prefix` as they come in; plain ASGI, because the body is not read yet."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self._app = app
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its whole body, or refuse it."""
        if scope["type"] != "http" or not scope["path"].startswith(self._prefix):
            await self._app(scope, receive, send)
            return
        body = await _read_body(receive)
        if body is None:
            detail = f"The request has more than {LARGEST_BODY:,} bytes. Send one question."
            refusal = problem(413, detail, {"Connection": "close"})  # the rest of it is not waited for
            await refusal(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)


async def _read_body(receive: Receive) -> bytes | None:
    """The body, None if it is too large; what came of it when the caller has gone away."""
    body = bytearray()
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            return None
        more = message.get("more_body", False)
    return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    """A `receive` that first gives the body in one message, and then what really comes."""
    unread: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return unread.pop() if unread else await receive()

    return replayed
