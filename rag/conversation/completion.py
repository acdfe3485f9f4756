"""What a reading still lacks, set beside it: "Is there a doctor, about the island that was cut off?"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rag.conversation.antecedents import names_in
from rag.conversation.binding import PERSON, SEVERAL, THING, pointing
from rag.conversation.clauses import as_clause
from rag.conversation.earlier import Earlier
from rag.conversation.grammar import AUXILIARY, NAMES, PREPOSITION, inner
from rag.conversation.parts import persons_in
from rag.conversation.topics import ACTOR, APPENDED, subject, without_topic
from rag.said import SAY
from rag.words import content_words, words

# Each of these lacks something, whatever was asked before.
_LACKING: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "Has a woman done that before?", "When did he say so?", "Does she think that is enough?"
        r"\b(?:do|does|did|done|doing|say|said|saying) (?:that|it|this|so)"
        r"(?=$| (?:before|again|too|then|now|because|after|when)\b)",
        rf"\b(?:{SAY}|think|thinks|believes?|feels?|know|knows) (?:that|this) (?:is|was|will|would|has)\b",
        # "What will he do after that?", "Had anything like that happened before?", "Who plays there?"
        r"\b(?:after|before|because of|despite|during|by|with|from|since|on|of|about|for) (?:that|this)$",
        r"\blike (?:that|this)\b",
        r"(?<!is )(?<!are )(?<!was )(?<!were )\bthere$",
        # "Did she say why?", "Is the new figure higher?", "How many people live in the town?"
        rf"\b(?:{SAY}|explain|tell|know|mention) (?:why|how|when|where|so)$",
        r"\bthe (?:new|latest|current|other|second) (?:figure|number|toll|estimate)\b",
        # "What did the government say?", "Has Lund answered?", "How did the firm respond?", "What was the reaction?"
        rf"^what (?:did|does|do|has|have) (?:the [\w’'-]+(?: [\w’'-]+)?) {SAY}$",
        rf"^(?:(?:what|how) )?{AUXILIARY} .+ (?:reply|replied|(?:respond|react|answer|comment)(?:ed)?)$",
        r"^what (?:is|was|were) the (?:reaction|response|outcome|result|verdict|consequence)s?"
        r"(?=$| in (?!the\b)[\w’'-]+$)",
        r"^(?:who|where) else\b(?!.*\b(?:in|of|about|at|besides|than|from|to)\b)",
        # No verb: "By how many votes?", "Out of how many?"
        rf"^(?:{PREPOSITION}|of|out of) (?:how (?:much|many)|which|what|whose)(?: [\w’'-]+){{0,2}}$",
        r"^(?:on|of|for|from) [\w’'-]+ of how (?:much|many)$|^since when not$",
    )
)
_OF_THE_PLACE: Final = re.compile(
    r"\b(?:in|at|of|to|from) the (?:town|city|village|region|area|country|island|building|hospital|school)$"
    r"|\bthe (?:company|firm|business|club|team)$",
    re.IGNORECASE,
)
_NAME_OR_NUMBER: Final = re.compile(r"(?<=[\w’'] )[A-Z]|\d")
_DEFINED: Final = re.compile(r"^(?:what|who) (?:is|are|was|were) (?:(?:the|an?) )?(?!\w+(?:ing|ed)$)[\w’'-]+$", re.I)
_WHO_SAID: Final = re.compile(rf"^who (?:\w+ )?{SAY}\b", re.IGNORECASE)
_PERSONAL: Final = re.compile(
    rf"^(?:how old|who {AUXILIARY}|(?:what|where) {AUXILIARY} .+ (?:from|born|live|work|name|job|age|background)\b"
    rf"|what (?:else )?(?:did|does|do|has|have) .+ {SAY}\b)",
    re.IGNORECASE,
)
# Words that tell nothing of what a question is about.
_GENERAL: Final = frozenset(
    "long old far big high large often really actually exactly still ever yet last take start begin end happen".split()
)
_AT_ITS_END: Final = re.compile(r"\b(?:it|that|this|there|they|them)$", re.IGNORECASE)
_SHORT: Final = 2  # content words
_LONGEST: Final = 100  # characters


def completed(reading: str, asked: str, history: Sequence[Earlier]) -> str:
    """A reading with what it is about, where it lacks that; `asked` is what was typed."""
    if APPENDED in reading:
        return reading
    about = unsaid(reading, history) if _lacks_its_matter(reading) else ""
    if not about and reading != asked and _says_little(asked):
        about = _lost_name(reading, history)
    return f"{reading}{APPENDED}{about}" if about else reading


def unsaid(reading: str, history: Sequence[Earlier]) -> str:
    """What was spoken of last, if the reading does not say it; "" where that points back itself."""
    for earlier in history:
        short = [about for about in _matters(earlier.topic) if about and len(about) <= _LONGEST]
        if short:
            return "" if short[0] in reading or _points_on(short[0]) else short[0]
    return ""


def _points_on(about: str) -> bool:
    """Whether it has a pronoun of somebody whom it does not name itself, or ends in one."""
    pronoun = PERSON.search(about) or _AT_ITS_END.search(about)
    return pronoun is not None and not re.search(NAMES, about[: pronoun.start()])


def _matters(topic: str) -> Iterator[str]:
    """What a question is about: all that it asks where its subject alone does not tell."""
    about, actor = subject(topic), ACTOR.search(topic)
    if about and not (actor and actor["actor"] == about):
        yield about
    yield as_clause(without_topic(topic))


def _lacks_its_matter(reading: str) -> bool:
    """Whether it points back still, or says too little for a question of its own."""
    if any(pattern.search(reading) for pattern in _LACKING):
        return True
    if not _WHO_SAID.match(reading) and any(pointing(reading, kind) for kind in (PERSON, SEVERAL, THING)):
        return True
    if _NAME_OR_NUMBER.search(reading) or _DEFINED.match(reading):
        return False
    told = len(set(content_words(reading)) - _GENERAL)
    return told < _SHORT or (told == _SHORT and _OF_THE_PLACE.search(reading) is not None)


def _says_little(asked: str) -> bool:
    """Whether what was typed asks for a part in what was spoken of: "How long did they stay?"."""
    return len(content_words(asked)) <= _SHORT and not _PERSONAL.match(asked)


def _lost_name(reading: str, history: Sequence[Earlier]) -> str:
    """The last name in the last question of which the reading has no word: a place's or a body's, and nobody else's."""
    kept, topic = set(words(reading)), history[0].topic
    persons = [person.name for person in persons_in(topic, history)]
    lost = [name for name in names_in(topic) if not kept & set(words(name)) and not any(map(name.endswith, persons))]
    return inner(lost[-1]) if lost else ""
