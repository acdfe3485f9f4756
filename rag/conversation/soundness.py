"""A last look at a reading that was put together: what is no English question is not shown."""

import re
from typing import Final

from rag.conversation.grammar import AUXILIARY, NAMES, PREPOSITION, asks
from rag.conversation.topics import APPENDED

_APPENDED: Final = re.compile(rf"{APPENDED}.+$")
_FAULTS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "About about", "which the doctor", a word that is missing, "and what about about".
        rf"\b(?P<word>{PREPOSITION}|about|of|the|an?|that|{AUXILIARY}) (?P=word)\b",
        r"\babout the about\b",
        r"\b(?P<name>\w+ \w+) (?P=name)\b",
        r"\b(?:the|an?|which|how many) (?:the|an?|his|her|its|their)\b",
        r"\S  \S",
        r"\bwhat about (?:about|in|on|at)\b",
        # Two verbs, or a clause, where there is room for a name.
        r"\b(?:do|does|did) (?:(?!who\b)[\w’'-]+ ){1,4}(?:does|did|is|are|was|were)\b(?! it\b)",
        # "Who said when Lund said how many".
        r"\bsa(?:y|id) (?:who|when|where|why|how)\b[^,]* sa(?:y|id) (?:who|when|where|why|how|that)\b",
    )
)
_ONLY_A_NAME: Final = re.compile(NAMES)


def is_sound(reading: str, typed: str) -> bool:
    """Whether a reading asks something, as far as what was typed does, and has no fault that was not typed."""
    asked = _APPENDED.sub("", reading)
    if (asks(typed) and not asks(asked)) or _ONLY_A_NAME.fullmatch(asked):
        return False
    return not any(fault.search(asked) and not fault.search(typed) for fault in _FAULTS)
