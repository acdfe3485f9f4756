"""Whom "he" or "she" stands for before a cue: only where one person alone can be meant, otherwise nobody."""

from collections.abc import Sequence
from typing import Final

from rag.attribution.clauses import Clause
from rag.attribution.people import Mentioned, known_surnames, surname
from rag.schema import Speaker, Speech

_SENTENCES_BACK: Final = 3


def antecedent(
    text: str, clauses: Sequence[Clause], mentioned: Sequence[Sequence[Mentioned]], speeches: Sequence[Speech]
) -> Speaker | None:
    """The person for whom the pronoun of the last clause stands; `speeches` are those of the clauses before it."""
    source = clauses[-1].source
    if source is None:
        return None
    everyone = [person for of_clause in mentioned for person in of_clause]
    possible = _possible_surnames(everyone, text[source.phrase.start : source.phrase.end].lower())
    if any(person.speaker.start < source.phrase.start and person.surname in possible for person in mentioned[-1]):
        return None
    latest = _speaker_before(clauses, speeches)
    if latest is not None and surname(latest.name.split()) in possible:
        return latest
    for number in reversed(range(max(len(clauses) - 1 - _SENTENCES_BACK, 0), len(clauses) - 1)):
        names = {person.surname: person.speaker for person in mentioned[number] if person.surname in possible}
        speaker = speeches[number].speaker
        if speaker is not None and surname(speaker.name.split()) in possible:
            names[surname(speaker.name.split())] = speaker
        if names:
            return _only_one(clauses[number], names, speaker)
    return None


def _speaker_before(clauses: Sequence[Clause], speeches: Sequence[Speech]) -> Speaker | None:
    """The speaker of the sentence before, where that stands in the same paragraph and has its own cue."""
    if len(clauses) < 2 or clauses[-2].source is None:
        return None
    return speeches[-1].speaker if clauses[-2].sentence.paragraph == clauses[-1].sentence.paragraph else None


def _possible_surnames(everyone: Sequence[Mentioned], pronoun: str) -> frozenset[str]:
    """The people whom the pronoun can mean: all, but those whose titles ask for the other."""
    others = {person.surname for person in everyone if person.pronoun not in ("", pronoun)}
    return known_surnames(everyone) - others


def _only_one(clause: Clause, names: dict[str, Speaker], speaker: Speaker | None) -> Speaker | None:
    """The one person a sentence names, if it is its speaker or its subject."""
    if len(names) != 1:
        return None
    named = next(iter(names.values()))
    return named if named == speaker or named.start <= clause.tokens[0].end else None
