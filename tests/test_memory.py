"""Remembering what was read changes nothing but the time it takes."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from rag.models import RememberedPieces, WordPieces
from tests.fakes import BagOfWords

TEXTS = [f"sentence {number} of {number + 1}" for number in range(20)]


def same(read: Sequence[WordPieces], expected: Sequence[WordPieces]) -> bool:
    return len(read) == len(expected) and all(
        np.array_equal(a.vectors, b.vectors) and np.array_equal(a.starts, b.starts) and np.array_equal(a.ends, b.ends)
        for a, b in zip(read, expected, strict=True)
    )


def test_the_pieces_are_those_of_the_encoder_whether_remembered_or_not() -> None:
    remembered = RememberedPieces(BagOfWords(), capacity=3)
    for texts in (TEXTS[:2], TEXTS[1:6], TEXTS[:2], [TEXTS[0], TEXTS[0]], []):
        assert same(remembered.read(texts), BagOfWords().read(texts))


def test_several_threads_may_read_at_once() -> None:
    remembered = RememberedPieces(BagOfWords(), capacity=5)
    asked = [TEXTS[first : first + 4] for first in range(16)] * 5
    with ThreadPoolExecutor(8) as threads:
        for texts, read in zip(asked, threads.map(remembered.read, asked), strict=True):
            assert same(read, BagOfWords().read(texts))
