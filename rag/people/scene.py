"""An article as far as finding out who speaks needs it: its people, and where they are named."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from rag.people.antecedents import Seen
from rag.people.cast import Cast, cast_of
from rag.people.namings import Naming, find_namings
from rag.quotation import Quotation
from rag.schema import Mention, Sentence, SpeakerKind

_MOST_NAMINGS = 20  # in one source; keeps the time linear
_NEAREST = 4
_AND = re.compile(r" (?:and|&) (?:(?:the|his|her) )?[A-Z]")
_SUBJECT_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")


@dataclass(frozen=True)
class Scene:
    """The text, its sentences, quotations and namings, each in order, and the people.

    `spoken_kinds`: what the words of those speak who are nobody's known name, by their last words in small letters.
    """

    text: str
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]
    namings: Sequence[Naming]
    cast: Cast
    spoken_kinds: dict[str, SpeakerKind] = field(default_factory=dict)

    def sentence_at(self, position: int) -> int:
        """Index of the sentence in which a position stands."""
        return max(bisect_right(self.sentences, position, key=lambda one: one.start) - 1, 0)

    def is_quoted(self, position: int) -> bool:
        """Whether a position stands inside a quotation."""
        at = bisect_right(self.quotations, position, key=lambda one: one.start) - 1
        return at >= 0 and position < self.quotations[at].end

    def namings_in(self, start: int, end: int) -> list[Naming]:
        """The namings inside a place."""
        first = bisect_left(self.namings, start, key=lambda one: one.start)
        return [one for one in self.namings[first : first + _MOST_NAMINGS] if one.end <= end]

    def namings_before(self, position: int) -> list[Naming]:
        """The last few namings of the sentence in which a position stands, the nearest first."""
        at = bisect_left(self.namings, position, key=lambda one: one.start)
        sentence = self.sentence_at(position)
        return [one for one in reversed(self.namings[max(at - _NEAREST, 0) : at]) if one.sentence == sentence]

    def mention(self, start: int, end: int) -> Mention:
        """The words at a place."""
        return Mention(self.text[start:end], start, end)

    def pronouns(self) -> list[tuple[int, str]]:
        """Where "he" and "she" stand as subjects outside quotations, in order."""
        found = ((one.start(), one.group().lower()) for one in _SUBJECT_PRONOUN.finditer(self.text))
        return [(start, pronoun) for start, pronoun in found if not self.is_quoted(start)]

    def seen(self) -> list[Seen]:
        """The people where they are named outside quotations, in order."""
        named = self.cast.named
        return [
            Seen(one.start, one.sentence, (person := named[one.start][0]), person.pronouns, self._is_subject(one))
            for one in self.namings
            if one.start in named and not one.is_quoted
        ]

    def _is_subject(self, naming: Naming) -> bool:
        """Whether a clause begins with this one alone, not with "Jones and Hall"."""
        is_joined = _AND.match(self.text, naming.end) or self.text.endswith(" and ", 0, naming.start)
        return naming.is_subject and not is_joined


def read_scene(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> Scene:
    """What the article says of its people."""
    namings = find_namings(text, sentences, quotations)
    return Scene(text, sentences, quotations, namings, cast_of(namings))
