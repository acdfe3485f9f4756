"""The persons whom a text names, as far as their names or the words beside them show that they are persons."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rag.conversation.grammar import NAME, names_a_thing_next
from rag.people.given_names import is_only_given_name, pronoun_of_name
from rag.people.nouns import NEVER_IN_A_PERSON, TITLES, names_people, pronoun_for
from rag.words import FUNCTION_WORDS

_RUN: Final = re.compile(rf"\b{NAME}(?: {NAME}){{0,5}}")
_INTRODUCED: Final = re.compile(r", (?:\d\d\b|(?:a|an|the|who|whose) (?![$€£¥\d]))")
_DESCRIBED: Final = re.compile(r", (?:a|an|the|his|her|their) (?P<words>[\w’' -]{3,40})[,.]")
_WHAT_THEY_ARE: Final = re.compile(
    r"\b(?:an?|the|his|her|their|[\w’]+s) (?P<words>(?:[a-z-]+ ){0,2}?[a-z-]+),? $", re.I
)
_IS_PLACE: Final = re.compile(r"\b(?:in|at|near) $", re.IGNORECASE)  # "in Beverly Hills"
LESSER: Final = frozenset(("deputy", "vice", "former", "assistant", "ex"))  # the deputy mayor is not the mayor
_OWNS: Final = re.compile(r"[^A-Z.;]{3,40}? (?P<whose>his|her) [a-z]+")  # "Lund had sold | her house"
_PRONOUN_OF: Final = {"his": "he", "her": "she"}
_OF_BODIES: Final = frozenset(
    "lines airlines airways partners holdings industries foods motors rovers wanderers".split()
)
_NEAR: Final = 50  # characters


@dataclass(frozen=True)
class Person:
    """A name as printed, "he" or "she" where that is known, what else they are called, and the words around them."""

    name: str
    pronoun: str = ""
    called: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()


def named_in(text: str, cast: tuple[Person, ...]) -> Iterator[Person]:
    """Those whose name shows that they are persons, or who are known to speak."""
    for run in _RUN.finditer(text):
        parts = run.group().removesuffix("’s").removesuffix("'s").split()
        parts = parts[1:] if parts[0].casefold() in FUNCTION_WORDS else parts  # "Did Ada Lund", "The Pope"
        titles = [index for index, part in enumerate(parts) if part.lower() in TITLES]
        title = parts[: titles[-1] + 1] if titles else []
        name = " ".join(parts[len(title) :])
        if not name or _OF_BODIES & set(name.lower().split()):
            continue
        known = fullest(name, cast)
        if known not in cast and not title and _IS_PLACE.search(text[max(run.start() - 5, 0) : run.start()]):
            continue
        introduced = _is_introduced(
            name, text[max(run.start() - 12, 0) : run.start()], text[run.end() : run.end() + 60]
        )
        noun, owns = _what_they_are(text, run), _OWNS.match(text, run.end()) if run.start() == 0 else None
        if known in cast or _is_person(name, title, introduced or bool(noun or owns)):
            shown = pronoun_for(frozenset(noun.split())) or (_PRONOUN_OF[owns["whose"]] if owns else "")
            pronoun = known.pronoun or shown
            yield replace(known, pronoun=pronoun, called=known.called | {*map(str.lower, title), *noun.split()})


def _what_they_are(text: str, name: re.Match[str]) -> str:
    """The noun beside a name for what a person is: "A cleaner, Rosa Lind", "Rosa Lind, a cleaner"; "" without one.

    With it whatever makes it another office: "deputy mayor".
    """
    before = _WHAT_THEY_ARE.search(text[max(name.start() - _NEAR, 0) : name.start()])
    after = _DESCRIBED.match(text, name.end())
    beside = (before["words"].split() if before else [], after["words"].split() if after else [])
    named = next((words for words in beside if words and names_people(words[-1])), [])
    return " ".join([word for word in named[:-1] if word in LESSER] + named[-1:])


def _is_introduced(name: str, before: str, after: str) -> bool:
    """Whether it is said who somebody is: "Anna Lind, a teacher", "the mayor, Anna Lind, …", "Lind, the chief"."""
    if names_a_thing_next(before):
        return False
    if after.startswith(", who "):
        return True
    if " " not in name:
        described = _DESCRIBED.match(after)
        return described is not None and any(names_people(word) for word in described["words"].split())
    return (before.endswith(", ") and after.startswith(",")) or _INTRODUCED.match(after) is not None


def _is_person(name: str, title: Sequence[str], introduced: bool) -> bool:
    parts = name.split()
    if NEVER_IN_A_PERSON & set(name.lower().split()):
        return False
    return bool(title) or (len(parts) > 1 and is_only_given_name(parts[0])) or (introduced and len(parts) < 3)


def fullest(name: str, cast: tuple[Person, ...]) -> Person:
    """The one of the cast who has this name or surname; else a person of whom nothing else is known."""
    same = [person for person in cast if name == person.name or person.name.endswith(f" {name}")]
    return same[0] if len(same) == 1 else Person(name, pronoun_of_name(name.split(maxsplit=1)[0]))
