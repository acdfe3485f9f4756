"""The questions of a run as arrays, so that a thousand resamples of them are a few products of matrices."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.metrics.question_record import QuestionRecord
from eval.metrics.ranking import RANKING_METRICS
from eval.metrics.shares import COUNTED, NOT_COUNTED

Floats = NDArray[np.float64]

MEANS = (*(metric.__name__ for metric in COUNTED), *(metric.name for metric in RANKING_METRICS))


@dataclass(frozen=True)
class Columns:
    """`hits` and `of` have a column for each of `MEANS`; `answerable` and `right_first` are 1, 0 or NaN (unknown)."""

    hits: Floats
    of: Floats
    answerable: Floats
    confidence: Floats
    right_first: Floats
    seconds: Floats


def columns_of(questions: Collection[QuestionRecord]) -> Columns:
    """The questions' records, side by side."""
    tallies = [[question.tallies.get(name, NOT_COUNTED) for name in MEANS] for question in questions]
    return Columns(
        hits=np.array([[tally.hits for tally in row] for row in tallies], dtype=float).reshape(-1, len(MEANS)),
        of=np.array([[tally.of for tally in row] for row in tallies], dtype=float).reshape(-1, len(MEANS)),
        answerable=np.array([question.answerable for question in questions], dtype=float),
        confidence=np.array([question.confidence for question in questions], dtype=float),
        right_first=np.array([question.right_first for question in questions], dtype=float),
        seconds=np.array([question.seconds for question in questions], dtype=float),
    )


def divided(hits: Floats, of: Floats) -> Floats:
    """Quotients, NaN where there is nothing to divide by."""
    return np.divide(hits, of, out=np.full_like(hits, np.nan), where=of > 0)
