"""The words that a conversation has so far, each with where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rag.schema import Exchange
from rag.words import FUNCTION_WORDS, WORD, words

Place = Literal["title", "section", "question", "reply"]


@dataclass(frozen=True)
class Piece:
    """A title, a question or a reply; `back`: 1 for the last question and reply, 2 for those before; 0 for titles."""

    place: Place
    text: str
    back: int = 0

    @cached_property
    def printed(self) -> tuple[str, ...]:
        """Its words as they stand."""
        return tuple(match.group() for match in WORD.finditer(self.text))

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """Its words, case-folded."""
        return tuple(words(self.text))


@dataclass(frozen=True)
class Occurrence:
    """A content word of a piece: the `index`-th of its words."""

    piece: Piece
    index: int

    @property
    def printed(self) -> str:
        """The word as it stands there."""
        return self.piece.printed[self.index]

    @property
    def word(self) -> str:
        """The word, case-folded."""
        return self.piece.spoken[self.index]


def pieces(exchanges: Sequence[Exchange], titles: Sequence[str] = ()) -> tuple[Piece, ...]:
    """The conversation in its order; titles stand before it: of what it is about, then of a part of that."""
    return tuple(_pieces(exchanges, titles))


def occurrences(history: Sequence[Piece], question: str) -> dict[str, list[Occurrence]]:
    """Where the content words stand that the question does not have, in the order in which they first appear."""
    passed_over = FUNCTION_WORDS.union(words(question))
    found: dict[str, list[Occurrence]] = {}
    for piece in history:
        for index, word in enumerate(piece.spoken):
            if word not in passed_over:
                found.setdefault(word, []).append(Occurrence(piece, index))
    return found


def _pieces(exchanges: Sequence[Exchange], titles: Sequence[str]) -> Iterator[Piece]:
    for number, title in enumerate(titles):
        yield Piece("section" if number else "title", title)
    for back, exchange in zip(range(len(exchanges), 0, -1), exchanges, strict=True):
        yield Piece("question", exchange.question, back)
        yield Piece("reply", exchange.reply, back)
