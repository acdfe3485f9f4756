"""Pieces of HTML. What articles and users wrote enters only through `Markup.format`, which escapes it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from markupsafe import Markup

NOTHING = Markup("")


class Span(Protocol):
    """Anything that covers the half-open positions `start`..`end` of an article."""

    @property
    def start(self) -> int:
        """The first position."""
        ...

    @property
    def end(self) -> int:
        """The position after the last."""
        ...


Covering = TypeVar("Covering", bound=Span)


def runs(start: int, end: int, spans: Sequence[Covering]) -> Iterator[tuple[int, int, tuple[Covering, ...]]]:
    """Cut `start`..`end` at each edge of a span; each run comes with the spans that cover it."""
    edges = {edge for span in spans for edge in (span.start, span.end) if start < edge < end}
    for left, right in pairwise(sorted(edges | {start, end})):
        yield left, right, tuple(span for span in spans if span.start <= left and right <= span.end)


def lines(*parts: str) -> Markup:
    """Put pieces of HTML one after the other; a plain string among them is escaped."""
    return NOTHING.join(parts)
