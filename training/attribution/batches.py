"""Annotated articles as the network takes them: windows, the labels of their rows, in batches of like length."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from rag.models.reading import Place
from rag.models.tagging import CONTENT, SOURCE
from rag.models.windows import MARK, Window, WindowCutter
from training.attribution.material import Annotated, Gold, laid
from training.attribution.network import Read

SHORTEST, LONGEST = 100, 200  # word pieces of a window, drawn anew for each article
UNREAD = -100  # the label of a row that is not judged
POOL = 40  # batches whose windows are sorted by length together

Labels = NDArray[np.int64]


@dataclass(frozen=True)
class Prepared:
    """A window and its labels: `cues` (length,); of each attribution `cue_rows` (cues,) and `parts` (cues, length)."""

    window: Window
    cues: Labels
    cue_rows: Labels
    parts: Labels


@dataclass(frozen=True)
class Batch:
    """Windows side by side; `alone` (batch, length) has the labels of all cues together."""

    read: Read
    cues: Tensor
    alone: Tensor
    cue_rows: Tensor
    is_cue: Tensor
    parts: Tensor


def prepare(annotated: Annotated, cutter: WindowCutter, longest: int) -> list[Prepared]:
    """The windows of an article."""
    return [_labelled(window, annotated.attributions) for window in cutter.cut(laid(annotated.text), longest)]


def _labelled(window: Window, attributions: Iterable[Gold]) -> Prepared:
    """A window with the labels of the attributions whose cues begin in what is its own."""
    readable = window.starts != MARK
    cues = np.where(readable & (window.own == 1), 0, UNREAD)
    cue_rows, parts = [], []
    for gold in attributions:
        rows = _touched(window, gold.cue[0])
        if rows is None or not window.own[rows[0]]:
            continue
        _mark(cues, rows, 1)
        labels = np.where(readable, 0, UNREAD)
        for begins, places in ((CONTENT, gold.content), (SOURCE, gold.source)):
            for touched in (_touched(window, place) for place in places):
                if touched:
                    _mark(labels, touched, begins)
        labels[rows[0] : rows[1]] = 0  # the cue is neither, wherever it stands
        cue_rows.append(rows[0])
        parts.append(labels)
    stacked = np.stack(parts) if parts else np.zeros((0, len(cues)), dtype=np.int64)
    return Prepared(window, cues, np.array(cue_rows, dtype=np.int64), stacked)


def _touched(window: Window, place: Place) -> Place | None:
    """The rows that have a character of the place, half-open."""
    rows = np.flatnonzero((window.ends > place[0]) & (window.starts < place[1]) & (window.starts != MARK))
    return (int(rows[0]), int(rows[-1]) + 1) if len(rows) else None


def _mark(labels: Labels, rows: Place, begins: int) -> None:
    """Gives the first row the label with which a piece begins, and the readable rows after it the one that follows."""
    inside = labels[rows[0] : rows[1]]
    inside[inside != UNREAD] = begins + 1
    labels[rows[0]] = begins


def in_batches(prepared: Sequence[Prepared], size: int, chance: random.Random) -> list[list[Prepared]]:
    """Batches of like length, in random order."""
    order = list(prepared)
    chance.shuffle(order)
    batches = []
    for first in range(0, len(order), size * POOL):
        pool = sorted(order[first : first + size * POOL], key=lambda one: len(one.cues))
        batches += [pool[i : i + size] for i in range(0, len(pool), size)]
    chance.shuffle(batches)
    return batches


def collate(prepared: Sequence[Prepared]) -> Batch:
    """The windows as one batch, filled up to the longest."""
    size, length = len(prepared), max(len(one.cues) for one in prepared)
    most = max(1, *(len(one.cue_rows) for one in prepared))
    rows = {name: torch.zeros(size, length, dtype=torch.long) for name in ("ids", "own", "shapes", "quoted", "mask")}
    cues = torch.full((size, length), UNREAD)
    alone = torch.full((size, length), UNREAD)
    cue_rows = torch.zeros(size, most, dtype=torch.long)
    is_cue = torch.zeros(size, most, dtype=torch.bool)
    parts = torch.full((size, most, length), UNREAD)
    for number, one in enumerate(prepared):
        own, count = len(one.cues), len(one.cue_rows)
        for name in ("ids", "own", "shapes", "quoted"):
            rows[name][number, :own] = torch.from_numpy(getattr(one.window, name))
        rows["mask"][number, :own] = 1
        cues[number, :own] = torch.from_numpy(one.cues)
        alone[number, :own] = torch.from_numpy(_together(one))
        cue_rows[number, :count] = torch.from_numpy(one.cue_rows)
        is_cue[number, :count] = True
        parts[number, :count, :own] = torch.from_numpy(one.parts)
    return Batch(Read(**rows), cues, alone, cue_rows, is_cue, parts)


def _together(one: Prepared) -> Labels:
    """The labels of each row, whatever cue it belongs to."""
    labels = np.where(one.cues == UNREAD, UNREAD, 0)
    for parts in one.parts:
        labels = np.where(parts > 0, parts, labels)
    return labels
