"""Where and when something happened, as far as a clause or a question says it after a preposition."""

import re
from dataclasses import dataclass
from typing import Final

from rag.words import FUNCTION_WORDS

_SCENE: Final = re.compile(
    r"\b(?:in|at(?! least| most)|on|during|from|near|across|inside|outside)(?: (?:the|a|an|its|their))?"
    r"(?P<where>(?: [\w’'-]+){1,4})",
    re.IGNORECASE,
)
DAYS: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
_YEAR: Final = re.compile(
    r"(?<![\w.,])(?:1[5-9]|20)\d\d(?!\w|[.,]\d)"
    r"|\b(?i:last|previous) (?:year|season|time)\b|\byears? (?:ago|before|earlier)\b"
)


@dataclass(frozen=True)
class Scene:
    """The names and the other words, case-folded, and the years, "last year" among them."""

    names: frozenset[str]
    words: frozenset[str]
    years: frozenset[str]

    def is_elsewhere(self, other: "Scene") -> bool:
        """Whether both say where or when it was, and not the same; a name is not set against another word."""
        are_named = bool(self.names or other.names)
        return (
            self.has_other_names(other)
            or _differ(self.years, other.years)
            or (not are_named and _differ(self.words, other.words))
        )

    def has_other_names(self, other: "Scene") -> bool:
        """Whether both give names, and none in common: in Riverton and in Hillview."""
        return _differ(self.names, other.names)


def scene_of(text: str) -> Scene:
    """The scene that a clause or a question names; weekdays and dates, which a later report has too, are none of it."""
    found = [word for match in _SCENE.finditer(text) for word in _place(match["where"])]
    names = frozenset(word.casefold() for word in found if word[:1].isupper())
    return Scene(names, frozenset(word.casefold() for word in found) - names, frozenset(_YEAR.findall(text)))


def _differ(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and not some & others


def _place(where: str) -> list[str]:
    """The words up to the first function word, without days, months and figures."""
    words = [re.sub(r"[’']s?$", "", word) for word in where.split()]
    end = next((place for place, word in enumerate(words) if word.casefold() in FUNCTION_WORDS - DAYS), len(words))
    return [word for word in words[:end] if word.casefold() not in DAYS and not word[0].isdigit()]
