"""What the program asks of a model that finds attributions: source, cue and content of each, as places in a text.

A network gives each row of a window a label; decoding takes the likeliest labels that can stand side by side.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rag.models.reading import Place
from rag.models.windows import MARK, Laid, Rows, Window

CUE_LABELS = ("outside", "cue begins", "cue goes on")
PART_LABELS = ("outside", "source begins", "source goes on", "content begins", "content goes on")
SURELY = 8.0  # log-odds by which a row is outside whatever stands beside it; such rows need no search
SOURCE, CONTENT = 1, 3  # the label with which each begins; the one after it is that it goes on

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
    cues = spans(whole_words(best_labels(blocked[None])[0], window.words), 1)
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
        score=float(_certainty(logits.cues)[cue[0], 1]),
    )


def spans(labels: Labels, begins: int) -> list[Place]:
    """The runs, as half-open rows, that start with the label `begins` and go on with the one after it."""
    found: list[Place] = []
    for row, label in enumerate(labels):
        if label == begins:
            found.append((row, row + 1))
        elif label == begins + 1 and found and found[-1][1] == row:
            found[-1] = (found[-1][0], row + 1)
    return found


def whole_words(labels: Labels, words: Rows) -> Labels:
    """The labels, by which no word is cut: of "Sorley", not "rley" alone is the source. `words`: of each row."""
    whole = labels.copy()
    inner = np.flatnonzero((words[1:] == words[:-1]) & (words[1:] != MARK)) + 1
    for row in inner:
        goes_on = whole[row - 1] + whole[row - 1] % 2  # what the piece before it is part of, if it is part of anything
        if whole[row] in (0, goes_on - 1):
            whole[row] = goes_on
    for row in inner[::-1]:
        if whole[row] and not whole[row - 1]:
            whole[row - 1], whole[row] = whole[row], whole[row] + 1  # it begins, and goes on
    return whole


def best_labels(logits: Floats) -> Labels:
    """The likeliest labels of each sequence, (sequences, length) of (sequences, length, labels).

    What goes on must have begun: the labels are `outside` and then, for each kind, that it begins and that it goes on.
    """
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
    for label in range(2, count, 2):
        forbidden[:, label] = -np.inf
        forbidden[label - 1 : label + 1, label] = 0
    score = logits[:, 0].copy()
    score[:, 2::2] = -np.inf
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
