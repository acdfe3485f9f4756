"""What the rest of the program asks of a model: unit vectors of texts, and of the word pieces inside a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """A sentence encoder. `name` identifies the vectors: two encoders of one name give interchangeable vectors."""

    name: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32, shape (len(texts), dimension)."""
        ...


@dataclass(frozen=True)
class WordPieces:
    """One text as a model read it: `vectors` are unit, shape (n, dimension); `starts` and `ends` are its offsets.

    Pieces that stand for no text (the model's own marks) are left out; what is past the model's length is missing.
    """

    vectors: Vectors
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


class PieceEncoder(Protocol):
    """A model that gives a vector for each word piece, in its context."""

    def read(self, texts: Sequence[str]) -> list[WordPieces]:
        """The word pieces of each text, with character offsets."""
        ...
