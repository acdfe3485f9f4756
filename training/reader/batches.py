"""Examples as the network takes them: joined as the program joins them, with the rows that are right, in batches."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from rag.models.joined import Joined, Joiner
from rag.models.reading import Place
from training.reader.example import Example, shuffled

POOL = 40  # batches whose examples are sorted by length together


@dataclass(frozen=True)
class Prepared:
    """A question and a passage as one row of word pieces.

    `gold`: the sentences that answer and are read. `spans`: the first and the last row of each answer.
    """

    joined: Joined
    gold: tuple[int, ...]
    spans: tuple[Place, ...]


@dataclass(frozen=True)
class Batch:
    """Examples side by side, filled up to the longest.

    `ids`, `types`, `mask`, `passage`: (batch, length). `sentence_rows`: (batch, sentences, length) and `question_rows`:
    (batch, 1, length), as weights of a mean. `read`: (batch, sentences), which sentences there are. `passage` has the
    rows in which an answer may start or end, and the first row, which stands for none.
    """

    ids: Tensor
    types: Tensor
    mask: Tensor
    passage: Tensor
    sentence_rows: Tensor
    question_rows: Tensor
    read: Tensor


def prepare(example: Example, joiner: Joiner) -> Prepared:
    """The example in word pieces."""
    passage = example.passage
    joined = joiner.join(example.question, passage.title, passage.text, passage.sentences)
    spans = {span for answer in example.answers if (span := _touched(joined, answer))}
    return Prepared(joined, tuple(n for n in example.gold if joined.sentences[n][1]), tuple(sorted(spans)))


def _touched(joined: Joined, answer: Place) -> Place | None:
    """The first and the last row that have a character of the answer."""
    rows = np.flatnonzero((joined.ends > answer[0]) & (joined.starts < answer[1]) & (joined.starts >= 0))
    return (int(rows[0]), int(rows[-1])) if len(rows) else None


def in_batches(prepared: Sequence[Prepared], size: int, chance: random.Random) -> list[list[Prepared]]:
    """Batches of like length, in random order."""
    order = shuffled(range(len(prepared)), chance)
    batches: list[list[int]] = []
    for first in range(0, len(order), size * POOL):
        pool = sorted(order[first : first + size * POOL], key=lambda number: len(prepared[number].joined.ids))
        batches += shuffled((pool[i : i + size] for i in range(0, len(pool), size)), chance)
    return [[prepared[number] for number in batch] for batch in batches]


def collate(prepared: Sequence[Prepared]) -> Batch:
    """The examples as one batch."""
    size, length = len(prepared), max(len(one.joined.ids) for one in prepared)
    most = max(len(one.joined.sentences) for one in prepared)
    batch = Batch(
        ids=torch.zeros(size, length, dtype=torch.long),
        types=torch.zeros(size, length, dtype=torch.long),
        mask=torch.zeros(size, length, dtype=torch.long),
        passage=torch.zeros(size, length, dtype=torch.bool),
        sentence_rows=torch.zeros(size, most, length),
        question_rows=torch.zeros(size, 1, length),
        read=torch.zeros(size, most, dtype=torch.bool),
    )
    for number, one in enumerate(prepared):
        _fill(batch, number, one.joined)
    return batch


def _fill(batch: Batch, number: int, joined: Joined) -> None:
    length, sentences = len(joined.ids), len(joined.sentences)
    sentence_rows, question_rows = joined.means()
    batch.ids[number, :length] = torch.from_numpy(joined.ids)
    batch.types[number, :length] = torch.from_numpy(joined.types)
    batch.mask[number, :length] = 1
    batch.sentence_rows[number, :sentences, :length] = torch.from_numpy(sentence_rows)
    batch.question_rows[number, :, :length] = torch.from_numpy(question_rows)
    batch.read[number] = batch.sentence_rows[number].any(1)
    batch.passage[number] = batch.sentence_rows[number].any(0)
    batch.passage[number, 0] = True
