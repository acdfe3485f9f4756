"""Questions to ask next, and what each is for."""

from typing import Final

from rag.schema import NextKind

ASK_NEXT: Final = "Ask next"

_KINDS: Final[dict[NextKind, str]] = {
    "speaker": "another speaker",
    "figure": "another figure",
    "earlier": "earlier",
    "later": "later",
    "response": "the response",
}


def kind(kind: NextKind) -> str:
    """What a question is for."""
    return _KINDS[kind]
