"""PolNeAR as its annotators left it: of each article the source, cue and content of every attribution, as places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from eval.convert.brat import Event, read_events
from eval.convert.rows import read_text
from eval.convert.spans import Span, canonical_span
from rag.articles import canonical_text
from rag.errors import InputError
from rag.models.reading import Place


@dataclass(frozen=True)
class Gold:
    """One attribution as annotated; a part that the annotation does not have is empty."""

    source: tuple[Place, ...]
    cue: tuple[Place, ...]
    content: tuple[Place, ...]


@dataclass(frozen=True)
class Annotated:
    """An article and what one annotator found in it."""

    name: str
    text: str
    attributions: tuple[Gold, ...]


def read_part(folder: Path) -> list[Annotated]:
    """A part of the corpus, once for each annotator. Raises InputError."""
    files = sorted((folder / "attributions").glob("*.ann"))
    if not files:
        raise InputError(f"{folder} holds no attributions/*.ann; docs/datasets.md says where PolNeAR is.")
    return [_annotated(folder, file) for file in files]


def by_article(annotated: Sequence[Annotated]) -> list[list[Annotated]]:
    """What the annotators of each article found."""
    ordered = sorted(annotated, key=lambda one: one.name)
    return [list(run) for _, run in groupby(ordered, key=lambda one: one.name)]


def _annotated(folder: Path, file: Path) -> Annotated:
    name = file.stem.rpartition("_")[0]
    events = [row.content for row in read_events(file)]
    found = tuple(gold for event in events if event.kind.startswith("Attribution") and (gold := _gold(event)).cue)
    return Annotated(name, read_text(folder / "text" / f"{name}.txt"), found)


def _gold(event: Event) -> Gold:
    return Gold(*(tuple(sorted(_places(event, role))) for role in ("Source", "Cue", "Content")))


def _places(event: Event, role: str) -> Iterator[Place]:
    for name, piece in event.roles.items():
        if name.rstrip("0123456789") == role:
            yield from ((span.start, span.end) for span in piece.spans)


def in_canonical_text(annotated: Annotated) -> Annotated:
    """The same in the text that is indexed; a place that begins or ends inside one of its characters is left out."""
    text = canonical_text(annotated.text)
    if text == annotated.text:
        return annotated
    moved = (_moved(gold, annotated.text) for gold in annotated.attributions)
    return Annotated(annotated.name, text, tuple(gold for gold in moved if gold.cue))


def _moved(gold: Gold, original: str) -> Gold:
    parts = (gold.source, gold.cue, gold.content)
    spans = ([canonical_span(original, Span(*place)) for place in places] for places in parts)
    return Gold(*(tuple((span.start, span.end) for span in found if span) for found in spans))
