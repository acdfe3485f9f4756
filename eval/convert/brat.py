"""Standoff annotation as brat writes it: pieces of a text by their offsets (T lines), events over them (E lines)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.convert.rows import Row, distinct, read_lines
from eval.convert.spans import Span

_TEXT_LINE = re.compile(r"T\d+\b")
_EVENT_LINE = re.compile(r"E\d+\b")
_OFFSETS = re.compile(r"\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*")


@dataclass(frozen=True)
class Annotated:
    """A piece of the text, which may have gaps, in the order of the text; `text` is its first line as annotated."""

    spans: tuple[Span, ...]
    text: str

    def is_in(self, text: str) -> bool:
        """Whether the offsets are those of what was annotated."""
        return " ".join(self.pieces(text).split()).startswith(" ".join(self.text.split()))

    def pieces(self, text: str) -> str:
        """The piece, gaps left out."""
        return " ".join(text[start:end] for start, end in self.spans)


@dataclass(frozen=True)
class Event:
    """Pieces of the text by their role; a role that comes twice has a number at its end."""

    id: str
    kind: str
    roles: Mapping[str, Annotated]


def read_events(path: Path) -> tuple[Row[Event], ...]:
    """The events of an .ann file, in its order. Raises QuestionSetError."""
    # Other lines are other kinds of annotation, or a piece of text that goes on after a line end.
    lines = [Row(f"{path}, line {number}", line.rstrip("\r\n")) for number, line in read_lines(path)]
    annotated = dict(_annotated(row) for row in lines if _TEXT_LINE.match(row.content))
    events = (_event(row, annotated) for row in lines if _EVENT_LINE.match(row.content))
    return tuple(distinct(events, lambda event: event.id, "id"))


def _annotated(row: Row[str]) -> tuple[str, Annotated]:
    name, *rest = row.content.split("\t", 2)
    if len(rest) < 2:
        raise row.problem("text", "is missing; the line should be ID, type with offsets and text, with tabulators")
    offsets = rest[0].partition(" ")[2]
    if not _OFFSETS.fullmatch(offsets):
        raise row.problem("offsets", f"{offsets!r} is not START END, or several of these joined by semicolons")
    spans = (Span(*map(int, piece.split())) for piece in offsets.split(";"))
    return name, Annotated(tuple(sorted(spans)), rest[1])


def _event(row: Row[str], annotated: Mapping[str, Annotated]) -> Row[Event]:
    name, _, rest = row.content.partition("\t")
    kind, *roles = rest.split() or [""]
    if not kind:
        raise row.problem("type", "is missing; the line should be ID, tabulator, type and roles as ROLE:ID")
    return Row(row.place, Event(name, kind.partition(":")[0], dict(_roles(row, roles, annotated))))


def _roles(row: Row[str], roles: list[str], annotated: Mapping[str, Annotated]) -> Iterator[tuple[str, Annotated]]:
    for role, _, target in (pair.partition(":") for pair in roles):
        if target not in annotated:
            raise row.problem(role, f"refers to {target!r}, which this file does not have")
        yield role, annotated[target]
