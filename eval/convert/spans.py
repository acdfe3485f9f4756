"""Where a piece of an original text stands in the canonical text, and in which of its sentences."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from rag.schema import Sentence


class Span(NamedTuple):
    """Half-open character positions."""

    start: int
    end: int

    def overlap(self, other: "Span | Sentence") -> int:
        """How many characters both hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def canonical_span(original: str, span: Span) -> Span | None:
    """The same piece in the canonical text; None where it lies outside or begins or ends inside a character."""
    if not 0 <= span.start < span.end <= len(original):
        return None
    start = len(_canonical(original[: span.start]))
    piece = _canonical(original[span.start : span.end])
    found = Span(start, start + len(piece))
    return found if _canonical(original)[found.start : found.end] == piece else None


def sentences_that_hold(span: Span, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences that share a character with the span."""
    return tuple(sentence for sentence in sentences if span.overlap(sentence))


def _canonical(text: str) -> str:
    """As rag.articles.canonical_text, which refuses the empty text that may stand before a span."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
