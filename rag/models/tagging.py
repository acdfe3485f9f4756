"""What the program asks of a model that finds attributions: source, cue and content of each, as places in a text.

A network gives each row of a window a label; decoding takes the likeliest labels that can stand side by side. Of the
labels 0 is outside; each kind of part has two more, an odd one where it begins and the even one after it where it goes
on, which stands only after either of the two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rag.models.reading import Place
from rag.models.windows import MARK, Laid, Rows, Window

CUE_LABELS = ("outside", "cue begins", "cue goes on")
PART_LABELS = ("outside", "source begins", "source goes on", "content begins", "content goes on")
SURELY = 8.0  # log-odds by which a row is outside whatever stands beside it; such rows need no search
OUTSIDE = 0
CUE = 1  # of CUE_LABELS, where it begins
SOURCE, CONTENT = 1, 3  # of PART_LABELS, where each begins

Floats = NDArray[np.float32]
Labels = NDArray[np.int64]


@dataclass(frozen=True)
class Attribution:
    """That `source` says `content`, which may have gaps, by the words of `cue`; `score` is how sure that is, 0 to 1."""

    source: Place | None
    cue: Place
    content: tuple[Place, ...]
    score: float


class AttributionTagger(Protocol):
    """A model that finds attributions."""

    @property
    def name(self) -> str:
        """Which model it is."""
        ...

    def tag(self, laid: Laid) -> tuple[Attribution, ...]:
        """The attributions of a text, by where their cues stand."""
        ...


@dataclass(frozen=True)
class TagLogits:
    """What the network says of a window: `cues` (length, 3); `parts` (rows of the text, length, 5), by cue row."""

    cues: Floats
    parts: Floats


def attributions_of(window: Window, logits: TagLogits) -> list[Attribution]:
    """The attributions whose cues are the window's own."""
    readable = (window.starts != MARK) & (window.own == 1)
    blocked = np.where(readable[:, None], logits.cues, _only_outside(logits.cues))
    cues = spans(whole_words(best_labels(blocked[None])[0], window.words), CUE)
    if not cues:
        return []
    parts = np.stack([logits.parts[first] for first, _ in cues])
    for number, (first, last) in enumerate(cues):
        parts[number, first:last] = _only_outside(parts[number, first:last])
    parts[:, window.starts == MARK] = _only_outside(parts[:, window.starts == MARK])
    chosen = [whole_words(labels, window.words) for labels in best_labels(parts)]
    return [_attribution(window, cue, labels, logits) for cue, labels in zip(cues, chosen, strict=True)]


def _attribution(window: Window, cue: Place, labels: Labels, logits: TagLogits) -> Attribution:
    sources = spans(labels, SOURCE)
    certain = _certainty(logits.parts[cue[0]])
    source = max(sources, key=lambda rows: float(certain[rows[0] : rows[1], SOURCE].mean()), default=None)
    return Attribution(
        source=source and _place(window, source),
        cue=_place(window, cue),
        content=tuple(_place(window, rows) for rows in spans(labels, CONTENT)),
        score=float(_certainty(logits.cues)[cue[0], CUE]),
    )


def spans(labels: Labels, begins: int) -> list[Place]:
    """The parts, as half-open rows, that begin with the label `begins`."""
    found: list[Place] = []
    for row, label in enumerate(labels):
        if label == begins:
            found.append((row, row + 1))
        elif _beginning(label) == begins and found and found[-1][1] == row:
            found[-1] = (found[-1][0], row + 1)
    return found


def whole_words(labels: Labels, words: Rows) -> Labels:
    """The labels, by which no word is cut: of "Sorley", not "rley" alone is the source. `words`: of each row.

    Where the pieces of a word are of several parts, it is of the first of these.
    """
    whole = labels.copy()
    for start, end in _rows_of_words(words):
        labelled = np.flatnonzero(whole[start:end])
        if len(labelled):
            label = int(whole[start + labelled[0]])
            begins = _beginning(label)
            whole[start:end] = begins + 1
            if label == begins or start == 0 or _beginning(int(whole[start - 1])) != begins:
                whole[start] = begins
    return whole


def _rows_of_words(words: Rows) -> Iterator[Place]:
    """The rows of each word, half-open; what is no piece of the text stands alone."""
    starts = np.flatnonzero((words[1:] != words[:-1]) | (words[1:] == MARK)) + 1
    return pairwise([0, *starts.tolist(), len(words)])


def _goes_on(label: int) -> bool:
    return label != OUTSIDE and label % 2 == 0


def _beginning(label: int) -> int:
    """The label with which the part begins that a row with this one is of."""
    return label - 1 if _goes_on(label) else label


def best_labels(logits: Floats) -> Labels:
    """The likeliest labels of each sequence that can be: (sequences, length) of (sequences, length, labels)."""
    doubtful = (logits[..., :1] - logits[..., 1:] < SURELY).any((0, 2))
    read = doubtful | np.roll(doubtful, 1)  # with the row after each, so that nothing goes on over what is left out
    best = np.zeros(logits.shape[:2], dtype=np.int64)
    if read.any():
        best[:, read] = _likeliest(logits[:, read])
    return best


def _likeliest(logits: Floats) -> Labels:
    """The same, row by row: the best way to each label of a row, and from the best of the last row back."""
    sequences, length, count = logits.shape
    forbidden = np.zeros((count, count), dtype=np.float32)
    going_on = [label for label in range(count) if _goes_on(label)]
    for label in going_on:
        forbidden[:, label] = -np.inf
        forbidden[[_beginning(label), label], label] = 0
    score = logits[:, 0].copy()
    score[:, going_on] = -np.inf
    came_from = np.zeros((sequences, length, count), dtype=np.int64)
    for row in range(1, length):
        reached = score[:, :, None] + forbidden
        came_from[:, row] = reached.argmax(1)
        score = reached.max(1) + logits[:, row]
    best = np.zeros((sequences, length), dtype=np.int64)
    best[:, -1] = score.argmax(1)
    for row in range(length - 1, 0, -1):
        best[:, row - 1] = came_from[np.arange(sequences), row, best[:, row]]
    return best


def _certainty(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), dtype=np.float32)


def _only_outside(logits: Floats) -> Floats:
    """Logits of the same shape by which everything is outside."""
    only = np.full_like(logits, -1e4)
    only[..., 0] = 0
    return only


def _place(window: Window, rows: Place) -> Place:
    return int(window.starts[rows[0]]), int(window.ends[rows[1] - 1])
