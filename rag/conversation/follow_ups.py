"""Whether a question needs what was said before it: it points back, or says too little to be all."""

import re
from typing import Final

from rag.conversation.binding import SEVERAL, THING, means_its_own, pointing
from rag.conversation.grammar import asks, opens_with_auxiliary
from rag.words import content_words

_OPENING: Final = re.compile(
    r"^(?:(?:and|but|so|or|also|then|okay|ok|well|hm+|really|thanks|thank you|now|interesting"
    r"|right|yes)\b[,.!?…]*\s+)+",
    re.IGNORECASE,
)
# What points at something said before, and leaves no place in which its name could stand.
_POINTS_BACK: Final = re.compile(
    r"\b(?:that|this|it)$"
    r"|\b(?:that|this|it) (?:true|right|correct)$"
    r"|\b(?:that|this|it) (?:happen|mean|begin|start|end|change|figure|number|toll|estimate|claim|statement)\b"
    r"|\b(?:these|those(?! who\b))\b"
    r"|\b(?:another|a different) (?:figure|number|toll|estimate|account|version)$"
    r"|\bthis (?!year|week|month|morning|afternoon|evening|autumn|summer|winter|spring|article|story|page"
    r"|(?:sort|kind|type) of\b)[a-z]+"
    r"|(?:\b(?:in|of|about|for|with|on|by|to|at|from|is|was|were|did|does|would|will)|^) that [a-z]{3,}",
    re.IGNORECASE,
)
# These point back from a question that names nobody and nothing: "Who was there?", but not "How many Poles are there?".
_POINTS_ON: Final = re.compile(r"\b(?:there|then|more|next|afterwards|later|instead|else)$", re.IGNORECASE)
_DEFINED: Final = re.compile(r"^(?:what|who) (?:is|are|was|were) (?!\w+ed$|\w+en$)\w{4,}$", re.IGNORECASE)
_NAME_OR_NUMBER: Final = re.compile(r"(?<=[\w’'] )[A-Z]|\d")
_HOW_MANY: Final = re.compile(r"^how many \w+", re.IGNORECASE)  # "How many demonstrated?" says all


_NOT: Final = re.compile(
    r"^(?P<word>did|does|do|is|was|were|are|has|have|had|could|would|should)n[’']?t (?=\w)", re.IGNORECASE
)
_CONTRACTED: Final = re.compile(
    r"(?:^(?P<word>what|who|where|how|when)[’']?s|\b(?P<pointing>that|he|she|there)s) (?=\w)", re.IGNORECASE
)


def written_out(asked: str) -> str:
    """The question with "is" for the "s" of "what's", and of "thats", which is in a hurry."""
    positive = _NOT.sub(r"\g<word> ", asked)
    return _CONTRACTED.sub(lambda match: f"{match['word'] or match['pointing']} is ", positive)


def without_opening(question: str) -> tuple[str, bool]:
    """The question without the "And" that opens it, and whether it had one."""
    opening = _OPENING.match(question)
    return (question[opening.end() :], True) if opening else (question, False)


def points_back(asked: str) -> bool:
    """Whether a question without its mark points at no person, but back, or asks too little ("What happened?")."""
    found = _POINTS_BACK.search(asked)
    if found and means_its_own(asked, found.start()):
        return False
    if found or any(pointing(asked, kind) for kind in (SEVERAL, THING)):
        return True
    return _is_fragment(asked) or (_POINTS_ON.search(asked) is not None and not _NAME_OR_NUMBER.search(asked))


def _is_fragment(asked: str) -> bool:
    """A name or a number is enough to be all."""
    content = content_words(asked)
    short = asks(asked) and not opens_with_auxiliary(asked) and len(asked.split()) < 4
    says_little = short and len(content) < 2 and not _DEFINED.match(asked) and not _HOW_MANY.match(asked)
    return not content or (says_little and not _NAME_OR_NUMBER.search(asked))
