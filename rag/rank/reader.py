"""What a reader is: passages in, a score for each sentence out, and one for whether anything answers at all."""

from collections.abc import Sequence
from typing import Protocol

from rag.schema import ReadPassage, Scores


class Reader(Protocol):
    """Something that judges which sentences answer a question."""

    def read(self, question: str, passages: Sequence[ReadPassage]) -> Scores:
        """Every sentence of the passages once, best first. No passages: no sentences, confidence 0."""
        ...
