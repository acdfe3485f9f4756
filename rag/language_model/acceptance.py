"""Which rewritten questions are used: only those that bring nothing into the conversation."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from rag.errors import QuestionError
from rag.question import checked
from rag.schema import Question
from rag.words import WORD, content_words, words

_LONGEST: Final = 500  # characters
# What a complete question may need that nobody has said yet: words that state nothing. The last were added for CANARD's
# development half; of the rewrites that people wrote for it, 0.89 are accepted.
_OF_ASKING: Final = frozenset(
    """people person happen happened cause caused reason say said tell told name date day time place number way get got
    besides aside addition along against toward towards regard regarding due""".split()
)
_ENDING: Final = re.compile(r"(?:ing|ed|es|e|s)$")


def accepted(rewritten: str, question: str, conversation: Sequence[tuple[str, str]]) -> str | None:
    """The rewritten question, tidied; None if it is no question, says what nobody said, or is about something else."""
    text = _one_line(rewritten)
    said = " ".join((question, *(part for exchange in conversation for part in exchange)))
    return text if text and not _brings_in(text, said) and _keeps(text, question) else None


def _one_line(text: str) -> str | None:
    tidy = text.strip()
    if len(tidy) > _LONGEST or not tidy.isprintable():  # line ends and marks that turn the writing round are not
        return None
    try:
        return checked(Question(tidy)).text
    except QuestionError:
        return None


def _brings_in(text: str, said: str) -> bool:
    """Whether it has a content word that was not said: a name or a number as it is, another in any form."""
    known = _OF_ASKING | set(words(said))
    exact = {word.casefold() for word in WORD.findall(text) if not word.islower() or _has_digit(word)}
    content = set(content_words(text))
    return not (exact & content <= known and _stems(content) <= _stems(known))


def _keeps(text: str, question: str) -> bool:
    """Whether it asks as the question does, and of something that the question itself names, if it names anything."""
    named = _stems(content_words(question)) - _stems(_OF_ASKING)
    asks = text.endswith("?") or not question.endswith("?")
    return asks and (not named or not named.isdisjoint(_stems(content_words(text))))


def _stems(found: Iterable[str]) -> frozenset[str]:
    return frozenset(_ENDING.sub("", word) for word in found)


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)
