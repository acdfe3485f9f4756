"""Pronouns of persons replaced by the names: "he", "her", and both in one question ("Will she keep him?")."""

import re
from collections.abc import Sequence
from typing import Final

from rag.conversation.binding import PERSON, pointing
from rag.conversation.earlier import Earlier
from rag.conversation.grammar import PREPOSITION
from rag.conversation.parts import persons_in
from rag.conversation.persons import are_of_other_sex, both_meant, is_of_other_sex, meant_by

# "Who told her off", "who gave her the key", but "her house".
_NOTHING_OWNED: Final = re.compile(
    rf"$| (?:{PREPOSITION}|and|or|when|the|an?|this|that|off|out|up|down|away|back|over|about|not|any|some|so)\b",
    re.IGNORECASE,
)


def readings_with_persons(question: str, history: Sequence[Earlier]) -> list[str]:
    """The question with the persons named whom pronouns mean; several where nothing tells them apart."""
    found = _person_meant(question, history)
    if not found:
        return [question]
    second = PERSON.search(question, found.end())
    if second and are_of_other_sex(found["pronoun"], second["pronoun"]):
        both = both_meant((found["pronoun"], second["pronoun"]), question, history)
        if both:  # the second first, so that the first is still where it was found
            return [_with_name(_with_name(question, second, both[1].name), found, both[0].name)]
    persons = meant_by(found["pronoun"], question, history)
    return [_with_name(question, found, person.name) for person in persons] or [question]


def _person_meant(question: str, history: Sequence[Earlier]) -> re.Match[str] | None:
    """The pronoun that points back to a person: one whom all persons named beside it cannot be is meant there, too."""
    found = PERSON.search(question)
    others = persons_in(question, history) if found else ()
    is_other = bool(others) and found is not None and all(is_of_other_sex(one, found["pronoun"]) for one in others)
    return found if is_other else pointing(question, PERSON)


def _with_name(question: str, found: re.Match[str], name: str) -> str:
    pronoun, after = found["pronoun"].casefold(), question[found.end() :]
    owns = pronoun == "his" or (pronoun == "her" and not _NOTHING_OWNED.match(after))
    return f"{question[: found.start()]}{name}{'’s' if owns else ''}{after}"
