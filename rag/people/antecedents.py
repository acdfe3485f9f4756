"""Whom "he", "it" or "they" means: of those seen before it, outside quotations, who is the likeliest, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rag.people.cast import Person
from rag.schema import Sentence, Speaker

Reason = Literal[
    "speaker of the same sentence",
    "subject of the same sentence",
    "named in the same sentence",
    "speaker just before",
    "speaker a paragraph before",
    "subject just before",
    "subject a paragraph before",
    "named just before",
    "named a paragraph before",
    "one of several",
]

_SENTENCES_BACK: Final = 3
_MOST_SEEN: Final = 60  # keeps the time linear in the length of a paragraph


@dataclass(frozen=True)
class Seen:
    """Someone at one place of the article; `sentence` is an index. `who`: a person, or a speaker without a name.

    `pronouns`: those that can mean them. `is_subject`: a clause begins there.
    """

    position: int
    sentence: int
    who: Person | Speaker
    pronouns: frozenset[str]
    is_subject: bool = False
    is_speaker: bool = False


@dataclass(frozen=True)
class Antecedent:
    """Whom a pronoun probably means, where that one was seen last, and why."""

    seen: Seen
    reason: Reason


def antecedent(pronoun: str, sentence: int, seen: Sequence[Seen], sentences: Sequence[Sentence]) -> Antecedent | None:
    """The likeliest of those seen before a pronoun, or "" for any, in `sentence`; None with nobody in sight."""
    near = [one for one in seen[-_MOST_SEEN:] if sentence - one.sentence <= _SENTENCES_BACK]
    fitting = [one for one in near if not pronoun or pronoun in one.pronouns]
    if not fitting:
        return None
    last = fitting[-1].sentence
    together = [one for one in fitting if one.sentence == last]
    if last == sentence:
        return _in_same_sentence(together)
    return _in_earlier_sentence(together, sentences[last].paragraph == sentences[sentence].paragraph)


def _in_same_sentence(together: Sequence[Seen]) -> Antecedent:
    """Of those seen in the pronoun's own sentence, who speaks there or with whom a clause begins."""
    speakers = [one for one in together if one.is_speaker]
    subjects = [one for one in together if one.is_subject]
    if speakers:
        is_last = not subjects or subjects[-1].position <= speakers[-1].position or subjects[-1].who is speakers[-1].who
        return Antecedent(speakers[-1], "speaker of the same sentence" if is_last else "one of several")
    if _is_one(subjects):
        return Antecedent(subjects[-1], "subject of the same sentence")
    return Antecedent(together[-1], "named in the same sentence" if _is_one(together) else "one of several")


def _in_earlier_sentence(together: Sequence[Seen], is_same_paragraph: bool) -> Antecedent:
    """Of those seen in a sentence before, who speaks there, with whom it begins, or who alone is named there."""
    speakers = [one for one in together if one.is_speaker]
    if speakers:
        return Antecedent(speakers[-1], "speaker just before" if is_same_paragraph else "speaker a paragraph before")
    subjects = [one for one in together if one.is_subject]
    if _is_one(subjects):
        return Antecedent(subjects[-1], "subject just before" if is_same_paragraph else "subject a paragraph before")
    if _is_one(together):
        return Antecedent(together[-1], "named just before" if is_same_paragraph else "named a paragraph before")
    return Antecedent(together[-1], "one of several")


def _is_one(seen: Sequence[Seen]) -> bool:
    """Whether all of them are one and the same, and there is someone."""
    return bool(seen) and all(one.who is seen[0].who for one in seen)
