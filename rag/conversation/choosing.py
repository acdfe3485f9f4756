"""One of several whom the last question may have meant: "Which Marsh?", "the second", "Lund"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rag.conversation.earlier import Earlier
from rag.conversation.grammar import NAME
from rag.conversation.parts import printed_as, tiers

_WHICH: Final = re.compile(rf"^[Ww]hich (?P<name>{NAME})$")
_BY_PLACE: Final = re.compile(
    r"^(?:no,? )?the (?P<which>first|second|other|former|latter|last)(?: one| man| woman| person)?$", re.IGNORECASE
)
_PLACES: Final = {"first": 0, "former": 0, "second": 1, "other": 1, "latter": -1, "last": -1}


def asked_of_each(asked: str, history: Sequence[Earlier]) -> list[str]:
    """The last question of whoever has the surname that is asked about; none where it is asked about no surname."""
    which, last = _WHICH.match(asked), history[0]
    if not which:
        return []
    named = [name for name in _near(history) if name.endswith(f" {which['name']}")]
    printed = next((name for name in (*named, which["name"]) if name in last.topic), "")
    return [last.topic.replace(printed, name, 1) for name in named] if printed else []


def asked_of_chosen(asked: str, history: Sequence[Earlier]) -> str:
    """The last question, which has no answer, of the one who is chosen for it; "" where nobody is."""
    last = history[0]
    if last.answers:
        return ""
    named = list(_near(history[:2]))
    meant = next((name for name in named if printed_as(name, last.topic)), "")
    chosen = _chosen(asked, named)
    return last.topic.replace(printed_as(meant, last.topic), chosen, 1) if meant and chosen else ""


def _chosen(asked: str, named: Sequence[str]) -> str:
    """Who is chosen, by the place among those who were offered or by name."""
    if (by_place := _BY_PLACE.match(asked)) and len(named) > 1:
        return named[:2][_PLACES[by_place["which"].casefold()]]
    return next((name for name in named if f" {name}".casefold().endswith(f" {asked}".casefold())), "")


def _near(history: Sequence[Earlier]) -> Iterator[str]:
    """The names of a conversation's persons, nearest first, each once."""
    return iter(dict.fromkeys(person.name for tier in tiers(history) for person in tier))
