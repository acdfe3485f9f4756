"""Where in a sentence the answer stands: the likeliest span of word pieces."""

from collections.abc import Sequence

import numpy as np
import pytest

from rag.models.reading import NOT_READ, LogOdds, best_span


def odds(values: Sequence[float]) -> LogOdds:
    return np.array(values, dtype=np.float32)


STARTS = odds([9, 0, 4, 0, 1, 9])
ENDS = odds([9, 3, 0, 2, 5, 9])


def test_the_best_span_is_the_best_start_with_the_best_end() -> None:
    assert best_span(STARTS, ENDS, (1, 5), longest=30) == (4 + 5, (2, 4))


@pytest.mark.parametrize(("longest", "span", "score"), [(3, (2, 4), 9), (2, (2, 3), 6), (1, (4, 4), 6)])
def test_a_span_has_no_more_pieces_than_allowed(longest: int, span: tuple[int, int], score: float) -> None:
    assert best_span(STARTS, ENDS, (1, 5), longest) == (score, span)


def test_a_span_does_not_end_before_it_starts() -> None:
    assert best_span(odds([0, 0, 7]), odds([7, 0, 0]), (0, 3), longest=30) == (7, (0, 0))


def test_a_sentence_that_was_not_read_has_no_span() -> None:
    assert best_span(STARTS, ENDS, (0, 0), longest=30) == (NOT_READ, None)


def test_a_span_may_be_unlikely() -> None:
    assert best_span(odds([-50]), odds([-60]), (0, 1), longest=30) == (-110, (0, 0))
