"""A phrase in the place of a pronoun: "the names of the dead" for "their names", "does the firm" for "do they"."""

import re
from collections.abc import Iterable
from typing import Final

from rag.conversation.grammar import asks, head, is_plural
from rag.people.nouns import singular
from rag.people.words import TIME_NOUNS
from rag.said import SAY
from rag.words import FUNCTION_WORDS, words

_OWNED: Final = re.compile(r" (?P<owned>[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,2}?)(?=$| (?P<after>[\w’'-]+))")
_PARTICLE: Final = re.compile(r"^ (?P<word>out|up|off|down|away|back|over)$")
_OF_SEVERAL: Final = re.compile(r"\b(?:are|were|do|have)(?= $)", re.IGNORECASE)
_OF_ONE: Final = {"are": "is", "were": "was", "do": "does", "have": "has"}
_POINTS_BACK: Final = re.compile(r"(?:these|those|this|that|his|her|its|their) ", re.IGNORECASE)
_LONGEST: Final = 100  # characters


def first_that_fits(question: str, candidates: Iterable[str]) -> str:
    """The nearest that the question does not name itself, and that is short enough to stand in it."""
    not_meant = {*words(question), *TIME_NOUNS}
    named = ((text, {head(text), singular(head(text))}) for text in candidates if text not in question)
    others = (text for text, nouns in named if not nouns & not_meant)
    return next((text for text in others if len(text) <= _LONGEST and not _POINTS_BACK.match(text)), "")


def exchanged(question: str, start: int, end: int, text: str) -> str:
    """A question with a text in the place of what stands between two places."""
    return f"{question[:start]}{text}{question[end:]}"


def replaced(question: str, match: re.Match[str], text: str) -> str:
    """A question with a text in the place of a match."""
    return exchanged(question, *match.span(), text)


def placed(question: str, found: re.Match[str], meant: str) -> str:
    """A phrase in the place of a pronoun; "their names" become "the names of …"."""
    before, after = question[: found.start()], question[found.end() :]
    owned = _OWNED.match(after) if found["pronoun"].casefold() in ("their", "its") else None
    if particle := _PARTICLE.match(after):
        return f"{before}{particle['word']} {meant}"
    if found["pronoun"].casefold() == "they" and _is_one(meant):
        before = _OF_SEVERAL.sub(lambda verb: _OF_ONE[verb.group().casefold()], before)
    if owned is None:
        return f"{before}{'the ' if before.endswith('of ') and _is_bare(meant) else ''}{meant}{after}"
    things = _owned_words(owned["owned"], after)
    return f"{before}the {things} of {meant}{after[1 + len(things) :]}"


def _is_bare(meant: str) -> bool:
    """Whether a phrase lacks its article: "North Korean troops"."""
    return meant.rsplit(maxsplit=1)[-1].islower() and not meant.startswith("the ") and not asks(meant)


def _owned_words(first: str, after: str) -> str:
    """The words of what is owned: up to three that carry content."""
    named: list[str] = []
    for word in after.split()[:3]:
        if word.casefold() in FUNCTION_WORDS or re.fullmatch(SAY, word):
            break
        named.append(word)
    return " ".join(named) or first


def _is_one(meant: str) -> bool:
    """Whether a phrase that stands for "they" is in the singular: "the company"."""
    return not is_plural(head(meant)) and " and " not in meant
