"""What a reader is: passages in, a score for each sentence out, and one for whether anything answers at all."""

from collections.abc import Sequence
from typing import Protocol

from rag.schema import ReadPassage, Scores


class Reader(Protocol):
    """Something that judges which sentences answer a question; `threshold` is the confidence below which none does."""

    @property
    def name(self) -> str:
        """What stands in an answer's id for how it was read."""
        ...

    @property
    def threshold(self) -> float:
        """The confidence below which to abstain."""
        ...

    def read(self, question: str, passages: Sequence[ReadPassage]) -> Scores:
        """Every sentence of the passages once, best first. No passages: no sentences, confidence 0."""
        ...
