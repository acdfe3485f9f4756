"""The points that the report draws."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from eval.metrics.columns import columns_of
from eval.metrics.confidence import BINS, bin_of, by_confidence
from eval.metrics.measure import Measure
from eval.metrics.question_record import QuestionRecord
from eval.metrics.ranking import RECALL_AT


@dataclass(frozen=True)
class Bin:
    """The questions whose confidence is from `low` to `high`: their mean confidence, and how many can be answered."""

    low: float
    high: float
    confidence: float
    answerable: float
    count: int


def risk_coverage(questions: Collection[QuestionRecord]) -> list[tuple[float, float]]:
    """For each threshold, the highest first: the share of questions answered, and the share of these that is wrong."""
    judged = [question for question in questions if question.right_first is not None]
    if not judged:
        return []
    columns = columns_of(judged)
    weights = np.vstack([np.ones(len(judged)), columns.right_first == 0])
    answered, wrong = np.cumsum(by_confidence(columns, weights)[:, ::-1], axis=1)
    return [
        (float(coverage), float(risk)) for coverage, risk in zip(answered / len(judged), wrong / answered, strict=True)
    ]


def reliability(questions: Collection[QuestionRecord]) -> list[Bin]:
    """The bins of the calibration error that hold questions, the lowest first."""
    known = columns_of([question for question in questions if question.answerable is not None])
    bins = bin_of(known.confidence)
    return [
        Bin(
            low=number / BINS,
            high=(number + 1) / BINS,
            confidence=float(known.confidence[bins == number].mean()),
            answerable=float(known.answerable[bins == number].mean()),
            count=int((bins == number).sum()),
        )
        for number in np.unique(bins).tolist()
    ]


def confidences(questions: Collection[QuestionRecord], *, answerable: bool) -> list[float]:
    """The confidences of the answerable or of the unanswerable questions."""
    return [question.confidence for question in questions if question.answerable is answerable]


def recall_curve(measures: Mapping[str, Measure], what: Literal["article", "passage"]) -> list[tuple[int, Measure]]:
    """Recall at each k, as far as it was measured."""
    curve = [(k, measures[f"{what}_recall_{k}"]) for k in RECALL_AT]
    return [(k, recall) for k, recall in curve if recall.value is not None]
