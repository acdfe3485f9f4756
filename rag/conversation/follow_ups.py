"""Whether a question needs what was said before it: it points back, or says too little to be all.

`points_back`, `is_vague` and `asks_little` look at what was typed, `lacks_its_matter` at what was made of it.
"""

import re
from typing import Final

from rag.conversation.binding import PERSON, SEVERAL, THING, means_its_own, pointing
from rag.conversation.grammar import (
    AUXILIARY,
    PREPOSITION,
    any_of,
    asks,
    has_name_or_number,
    opens_with_auxiliary,
)
from rag.said import SAY
from rag.words import content_words

# What points at something said before, and leaves no place in which its name could stand.
_POINTS_BACK: Final = any_of(
    # "Why did she do that?", "Is this right?", "How did it begin?", "Why does that claim matter?"
    r"\b(?:that|this|it)$",
    r"\b(?:that|this|it) (?:true|right|correct)$",
    r"\b(?:that|this|it) (?:happen|mean|begin|start|end|change|figure|number|toll|estimate|claim|statement)\b",
    # "Who paid for those?", but not "How many of those who left have returned?"
    r"\b(?:these|those(?! who\b))\b",
    # "Is there another figure?"
    r"\b(?:another|a different) (?:figure|number|toll|estimate|account|version)$",
    # "Who signed this deal?", "What came of that meeting?", but not "this year", "this sort of deal"
    r"\bthis (?!year|week|month|morning|afternoon|evening|autumn|summer|winter|spring|article|story|page"
    r"|(?:sort|kind|type) of\b)[a-z]+",
    r"(?:\b(?:in|of|about|for|with|on|by|to|at|from|is|was|were|did|does|would|will)|^) that [a-z]{3,}",
    # "Who made that offer?"
    r"^who (?:\w+ed|told|made|gave|wrote|took|sent|signed|held|won|lost|paid|saw|got|had|put) (?:that|this) [a-z]+$",
    # "How long did it take?": no name can take the place of this "it".
    r"^how long (?:did|does|do|will|would|has|have) (?:it|that|this) (?:take|last|taken)$",
)
# These point back from a question that names nobody and nothing: "Who was there?", but not "How many Poles are there?".
_POINTS_ON: Final = re.compile(r"\b(?:there|then|more|next|afterwards|later|instead|else)$", re.IGNORECASE)
_WHAT_IS_LONG_WORD: Final = re.compile(
    r"^(?:what|who) (?:is|are|was|were) (?!\w+ed$|\w+en$)\w{4,}$", re.IGNORECASE
)  # "What is primatology?"
_HOW_MANY: Final = re.compile(r"^how many \w+", re.IGNORECASE)  # "How many demonstrated?" points nowhere
_SHORT: Final = 3  # words

# Something that every topic has one of; what opens a question is in small letters here, capitals inside are names.
_VAGUE: Final = any_of(
    # "What was the turnout?", "Any injuries?", "Will there be an appeal?"
    r"(?:what|when|where|how \w+) (?:is|was|were|are|will be) the (?:[a-z-]+ )?[a-z-]+",
    r"any (?:[a-z-]+ ){0,2}[a-z-]+",
    rf"{AUXILIARY} there (?:any|more|be an?) (?:[a-z-]+ )?[a-z-]+",
    # "Was anyone hurt?", "What do critics say?"
    rf"{AUXILIARY} (?:anyone|anybody|anything|everyone) [a-z ]+",
    rf"(?:what|how) {AUXILIARY} (?:people|critics|experts|residents|locals|supporters|opponents|authorities) [a-z]+",
    # "Is it legal?", "Was it the first time?"
    rf"{AUXILIARY} it (?:legal|illegal|safe|normal|possible|likely|expected|common|the (?:first|last|only) time)",
    # "Who else was there?", "The cost?", "What did the other side say?", "Who played that day?"
    r"(?:who|what|where|how) else .+",
    r"the [a-z-]+",
    r".+ the other (?:side|sides|party)(?: [a-z]+)?",
    r".+ that day",
    flags=re.NOFLAG,
)

