"""How English questions are built, as far as pieces of one are put into another."""

import re
from typing import Final

from rag.said import SAY

AUXILIARY: Final = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|(?-i:may)|might|must)\b"
)
PREPOSITION: Final = r"(?:in|on|at|near|across|around|by|for|from|to|with|since|until|before|after|during|against)"
NAME: Final = r"(?:St\. )?[A-Z][\w’'-]*"
NAMES: Final = rf"{NAME}(?: {NAME})*"
WORD: Final = r"[\w’'-]+"
# "Who first said", "which broadcaster reported", "what paper says".
WHO_SAID: Final = rf"(?:who|which \w+|what (?!{AUXILIARY})\w+) (?:\w+ )?{SAY}\b"
PEOPLE: Final = frozenset(
    """people individuals persons residents civilians children troops soldiers men women officials victims others
    police""".split()
)

_ASKS: Final = re.compile(
    rf"^(?:(?:{PREPOSITION} )?(?:who|whom|whose|what|which|when|where|why|how)\b|{AUXILIARY})", re.IGNORECASE
)
_ASKS_WHO: Final = re.compile(r"^(?:(?:by|to|with|from|for|of|on) )?(?:who|whom|whose|which)\b", re.IGNORECASE)
_OPENS_WITH_AUXILIARY: Final = re.compile(AUXILIARY, re.IGNORECASE)
_AUXILIARY_INSIDE: Final = re.compile(rf"\b{AUXILIARY}", re.IGNORECASE)
_NAME_INSIDE: Final = re.compile(r"(?<=[\w’'] )[A-Z]")
_BEFORE_A_THING: Final = re.compile(rf"\b(?:{PREPOSITION}|of|the) $", re.IGNORECASE)
_AFTER_ITS_NOUN: Final = re.compile(r" (?:who|that|of|in|from|on)\b")
_MARKS: Final = " ?!.…"
_DETERMINER: Final = re.compile(r"(?:The|An?|This|That|These|Those|His|Her|Its|Their|Some|Many|Several|Most|One|Two) ")


def any_of(*rules: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern of several rules, so that each can stand on a line of its own below its example."""
    return re.compile("|".join(rules), flags)


def asks(phrase: str) -> bool:
    """Whether a phrase opens as a question does."""
    return _ASKS.match(phrase) is not None


def asks_who(question: str) -> bool:
    """Whether a question asks for persons, as far as its first words tell: "By whom", "which"."""
    return _ASKS_WHO.match(question) is not None


def opens_with_auxiliary(question: str) -> bool:
    """Whether a question is to be answered with yes or no."""
    return _OPENS_WITH_AUXILIARY.match(question) is not None


def first_auxiliary(question: str) -> re.Match[str] | None:
    """Where the first "did", "is" or "can" stands; None without one."""
    return _AUXILIARY_INSIDE.search(question)


def has_name_inside(phrase: str) -> bool:
    """Whether a word behind the first has a capital."""
    return _NAME_INSIDE.search(phrase) is not None


def has_name_or_number(question: str) -> bool:
    """Whether a question says what it is about by a name, a date or a figure."""
    return has_name_inside(question) or any(map(str.isdecimal, question))


def names_a_thing_next(before: str) -> bool:
    """Whether what stands before a name makes it a thing’s or a place’s: "in |", "the |"."""
    return _BEFORE_A_THING.search(before) is not None


def asks_how_many(question: str) -> bool:
    """Whether a question is for a number of people or things."""
    return question[: len("how many")].casefold() == "how many"


def unmarked(question: str) -> str:
    """A question without what closes it."""
    return question.rstrip(_MARKS)


def inner(phrase: str) -> str:
    """A phrase as it stands inside a sentence: question words and articles lose their capital, names keep it."""
    return phrase[:1].lower() + phrase[1:] if asks(phrase) or _DETERMINER.match(phrase) else phrase


def capitalised(phrase: str) -> str:
    """A phrase as it opens a sentence."""
    return phrase[:1].upper() + phrase[1:]


def with_mark(question: str) -> str:
    """A question with the mark that closes it."""
    return question if question.endswith("?") else f"{unmarked(question)}?"


def head(phrase: str) -> str:
    """The noun of a phrase: "people" of "the people who are missing"."""
    core = _AFTER_ITS_NOUN.split(phrase, maxsplit=1)[0].split() or [phrase]
    return core[-1].casefold()


def ends_in_plural(phrase: str) -> bool:
    """Whether a noun phrase is one of several people or things."""
    return is_plural(phrase.rsplit(maxsplit=1)[-1].casefold())


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    word = word.casefold()
    return word in PEOPLE or (len(word) > 3 and word.endswith("s") and not word.endswith("ss"))
