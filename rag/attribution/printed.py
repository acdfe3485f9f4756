"""An article as attribution sees it: its text, its sentences and its quotations, and which stands in which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final

from rag.attribution.places import Places
from rag.models import Laid, Place
from rag.people import Scene, read_scene
from rag.quotation import Quotation, find_quotations
from rag.schema import Sentence

LONGEST_SENTENCE: Final = 3000  # characters: no one speaks in more without a full stop, and time stays linear
_JOINING: Final = " \t\n\r,;:—–"
_WORD: Final = re.compile(r"[^\W_]+")  # letters and digits


@dataclass(frozen=True)
class Printed:
    """A text with its sentences and its outermost quotations, each in order."""

    text: str
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]

    @cached_property
    def sentence_places(self) -> Places:
        """Where the sentences stand."""
        return Places(tuple((sentence.start, sentence.end) for sentence in self.sentences))

    @cached_property
    def quoted(self) -> Places:
        """Where the quotations stand."""
        return Places(tuple((quotation.start, quotation.end) for quotation in self.quotations))

    @cached_property
    def paragraphs(self) -> tuple[tuple[Place, ...], ...]:
        """Where the sentences of each paragraph stand."""
        runs = groupby(self.sentences, key=lambda sentence: sentence.paragraph)
        return tuple(tuple((sentence.start, sentence.end) for sentence in run) for _, run in runs)

    @cached_property
    def scene(self) -> Scene:
        """The people it names, and where."""
        return read_scene(self.text, self.sentences, self.quotations)

    @property
    def laid(self) -> Laid:
        """The same as a tagger is given it."""
        return Laid(self.text, self.paragraphs, self.quoted.all)

    def sentence_at(self, character: int) -> int | None:
        """The index of the sentence in which a character stands; None where that is too long to be one."""
        index = self.sentence_places.holding(character)
        if index is None:
            return None
        start, end = self.sentence_places.all[index]
        return index if end - start <= LONGEST_SENTENCE else None

    def standing_alone(self, number: int) -> tuple[int, int] | None:
        """The first and last sentence of a quotation, by its index, if nothing but it stands in them."""
        quotation, places = self.quotations[number], self.sentence_places
        first, last = places.holding(quotation.start), places.holding(quotation.end - 1)
        if first is None or last is None:
            return None
        start, end = places.all[first][0], places.all[last][1]
        is_only_one = self.quoted.touching((start, end)) == range(number, number + 1)
        has_others = self.has_words((start, quotation.start)) or self.has_words((quotation.end, end))
        return (first, last) if is_only_one and not has_others else None

    def has_words(self, place: Place) -> bool:
        """Whether a letter or a digit stands there."""
        return place[0] < place[1] and bool(self._words.touching(place))

    def trimmed(self, place: Place) -> Place:
        """A place without the blanks and joining marks at its ends."""
        piece = self.text[slice(*place)]
        return place[0] + len(piece) - len(piece.lstrip(_JOINING)), place[1] - len(piece) + len(piece.rstrip(_JOINING))

    @cached_property
    def _words(self) -> Places:
        return Places(tuple(match.span() for match in _WORD.finditer(self.text)))


def as_printed(text: str, sentences: Sequence[Sentence]) -> Printed:
    """A text that has been cut into sentences, with its quotations."""
    return Printed(text, tuple(sentences), find_quotations(text))
