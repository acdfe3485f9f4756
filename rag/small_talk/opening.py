"""A greeting before a question: to be heard, but not to be searched for."""

import re
from typing import Final

from rag.small_talk.phrases import GREETING, THANKS, any_of

# A question follows, or else the greeting may be its subject ("Hello, Dolly opened when?", "Thanks to whom …").
_ASKS: Final = (
    r"(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would"
    r"|please|tell me|i)\b"
)
_GREETING: Final = re.compile(
    rf"\s*(?:(?:{any_of(GREETING)}|{any_of(THANKS)})\b[\s,.!;:–—-]*)+(?={_ASKS})", re.IGNORECASE
)


def without_greeting(text: str) -> str:
    """The text without what is said before its question: "how many died?" of "Hello, how many died?"."""
    match = _GREETING.match(text)
    return text[match.end() :] if match else text
