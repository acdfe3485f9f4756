"""What a question is about: the names that it prints, or, where it names nothing, its rare content words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rag.dates import find_dates
from rag.words import FUNCTION_WORDS, content_words

MOST_TERMS: Final = 8  # of a question; each costs a look-up

# Words that a question about anything may have: they say nothing of what it is about.
_GENERAL: Final = frozenset(
    """people person persons man men woman women individual individuals someone anyone anybody everyone everybody
    nobody number numbers amount figure figures total count percent percentage reason reasons cause caused causes
    happen happened happens say said says tell told tells give gave given gives take took taken takes make made
    makes come came comes go goes went gone get got gets know known knows think thought name named names called kind
    type sort thing things way ways old new long large big high far long much many first last latest next year years
    month months week weeks day days date time times today yesterday ago place places part parts exactly currently
    now article articles according news story report reported reports describe described explain use used one two
    three four five six seven eight nine ten else still ever also already even like likely often put puts set us
    among nearly against without afterwards u""".split()
)
_TITLES: Final = frozenset(
    """mr mrs ms dr sir president mayor governor minister senator judge general chancellor king queen prince princess
    pope professor captain colonel secretary chairman director chief acting""".split()
)
_NAME: Final = re.compile(r"[A-Z][\w’'.-]*(?:(?: (?:de|van|von|der|al|bin|la|le))? [A-Z][\w’'.-]*)*")
_ENDING: Final = re.compile(r"(?:[’']s|[’'.,-]+)$")
# "Korean", "Iraqi" and "Japanese" mention Korea, Iraq and Japan.
_FORMS: Final = ("", "s", "n", "ns", "i", "is", "ese")


@dataclass(frozen=True)
class Topic:
    """The things that a question is about: `names` as it prints them; `words`, folded, where it names nothing.

    Both are empty for a question of general words alone ("What happened?").
    """

    names: tuple[str, ...]
    words: tuple[str, ...]


def topic_of(question: str) -> Topic:
    """The names of the question, each once; its rare content words where it names nothing; dates are neither."""
    names = _names(question)
    if names:
        return Topic(names, ())
    found = [word for word in content_words(_without_dates(question)) if not word[0].isdigit()]
    rare = dict.fromkeys(word for word in found if word not in _GENERAL)
    return Topic((), tuple(rare)[:MOST_TERMS])


def mentions_name(text: str, name: str) -> bool:
    """Whether a text prints a name, its words side by side, in its own capitals; "Koreans" mention Korea."""
    return _pattern(name).search(text) is not None


def mentions_all(text: str, names: Sequence[str]) -> bool:
    """Whether a text prints each of the names."""
    return all(mentions_name(text, name) for name in names)


def spellings(name: str) -> tuple[str, ...]:
    """The forms of a name that count as mentioning it."""
    return tuple(name + ending for ending in _FORMS)


def _pattern(name: str) -> re.Pattern[str]:
    words = r"\W+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?:{'|'.join(_FORMS)})(?!\w)")


def _names(question: str) -> tuple[str, ...]:
    if not re.search("[a-z]", question):  # shouted: its capitals mean nothing
        return ()
    shortened = _without_dates(question)
    found = (_tidied(match, shortened) for match in _NAME.finditer(shortened))
    return tuple(dict.fromkeys(name for name in found if name))[:MOST_TERMS]


def _tidied(match: re.Match[str], question: str) -> str:
    """The name without titles and endings; "" for a word that has its capital from opening the question."""
    words = match.group().split()
    opens = not question[: match.start()].strip(" “\"'‘«(")
    if opens and (words[0].casefold().strip(".,") in FUNCTION_WORDS | _GENERAL or len(words) == 1):
        words = words[1:]
    while words and words[0].casefold().strip(".") in _TITLES:
        words = words[1:]
    name = _ENDING.sub("", " ".join(words))
    return "" if name.casefold() in FUNCTION_WORDS else name


def _without_dates(question: str) -> str:
    """The question with blanks in place of its dates: a month is no name."""
    for date in find_dates(question, 0, len(question)):
        question = question[: date.start] + " " * (date.end - date.start) + question[date.end :]
    return question
