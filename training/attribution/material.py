"""PolNeAR 1.0 (Newell, Margolin and Ruths 2018, for research): `polnear/train/` and `polnear/dev/`, every attribution
of political news annotated. Some articles were annotated by several people. Nothing of the articles ships.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from eval.convert.brat import Event, read_events
from eval.convert.rows import read_text
from rag.errors import InputError
from rag.models.reading import Place
from rag.models.windows import Laid
from rag.quotation import find_quotations
from rag.segment import split_sentences


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


def laid(text: str) -> Laid:
    """The text as the network is given it."""
    sentences = split_sentences(text)
    paragraphs = groupby(sentences, key=lambda sentence: sentence.paragraph)
    return Laid(
        text=text,
        paragraphs=[[(sentence.start, sentence.end) for sentence in run] for _, run in paragraphs],
        quotations=[(quotation.start, quotation.end) for quotation in find_quotations(text)],
    )


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


def by_article(annotated: Sequence[Annotated]) -> list[list[Annotated]]:
    """What the annotators of each article found."""
    ordered = sorted(annotated, key=lambda one: one.name)
    return [list(run) for _, run in groupby(ordered, key=lambda one: one.name)]
