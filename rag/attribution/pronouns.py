"""Whom "he" or "she" stands for before a cue: only where one person alone can be meant, otherwise nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rag.attribution.clauses import Clause
from rag.attribution.people import Mentioned, People, surname
from rag.attribution.words import COURTESY_TITLES
from rag.schema import Speaker

_SENTENCES_BACK: Final = 3


@dataclass(frozen=True)
class Past:
    """A sentence before the pronoun: its clause, the people it names, and who speaks in it."""

    clause: Clause
    mentioned: Sequence[Mentioned]
    speaker: Speaker | None


def antecedent(pronoun: str, present: Past, past: Sequence[Past], people: People) -> Speaker | None:
    """The person for whom the pronoun that speaks in `present` stands, or None."""
    source = present.clause.source
    before = [one for one in present.mentioned if source and one.speaker.start < source.phrase.start]
    if any(people.can_be(one.surname, pronoun) for one in before):
        return None
    if past and _goes_on(past[-1], present) and _can_speak(past[-1].speaker, pronoun, people):
        return past[-1].speaker
    for earlier in reversed(past[-_SENTENCES_BACK:]):
        names = {one.surname: one.speaker for one in earlier.mentioned if people.can_be(one.surname, pronoun)}
        if earlier.speaker is not None and _can_speak(earlier.speaker, pronoun, people):
            names[surname(earlier.speaker.name.split())] = earlier.speaker
        if names:
            return _only_one(earlier, names)
    return None


def _goes_on(earlier: Past, present: Past) -> bool:
    """Whether the sentence before is in the same paragraph and has its own cue."""
    same_paragraph = earlier.clause.sentence.paragraph == present.clause.sentence.paragraph
    return same_paragraph and earlier.clause.source is not None


def _can_speak(speaker: Speaker | None, pronoun: str, people: People) -> bool:
    """Whether a speaker is a person whom the pronoun can mean."""
    return speaker is not None and people.can_be(surname(speaker.name.split()), pronoun)


def _only_one(earlier: Past, names: dict[str, Speaker]) -> Speaker | None:
    """The one person a sentence names, if it is its speaker or its subject."""
    if len(names) != 1:
        return None
    named = next(iter(names.values()))
    return named if named == earlier.speaker or _begins_with(earlier.clause, named) else None


def _begins_with(clause: Clause, named: Speaker) -> bool:
    """Whether nothing but the role and the title of a person stands before the name."""
    titles = {*(named.role or "").lower().split()} | COURTESY_TITLES
    return all(token.lower in titles for token in clause.tokens if token.start < named.start)
