"""Persons called by what they are, or counted off, by their names: "the governor", "the other one", "which of them"."""

import re
from collections.abc import Sequence
from typing import Final

from rag.conversation.earlier import Earlier
from rag.conversation.grammar import AUXILIARY
from rag.conversation.parts import tiers, with_role
from rag.conversation.placing import replaced
from rag.people.nouns import names_people
from rag.said import SAY

_THE_OFFICE: Final = re.compile(r"\bthe (?P<noun>[a-z]+)(?=$|[’']s\b| (?!of\b|for\b|from\b|in\b|general\b)[a-z])")
_WHO_IS: Final = re.compile(r"^(?:who|what) (?:is|are|was|were)\b|^(?:who|what)[’']?s\b", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"\bthe (?P<which>other|first|second|latter|former)(?: one| man| woman| person| speaker)?"
    rf"(?=$| (?:{SAY}|do|think|mean)\b)",
    re.IGNORECASE,
)
_WHICH_OF: Final = re.compile(
    rf"^which (?:one )?of (?:the two|them|those two|the three|these|those)(?= (?:{AUXILIARY}|{SAY}))", re.IGNORECASE
)
_RESPONSE: Final = re.compile(
    r"^what (?:was|is|were) (?:the|their|his|her) (?:response|reaction|reply|answer)s?$", re.IGNORECASE
)


def asks_who_is(question: str) -> bool:
    """Whether a question asks who somebody is: the name, or what else is meant, would be the answer."""
    return _WHO_IS.match(question) is not None


def with_the_other_one(question: str, history: Sequence[Earlier]) -> str:
    """ "The other one" is not the one who was asked about, "the second" the one who is named second."""
    match = _OTHER.search(question)
    named = _two(history) if match else []
    if not match or len(named) < 2 or any(name.startswith("the ") for name in named):
        return question
    first_asked = next((tier[0].name for tier in tiers(history[:1])), named[0])
    others = [name for name in named if name != first_asked]
    chosen = {"first": named[0], "former": named[0], "second": named[1], "latter": named[-1], "other": others[0]}
    return replaced(question, match, chosen[match["which"].casefold()])


def with_the_two(question: str, history: Sequence[Earlier]) -> str:
    """ "Which of them" is "Which of Lund and Reed", the two who are nearest."""
    match = _WHICH_OF.match(question)
    named = _two(history) if match else []
    return f"Which of {' and '.join(named)}{question[match.end() :]}" if match and len(named) == 2 else question


def with_the_office(question: str, history: Sequence[Earlier]) -> str:
    """ "The governor" is the only one of the last exchange who is called so."""
    match = _THE_OFFICE.search(question)
    if not match or not names_people(match["noun"]) or asks_who_is(question):
        return question
    person = with_role(match["noun"], history[0], history)
    return replaced(question, match, person.name) if person and not person.name.startswith("the ") else question


def with_response(question: str, history: Sequence[Earlier]) -> str:
    """ "What was the response" to whoever spoke, or was asked about."""
    asked = (person.name for tier in tiers(history[:1]) for person in tier)
    whom = next(asked, "") if _RESPONSE.match(question) else ""
    return f"{question} to {whom}" if whom else question


def _two(history: Sequence[Earlier]) -> list[str]:
    """The names of the two persons who are nearest; of fewer, where there are no two."""
    return list(dict.fromkeys(person.name for tier in tiers(history[:2]) for person in tier))[:2]
