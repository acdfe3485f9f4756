"""The figures of the confidence, for questions that count several times: against libraries and by hand."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from eval.metrics.columns import Columns, Floats, columns_of
from eval.metrics.confidence import (
    abstention_recall_at_tenth,
    auroc,
    calibration_error,
    library_auroc,
    risk_coverage_area,
)
from eval.metrics.question_record import QuestionRecord
from tests.eval_cases import scored


def some_columns(size: int = 60) -> tuple[Columns, Floats]:
    """Questions with many ties of confidence, some of them of an unknown kind, and three resamples."""
    random = np.random.default_rng(3)
    answerable = np.where(random.random(size) < 0.1, np.nan, (random.random(size) < 0.6).astype(float))
    confidence = np.round(random.random(size), 1)
    nothing = np.zeros((size, 0))
    columns = Columns(nothing, nothing, answerable, confidence, answerable, random.random(size))
    return columns, random.multinomial(size, np.full(size, 1 / size), size=3).astype(float)


def repeated(values: Floats, row: Floats) -> Floats:
    """The values as they stand in a resample."""
    return np.repeat(values, row.astype(int))


def test_the_auroc_of_a_resample_is_that_of_scikit_learn_with_sample_weights() -> None:
    columns, weights = some_columns()
    known = ~np.isnan(columns.answerable)
    expected = [
        roc_auc_score(columns.answerable[known], columns.confidence[known], sample_weight=row[known]) for row in weights
    ]
    assert auroc(columns, weights) == pytest.approx(expected)
    assert library_auroc(columns) == pytest.approx(auroc(columns, np.ones((1, len(known))))[0])


def test_the_recall_of_a_resample_is_the_best_of_all_thresholds_that_are_allowed() -> None:
    columns, weights = some_columns()
    for row, found in zip(weights, abstention_recall_at_tenth(columns, weights), strict=True):
        answerable, confidence = repeated(columns.answerable, row), repeated(columns.confidence, row)
        yes, no = confidence[answerable == 1], confidence[answerable == 0]
        thresholds = [*np.unique(confidence), np.inf]
        assert found == max(np.mean(no < t) for t in thresholds if np.mean(yes < t) <= 0.1)


def test_the_calibration_error_of_a_resample_is_the_mean_gap_of_its_bins() -> None:
    columns, weights = some_columns()
    for row, found in zip(weights, calibration_error(columns, weights), strict=True):
        answerable, confidence = repeated(columns.answerable, row), repeated(columns.confidence, row)
        known = ~np.isnan(answerable)
        bins = np.minimum((confidence[known] * 10).astype(int), 9)
        gaps = [
            (bins == b).sum() * abs(confidence[known][bins == b].mean() - answerable[known][bins == b].mean())
            for b in np.unique(bins)
        ]
        assert found == pytest.approx(sum(gaps) / known.sum())


def test_the_area_is_the_mean_risk_over_all_coverages() -> None:
    questions = [
        scored(0.9, True, True),
        scored(0.8, True, False),
        scored(0.7, False, False),
        scored(0.6, True, True),
        scored(0.5, None, None),
    ]
    assert area(questions) == pytest.approx((0 + 1 / 2 + 2 / 3 + 2 / 4) / 4)


def test_the_order_of_questions_of_one_confidence_changes_no_area() -> None:
    questions = [scored(0.9, True, True), scored(0.5, True, True), scored(0.5, False, False)]
    assert area(questions) == area(questions[::-1]) == pytest.approx((0 + 1 / 3 + 1 / 3) / 3)


def test_a_question_drawn_twice_is_two_questions_of_one_confidence() -> None:
    questions = [scored(0.9, True, True), scored(0.5, False, False)]
    weights = np.array([[2.0, 1.0]])
    assert risk_coverage_area(columns_of(questions), weights) == pytest.approx(
        area([questions[0], questions[0], questions[1]])
    )


def test_with_one_kind_of_question_there_is_neither_auroc_nor_calibration() -> None:
    for answerable in (True, False):
        columns = columns_of([scored(0.9, answerable), scored(0.4, answerable)])
        weights = np.ones((1, 2))
        assert np.isnan(auroc(columns, weights)).all()
        assert np.isnan(abstention_recall_at_tenth(columns, weights)).all()
        assert np.isnan(calibration_error(columns, weights)).all()
        assert library_auroc(columns) is None


def area(questions: list[QuestionRecord]) -> float:
    return float(risk_coverage_area(columns_of(questions), np.ones((1, len(questions))))[0])
