"""A question and a passage as one row of word pieces, and what stands where in it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from rag.models.reading import Place

MAX_TOKENS = 256  # what the model was trained for
LONGEST_QUESTION = 64  # word pieces
LONGEST_TITLE = 64  # word pieces: where a letter is one, a long title would leave the passage no room
NOWHERE: Place = (0, 0)

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Joined:
    """[CLS] question [SEP] title [SEP] passage [SEP]; a place is half-open, in rows.

    `ids`: (length,). `sentences`: NOWHERE for one past the model's length. `starts` and `ends`, (length,): the
    characters of each row in the passage, -1 outside it.
    """

    ids: Rows
    question: Place
    sentences: tuple[Place, ...]
    starts: Rows
    ends: Rows

    @property
    def types(self) -> Rows:
        """0 for the question, 1 for what is read."""
        return (np.arange(len(self.ids)) > self.question[1]).astype(np.int64)

    def means(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """What rows are multiplied with to have their means: (sentences, length) and, for the question, (1, length)."""
        length = len(self.ids)
        return _means(self.sentences, length), _means([self.question], length)


class Joiner:
    """Joins questions and passages."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._start, self._end = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))

    def join(self, question: str, title: str, text: str, sentences: Sequence[Place]) -> Joined:
        """The passage `text` with its title, after the question."""
        asked, heading, passage = (
            self._tokenizer.encode(part, add_special_tokens=False) for part in (question, title, text)
        )
        head = [self._start, *asked.ids[:LONGEST_QUESTION], self._end]
        before = [*head, *heading.ids[:LONGEST_TITLE], self._end] if heading.ids else head
        ids = [*[*before, *passage.ids][: MAX_TOKENS - 1], self._end]
        starts, ends = _offsets(passage, len(before), len(ids))
        return Joined(
            ids=np.array(ids, dtype=np.int64),
            question=(1, len(head) - 1),
            sentences=tuple(_rows(starts, ends, sentence) for sentence in sentences),
            starts=starts,
            ends=ends,
        )


def load_joiner(tokenizer_file: str) -> Joiner:
    """A joiner with the model's own word pieces."""
    tokenizer = Tokenizer.from_file(tokenizer_file)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Joiner(tokenizer)


def _offsets(passage: Encoding, first: int, length: int) -> tuple[Rows, Rows]:
    offsets = np.full((length, 2), -1, dtype=np.int64)
    read = passage.offsets[: max(0, length - 1 - first)]
    offsets[first : first + len(read)] = np.array(read, dtype=np.int64).reshape(-1, 2)
    return offsets[:, 0], offsets[:, 1]


def _rows(starts: Rows, ends: Rows, sentence: Place) -> Place:
    """The rows whose characters lie in the sentence."""
    inside = np.flatnonzero((starts >= sentence[0]) & (ends <= sentence[1]))
    return (int(inside[0]), int(inside[-1]) + 1) if len(inside) else NOWHERE


def _means(places: Sequence[Place], length: int) -> NDArray[np.float32]:
    weights = np.zeros((len(places), length), dtype=np.float32)
    for number, (first, last) in enumerate(places):
        weights[number, first:last] = 1 / max(1, last - first)
    return weights
