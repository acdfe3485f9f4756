"""Whose conversations a request is about: a key that its sender chose, or the cookie that a browser was given."""

import secrets

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rag.conversations import OWNER

HEADER = "Record-Owner"
COOKIE = "record_owner"
A_YEAR = 365 * 24 * 60 * 60  # seconds
KEY_BYTES = 16  # nobody guesses 128 bits

_READING = ("GET", "HEAD", "OPTIONS")


def owner_of(request: Request) -> str:
    """The owner. Raises HTTPException: 400 where nobody is named, 403 where another site's page sends the cookie."""
    chosen = request.headers.get(HEADER)
    owner = request.cookies.get(COOKIE, "") if chosen is None else chosen
    if not OWNER.fullmatch(owner):
        raise HTTPException(
            400,
            f"Whose conversations? Send the header {HEADER} with a key of your own, and always the same: "
            "16 to 128 letters, digits, “-” or “_”.",
        )
    if chosen is None and request.method not in _READING and _from_elsewhere(request):
        raise HTTPException(403, "A page of another site cannot change what is kept here.")
    return owner


def _from_elsewhere(request: Request) -> bool:
    """Whether a page of another origin sends it. A program sends neither header, and cannot be made to by a page."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is not None and origin.partition("://")[2] != request.headers.get("host")


class OwnerCookie:
    """Gives a browser that opens the window a key of its own, unless it has one; plain ASGI, so streams stay streams.

    The cookie is `Lax`: a `Strict` one is not sent when a link elsewhere leads here, and the new one that would then be
    given would hide the reader's conversations. What changes something is refused to other origins by `owner_of`.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the cookie to the page that comes back."""
        opens_window = scope["type"] == "http" and scope["method"] == "GET" and scope["path"] == "/"
        if not opens_window or OWNER.fullmatch(Request(scope).cookies.get(COOKIE, "")):
            await self._app(scope, receive, send)
            return

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", _new_cookie(scope["scheme"]))
            await send(message)

        await self._app(scope, receive, with_cookie)


def _new_cookie(scheme: str) -> str:
    secure = "; Secure" if scheme == "https" else ""
    key = secrets.token_urlsafe(KEY_BYTES)
    return f"{COOKIE}={key}; Path=/; Max-Age={A_YEAR}; HttpOnly; SameSite=Lax{secure}"
