"""What the program asks of a model that reads a question and a passage together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

NOT_READ = -20.0  # log-odds of a sentence past the model's length

Place = tuple[int, int]
LogOdds = NDArray[np.float32]


@dataclass(frozen=True)
class PassageReading:
    """Of one passage: the log-odds that it answers, and of each sentence, by itself and by its best span.

    `spans` are where in the passage the best span of each sentence stands; None where there is none to show.
    """

    answerable: float
    sentences: LogOdds
    by_span: LogOdds
    spans: tuple[Place | None, ...]


class PassageReader(Protocol):
    """A model that reads one passage at a time: what it says of it never depends on other passages."""

    @property
    def name(self) -> str:
        """What stands in an answer's id for the model."""
        ...

    def read(self, question: str, title: str, text: str, sentences: Sequence[Place]) -> PassageReading:
        """What a passage says to the question; its sentences are half-open places in `text`."""
        ...


def best_span(starts: LogOdds, ends: LogOdds, rows: Place, longest: int) -> tuple[float, Place | None]:
    """The score of the likeliest span within `rows` of at most `longest` word pieces, and its first and last row."""
    first, last = rows
    if last <= first:
        return float(NOT_READ), None
    sums = starts[first:last, None] + ends[None, first:last]
    allowed = np.triu(np.ones_like(sums, dtype=bool)) & ~np.triu(np.ones_like(sums, dtype=bool), longest)
    start, end = np.unravel_index(int(np.where(allowed, sums, -np.inf).argmax()), sums.shape)
    return float(sums[start, end]), (first + int(start), first + int(end))
