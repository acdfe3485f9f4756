"""Corrections: "no, I meant the governor", "not Kursk, Belgorod", "I meant 2024"."""

import re
from dataclasses import dataclass
from typing import Final

from rag.conversation.grammar import PREPOSITION, asks
from rag.words import content_words

# Each is preceded by these at will.
_BEGINS: Final = (
    r"(?:(?:no|nope|sorry|oh|oops|wait|actually|hang on|ah|well|i(?:’m|'m| am) sorry|my mistake)\b[,.!—–-]*\s*)"
)
_MEANT: Final = (
    r"(?:i|we) (?:actually |really )?"
    r"(?:meant|mean|was asking about|am asking about|asked about|was talking about|want(?:ed)?)"
)
# "No, I meant the governor"
_I_MEANT: Final = re.compile(
    rf"^{_BEGINS}*(?:but )?{_MEANT}(?: to (?:ask|say|know)(?: about)?)?,? (?P<right>.+)$", re.IGNORECASE
)
# "Sorry, soldiers I mean"
_MEANT_LAST: Final = re.compile(rf"^{_BEGINS}*(?P<right>.+?),? (?:i|we) (?:meant|mean)$", re.IGNORECASE)
# "Not Kursk, Belgorod"
_NOT_BUT: Final = re.compile(
    rf"^{_BEGINS}*not (?P<wrong>[^,;]+?)(?:[,;] ?(?:but )?|,? but |,? rather )(?:{_MEANT} )?(?P<right>.+)$",
    re.IGNORECASE,
)
# "Belgorod, not Kursk"
_AND_NOT: Final = re.compile(
    r"^(?P<right>.+?)(?:, (?:and )?not|,? (?:instead of|rather than)) (?P<wrong>.+)$", re.IGNORECASE
)
# "No, how many were wounded?"
_NO: Final = re.compile(rf"^{_BEGINS}*(?:no|nope|sorry|actually)\b[,.!—–-]*\s+(?P<right>.+)$", re.IGNORECASE)
_LONGEST: Final = 8  # words of what was meant


@dataclass(frozen=True)
class Correction:
    """What was meant, and what it stands in the place of, where that is said."""

    right: str
    wrong: str = ""

    @property
    def is_question(self) -> bool:
        """Whether what was meant is a question of its own, and takes the place of the last one as a whole."""
        return asks(self.right) and not re.match(rf"{PREPOSITION} (?!(?:wh|how))", self.right, re.IGNORECASE)


def correction(follow_up: str) -> Correction | None:
    """What a follow-up says was meant; None where it corrects nothing."""
    if match := _NOT_BUT.match(follow_up):
        return _checked(match["right"], match["wrong"])
    for form in (_I_MEANT, _MEANT_LAST, _NO):
        if match := form.match(follow_up):
            right = match["right"]
            other = _AND_NOT.match(right)
            return _checked(other["right"], other["wrong"]) if other else _checked(right)
    other = _AND_NOT.match(follow_up) if not asks(follow_up) else None
    return _checked(other["right"], other["wrong"]) if other else None


def _checked(right: str, wrong: str = "") -> Correction | None:
    meant = Correction(right.strip(" ,"), wrong.strip(" ,"))
    is_short = len(meant.right.split()) <= _LONGEST or meant.is_question
    return meant if is_short and content_words(meant.right) else None
