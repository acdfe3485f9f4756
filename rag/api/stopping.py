"""Whoever still waits for an answer when the server has to stop is told so."""

from asyncio import CancelledError

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rag.api.problems import problem


class Stopping:
    """Answers a request that is cancelled, where nothing was sent yet; the server would call it an error of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        has_begun = scope["type"] != "http"  # what else there is cannot be answered

        async def noting(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except CancelledError:
            if has_begun:
                raise
            await problem(503, "The server is stopping. Ask again once it has been started.")(scope, receive, send)
