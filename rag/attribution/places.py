"""Places in a text that stand in order and do not overlap, and which of them hold or touch what."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rag.models import Place


@dataclass(frozen=True)
class Places:
    """Half-open places in order, none overlapping another."""

    all: tuple[Place, ...]

    def holding(self, character: int) -> int | None:
        """Which place holds a character, by its index."""
        index = bisect_right(self._starts, character) - 1
        return index if index >= 0 and character < self.all[index][1] else None

    def touching(self, place: Place) -> range:
        """Which places share a character with one, by their indices."""
        return range(bisect_right(self._ends, place[0]), bisect_left(self._starts, place[1]))

    def before(self, character: int) -> int:
        """The index of the last place that ends there or earlier; -1 where there is none."""
        return bisect_right(self._ends, character) - 1

    def after(self, character: int) -> int:
        """The index of the first place that starts there or later; the number of places where there is none."""
        return bisect_left(self._starts, character)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [start for start, _ in self.all]

    @cached_property
    def _ends(self) -> Sequence[int]:
        return [end for _, end in self.all]


def overlap(place: Place, other: Place) -> Place | None:
    """What two places share, if anything."""
    start, end = max(place[0], other[0]), min(place[1], other[1])
    return (start, end) if start < end else None


def without(place: Place, others: Sequence[Place]) -> list[Place]:
    """What is left of a place without others, which are in order."""
    left, start = [], place[0]
    for first, last in others:
        if start < min(first, place[1]):
            left.append((start, min(first, place[1])))
        start = max(start, last)
    return [*left, (start, place[1])] if start < place[1] else left


def hull(places: Sequence[Place]) -> Place:
    """From where the first begins to where the last ends."""
    return min(start for start, _ in places), max(end for _, end in places)


def encloses(places: Sequence[Place], place: Place) -> bool:
    """Whether one place begins between where the first of others begins and the last ends."""
    start, end = hull(places)
    return start <= place[0] < end


def joined(places: Sequence[Place]) -> tuple[Place, ...]:
    """The same characters as places in order, none overlapping or touching."""
    together: list[Place] = []
    for start, end in sorted(places):
        if together and start <= together[-1][1]:
            together[-1] = (together[-1][0], max(end, together[-1][1]))
        else:
            together.append((start, end))
    return tuple(together)
