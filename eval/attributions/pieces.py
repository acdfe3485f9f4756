"""The annotated pieces of a text in a form that can be compared: as they stand, or as one label for each token.

Either way a discontinuous piece counts as its parts.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eval.convert.attributions import Gold
from rag.models import Attribution, Place
from rag.paragraphs import split_paragraphs

KINDS = ("source", "cue", "content")
WRITTEN = ("content", "source", "cue")  # the order in which they are written over each other

Pieces = Mapping[str, frozenset[Place]]

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Label:
    """What a token is; `begins` where it is the first token of a piece."""

    kind: str
    begins: bool


def as_gold(attributions: Iterable[Attribution]) -> list[Gold]:
    """What the tagger found, in the form of what annotators found."""
    return [Gold((one.source,) if one.source else (), (one.cue,), one.content) for one in attributions]


def by_characters(text: str, attributions: Sequence[Gold]) -> Pieces:
    """Of each kind the places in the text; a piece that two attributions share counts once."""
    return {kind: frozenset(place for one in attributions for place in getattr(one, kind)) for kind in KINDS}


def by_tokens(text: str, attributions: Sequence[Gold]) -> Pieces:
    """Of each kind the runs of tokens with its label, cut where a paragraph ends; places count tokens.

    Where pieces overlap, a token is what was written last: contents first, then sources, then cues, each kind in the
    order of the text, so that what stands inside a longer piece is seen.
    """
    tokens = [(found.start(), found.end()) for found in _TOKEN.finditer(text)]
    labels: list[Label | None] = [None] * len(tokens)
    for kind in WRITTEN:
        for place in sorted(place for one in attributions for place in getattr(one, kind)):
            _write(labels, kind, [number for number, token in enumerate(tokens) if _touch(token, place)])
    return _runs(labels, _paragraph_starts(text, tokens))


def _write(labels: list[Label | None], kind: str, numbers: Sequence[int]) -> None:
    for number in numbers:
        labels[number] = Label(kind, begins=number == numbers[0])


def _touch(token: Place, place: Place) -> bool:
    return token[0] < place[1] and place[0] < token[1]


def _paragraph_starts(text: str, tokens: Sequence[Place]) -> frozenset[int]:
    """The numbers of the tokens that open a paragraph."""
    opens = [paragraph.start for paragraph in split_paragraphs(text)]
    return frozenset(next(number for number, token in enumerate(tokens) if token[0] >= start) for start in opens)


def _runs(labels: Sequence[Label | None], cuts: frozenset[int]) -> Pieces:
    runs: dict[str, list[Place]] = {kind: [] for kind in KINDS}
    before: Label | None = None
    for number, label in enumerate(labels):
        if label:
            goes_on = before and before.kind == label.kind and not label.begins and number not in cuts
            first = runs[label.kind].pop()[0] if goes_on else number
            runs[label.kind].append((first, number + 1))
        before = label
    return {kind: frozenset(places) for kind, places in runs.items()}