# Each of these lacks something, whatever was asked before.
_LACKING: Final = any_of(
    # "Has a woman done that before?", "When did he say so?", "Does she think that is enough?"
    r"\b(?:do|does|did|done|doing|say|said|saying) (?:that|it|this|so)"
    r"(?=$| (?:before|again|too|then|now|because|after|when)\b)",
    rf"\b(?:{SAY}|think|thinks|believes?|feels?|know|knows) (?:that|this) (?:is|was|will|would|has)\b",
    # "What will he do after that?", "Had anything like that happened before?", "Who plays there?"
    r"\b(?:after|before|because of|despite|during|by|with|from|since|on|of|about|for) (?:that|this)$",
    r"\blike (?:that|this)\b",
    r"(?<!is )(?<!are )(?<!was )(?<!were )\bthere$",
    # "Did she say why?", "Is the new figure higher?"
    rf"\b(?:{SAY}|explain|tell|know|mention) (?:why|how|when|where|so)$",
    r"\bthe (?:new|latest|current|other|second) (?:figure|number|toll|estimate)\b",
    # "What did the government say?", "Has Lund answered?", "How did the firm respond?", "What was the reaction?"
    rf"^what (?:did|does|do|has|have) (?:the [\w’'-]+(?: [\w’'-]+)?) {SAY}$",
    rf"^(?:(?:what|how) )?{AUXILIARY} .+ (?:reply|replied|(?:respond|react|answer|comment)(?:ed)?)$",
    r"^what (?:is|was|were) the (?:reaction|response|outcome|result|verdict|consequence)s?"
    r"(?=$| in (?!the\b)[\w’'-]+$)",
    # "Where else?", but not "Who else was in the boat?"
    r"^(?:who|where) else\b(?!.*\b(?:in|of|about|at|besides|than|from|to)\b)",
    # No verb: "By how many votes?", "Out of how many?", "For fear of how much?", "Since when not?"
    rf"^(?:{PREPOSITION}|of|out of) (?:how (?:much|many)|which|what|whose)(?: [\w’'-]+){{0,2}}$",
    r"^(?:on|of|for|from) [\w’'-]+ of how (?:much|many)$",
    r"^since when not$",
)
_PLACE: Final = r"(?:town|city|village|region|area|country|island|building|hospital|school)"
# "How many people live in the town?"
_IN_THE_PLACE: Final = re.compile(rf"\bin the {_PLACE}$", re.IGNORECASE)
# "Who is mayor of the town?", "Who runs the company?"
_OF_THE_PLACE: Final = any_of(
    rf"\b(?:at|of|to|from) the {_PLACE}$",
    r"\bthe (?:company|firm|business|club|team)$",
)
# "What is a glacier?", but not "Who was killed?"
_WHAT_IS: Final = re.compile(
    r"^(?:what|who) (?:is|are|was|were) (?:(?:the|an?) )?(?!\w+(?:ing|ed)$)[\w’'-]+$", re.IGNORECASE
)
_WHO_SAID: Final = re.compile(rf"^who (?:\w+ )?{SAY}\b", re.IGNORECASE)
# About somebody, whatever else was spoken of: "How old is she?", "Where was he born?", "What else did she say?"
_PERSONAL: Final = any_of(
    rf"^(?:how old|who {AUXILIARY})",
    rf"^(?:what|where) {AUXILIARY} .+ (?:from|born|live|work|name|job|age|background)\b",
    rf"^what (?:else )?(?:did|does|do|has|have) .+ {SAY}\b",
)
# Words that tell nothing of what a question is about.
_GENERAL: Final = frozenset(
    "long old far big high large often really actually exactly still ever yet last take start begin end happen".split()
)
_LITTLE: Final = 2  # content words


def points_back(asked: str) -> bool:
    """Whether a question without its mark points at no person, but back, or asks too little ("What happened?")."""
    found = _POINTS_BACK.search(asked)
    if found and means_its_own(asked, found.start()):
        return False
    if found or any(pointing(asked, kind) for kind in (SEVERAL, THING)):
        return True
    return _is_fragment(asked) or (_POINTS_ON.search(asked) is not None and not has_name_or_number(asked))


def _is_fragment(asked: str) -> bool:
    """A name or a number is enough to be all."""
    content = content_words(asked)
    is_short = asks(asked) and not opens_with_auxiliary(asked) and len(asked.split()) <= _SHORT
    says_enough = _WHAT_IS_LONG_WORD.match(asked) or _HOW_MANY.match(asked) or has_name_or_number(asked)
    return not content or (is_short and len(content) < _LITTLE and not says_enough)


def is_vague(asked: str) -> bool:
    """Whether a question only names a thing of which every topic has its own: "What was the turnout?"."""
    return _VAGUE.fullmatch(f"{asked[:1].lower()}{asked[1:]}") is not None


def lacks_its_matter(reading: str) -> bool:
    """Whether a reading points back still, or says too little for a question of its own."""
    if _LACKING.search(reading):
        return True
    if not _WHO_SAID.match(reading) and any(pointing(reading, kind) for kind in (PERSON, SEVERAL, THING)):
        return True
    if has_name_or_number(reading) or _WHAT_IS.match(reading):
        return False
    told = len(set(content_words(reading)) - _GENERAL)
    placed = _IN_THE_PLACE.search(reading) or (told == _LITTLE and _OF_THE_PLACE.search(reading))
    return told < _LITTLE or bool(placed)


def asks_little(asked: str) -> bool:
    """Whether what was typed asks for a part in what was spoken of: "How long did they stay?"."""
    return len(content_words(asked)) <= _LITTLE and not _PERSONAL.match(asked)
