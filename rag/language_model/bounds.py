"""How much of a server's answer is read: one that streams without end would fill the memory within its seconds."""

from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from httpx2 import AsyncByteStream, Response

_MOST: Final = 5_000_000  # bytes; the longest answer that is asked for has about 1 MB from Ollama, a line for each word
UNPACKED: Final = {"Accept-Encoding": "identity"}  # what is packed has no length that can be known before


class OutOfBounds(Exception):
    """A server's answer is longer than any that was asked for, or packed."""


async def read_within_bounds(response: "Response") -> None:
    """Reads an answer for an HTTP client (its response hook), which then has it from us. Raises OutOfBounds."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise OutOfBounds
    stream, body = cast("AsyncByteStream", response.stream), bytearray()
    async for part in stream:
        body += part
        if len(body) > _MOST:
            raise OutOfBounds
    await stream.aclose()
    response.stream = type(response)(response.status_code, content=bytes(body)).stream
