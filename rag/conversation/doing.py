"""Who did what a question asks for, by the verb of the answer: "Lund has resigned", "sold by Lund"."""

import re
from typing import Final

from rag.conversation.earlier import Earlier
from rag.conversation.grammar import AUXILIARY, NAMES
from rag.said import SAY
from rag.words import FUNCTION_WORDS

_WHO_DID: Final = re.compile(rf"^(?:who|which \w+)(?: else)? (?P<verb>(?!{AUXILIARY}|{SAY}\b)\w+)", re.IGNORECASE)
_LONGEST_ROLE: Final = 3  # words between "by" and the name: "by its former auditors, Finch"


def doer(earlier: Earlier) -> str:
    """Whoever an answer says did what was asked about, as it is printed there; "" where no verb shows it."""
    asked = _WHO_DID.match(earlier.topic)
    if not asked:
        return ""
    found = (match for text in earlier.answers for form in _forms(asked["verb"]) if (match := re.search(form, text)))
    names = (match["who"].removesuffix("’s") for match in found)
    return next((name for name in names if name.casefold() not in FUNCTION_WORDS), "")


def _forms(verb: str) -> tuple[str, ...]:
    """ "Lund resigned", "the family, which owns", "signed off by its auditors, Lund and Reed"."""
    verb = re.escape(verb)
    role = rf"(?:[a-z-]+,? ){{0,{_LONGEST_ROLE}}}"
    return (
        rf"(?P<who>\b{NAMES}),?(?: (?:has|had|also|then))* {verb}\b",
        rf"(?P<who>\b(?:the [a-z-]+|{NAMES})), (?:which|who) {verb}\b",
        rf"\b{verb}(?: (?:off|up|out|down|over))? by {role}(?P<who>{NAMES}(?: [a-z]{{3,}}s\b)?)",
    )
