"""What opens a question and is no part of what it asks: "And so, …", "Do you know …"."""

import re
from typing import Final

_GOES_ON: Final = re.compile(
    r"^(?:(?:and|but|so|or|also|then|okay|ok|well|hm+|really|thanks|thank you|now|interesting"
    r"|right|yes)\b[,.!?…]*\s+)+",
    re.IGNORECASE,
)
_ASKED_FOR: Final = re.compile(
    r"^(?:(?:do|does) (?:you|anyone|anybody) know|any idea|(?:can|could) you (?:tell|say)(?: me)?|tell me|i wonder),? "
    r"(?=(?:who|what|which|when|where|why|how)\b)",
    re.IGNORECASE,
)


def without_opening(question: str) -> tuple[str, bool]:
    """The question without the "And" that opens it, and whether it had one."""
    opening = _GOES_ON.match(question)
    return (question[opening.end() :], True) if opening else (question, False)


def asked_directly(question: str) -> str:
    """ "Who paid" for "do you know who paid"."""
    return _ASKED_FOR.sub("", question)
