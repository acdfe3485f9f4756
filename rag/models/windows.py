"""An article in stretches that a network reads at once: whole paragraphs, in word pieces, after what stands before."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from rag.models.reading import Place

LONGEST = 200  # word pieces of a window's own
BEFORE = 40  # word pieces before it that are read with it
SHAPES = 5  # of a word: no word, small letters, a capital, capitals only, a number
MARK = -1  # the character of a row that is no piece of the text

Rows = NDArray[np.int64]

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Laid:
    """A text as the network is given it: its paragraphs' places, cut into sentences, and its quotations' places."""

    text: str
    paragraphs: Sequence[Sequence[Place]]
    quotations: Sequence[Place]


@dataclass(frozen=True)
class Window:
    """[CLS] what stands before [SEP] paragraph [SEP] paragraph [SEP]; each array has shape (length,).

    `own`: 1 from the first [SEP] on. `shapes`: of the word, 0 to 4. `quoted`: 1 in a quotation. `starts`, `ends`: the
    characters of each piece in the text, `words`: which of its words it is of; MARK for what is none.
    """

    ids: Rows
    own: Rows
    shapes: Rows
    quoted: Rows
    starts: Rows
    ends: Rows
    words: Rows


@dataclass(frozen=True)
class _Pieces:
    """The word pieces of a whole text."""

    ids: Rows
    starts: Rows
    ends: Rows
    words: Rows
    shapes: Rows
    quoted: Rows


class WindowCutter:
    """Cuts texts into windows."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        vocabulary = tokenizer.get_vocab()
        self._first, self._mark = vocabulary["[CLS]"], vocabulary["[SEP]"]

    def cut(self, laid: Laid, longest: int = LONGEST) -> list[Window]:
        """The windows of a text, in its order; every piece is one window's own."""
        pieces = self._pieces(laid)
        runs = [[(_row(pieces, start), _row(pieces, end)) for start, end in paragraph] for paragraph in laid.paragraphs]
        return [self._window(pieces, stretch) for stretch in _stretches(runs, pieces.words, longest)]

    def _pieces(self, laid: Laid) -> _Pieces:
        encoding = self._tokenizer.encode(laid.text, add_special_tokens=False)
        offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
        starts, ends = offsets[:, 0], offsets[:, 1]
        quoted = np.zeros(len(starts), dtype=np.int64)
        for start, end in laid.quotations:
            quoted[(starts >= start) & (ends <= end)] = 1
        ids, words = np.array(encoding.ids, dtype=np.int64), np.array(encoding.word_ids, dtype=np.int64)
        return _Pieces(ids, starts, ends, words, _shapes(laid.text, starts), quoted)

    def _window(self, pieces: _Pieces, stretch: Sequence[Place]) -> Window:
        first = stretch[0][0]
        rows = [MARK, *range(max(0, first - BEFORE), first), MARK]
        own = len(rows) - 1
        for start, end in stretch:
            rows += [*range(start, end), MARK]
        chosen = np.array(rows, dtype=np.int64)
        is_mark = chosen == MARK
        ids = np.where(is_mark, self._mark, pieces.ids[chosen])
        ids[0] = self._first
        return Window(
            ids=ids,
            own=(np.arange(len(chosen)) >= own).astype(np.int64),
            shapes=np.where(is_mark, 0, pieces.shapes[chosen]),
            quoted=np.where(is_mark, 0, pieces.quoted[chosen]),
            starts=np.where(is_mark, MARK, pieces.starts[chosen]),
            ends=np.where(is_mark, MARK, pieces.ends[chosen]),
            words=np.where(is_mark, MARK, pieces.words[chosen]),
        )


def load_window_cutter(tokenizer_file: str) -> WindowCutter:
    """A cutter with the model's own word pieces."""
    tokenizer = Tokenizer.from_file(tokenizer_file)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return WindowCutter(tokenizer)


def _row(pieces: _Pieces, character: int) -> int:
    """The first piece that starts there or later."""
    return int(np.searchsorted(pieces.starts, character))


def _stretches(paragraphs: Sequence[Sequence[Place]], words: Rows, longest: int) -> Iterator[list[Place]]:
    """Whole paragraphs, as many as go together; one that is too long in whole sentences, and these in parts."""
    stretch: list[Place] = []
    for sentences in paragraphs:
        for part in _parts(sentences, words, longest):
            if stretch and sum(end - start + 1 for start, end in stretch) + part[1] - part[0] > longest:
                yield stretch
                stretch = []
            stretch.append(part)
    if stretch:
        yield stretch


def _parts(sentences: Sequence[Place], words: Rows, longest: int) -> Iterator[Place]:
    """A paragraph's pieces in as few parts as whole sentences allow."""
    begun: Place | None = None
    for start, end in sentences:
        if begun and end - begun[0] > longest:
            yield begun
            begun = None
        begun = (begun[0] if begun else start, end)
        while begun[1] - begun[0] > longest:
            cut = _cut(words, begun[0], longest)
            yield begun[0], cut
            begun = (cut, begun[1])
    if begun and begun[1] > begun[0]:
        yield begun


def _cut(words: Rows, start: int, longest: int) -> int:
    """Where the part that starts there ends: before the word that is too much, unless that alone is too long."""
    begins = int(np.searchsorted(words, words[start + longest]))
    return begins if begins > start else start + longest


def _shapes(text: str, starts: Rows) -> Rows:
    """How the word is written in which each piece stands."""
    words = [(match.start(), match.end(), _shape(match.group())) for match in _WORD.finditer(text)]
    begins = [start for start, _, _ in words]
    shapes = np.zeros(len(starts), dtype=np.int64)
    for row, start in enumerate(starts):
        number = bisect_right(begins, start) - 1
        if number >= 0 and start < words[number][1]:
            shapes[row] = words[number][2]
    return shapes


def _shape(word: str) -> int:
    if word[0].isdigit():
        return 4
    if not word[0].isupper():
        return 1
    return 3 if len(word) > 1 and word.isupper() else 2
