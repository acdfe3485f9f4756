"""Request bodies over a limit are refused before they are in memory."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rag.api.problems import problem

# Bytes under each prefix: the longest question with the longest history, in a script of four bytes a letter; and for
# the window, which says in its own words that a paste is too long, a good deal more.
LARGEST_BODIES = {"/v1/": 1_000_000, "/gradio_api/": 8_000_000}
# Gradio keeps what is sent there, though the window takes no files.
NO_UPLOADS = "/gradio_api/upload"


class BodyLimit:
    """Counts the bytes of a request as they come in; plain ASGI, because the body is not read yet."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its whole body, or refuse it."""
        limit = _limit(scope["path"]) if scope["type"] == "http" else None
        if limit is None or scope["method"] == "GET":
            await self._app(scope, receive, send)
            return
        if scope["path"].startswith(NO_UPLOADS):
            await problem(404, "Files cannot be sent here; `python -m rag index` adds articles.")(scope, receive, send)
            return
        body = await _read_body(receive, limit)
        if body is None:
            detail = f"The request has more than {limit:,} bytes. Send one question."
            refusal = problem(413, detail, {"Connection": "close"})  # the rest of it is not waited for
            await refusal(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)


def _limit(path: str) -> int | None:
    return next((limit for prefix, limit in LARGEST_BODIES.items() if path.startswith(prefix)), None)


async def _read_body(receive: Receive, limit: int) -> bytes | None:
    """The body, None if it is too large; what came of it when the caller has gone away."""
    body = bytearray()
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        more = message.get("more_body", False)
    return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    """A `receive` that first gives the body in one message, and then what really comes."""
    unread: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return unread.pop() if unread else await receive()

    return replayed
