from dataclasses import replace

import pytest

from eval.report.curves import Bin, confidences, recall_curve, reliability, risk_coverage
from eval.system import Ranking
from tests.eval_cases import FIRE, answerable, answered, case, quote, scored, some_record


def test_the_risk_at_each_threshold_is_the_share_of_wrong_answers_so_far() -> None:
    questions = [
        scored(0.6, True, True),
        scored(0.8, True, False),
        scored(0.9, True, True),
        scored(0.7, False, False),
        scored(0.5, None, None),
    ]
    assert risk_coverage(questions) == [(1 / 4, 0), (2 / 4, 1 / 2), (3 / 4, 2 / 3), (4 / 4, 2 / 4)]


def test_questions_of_one_confidence_are_answered_together() -> None:
    questions = [scored(0.9, True, True), scored(0.5, True, True), scored(0.5, False, False)]
    assert risk_coverage(questions) == [(1 / 3, 0), (3 / 3, 1 / 3)]


def test_a_bin_holds_its_lower_bound_and_the_last_one_both() -> None:
    bins = reliability([scored(c, answerable=c > 0.5) for c in (0.1, 0.15, 0.2, 1.0)] + [scored(0.5, None)])
    assert [(found.low, found.high, found.count) for found in bins] == [(0.1, 0.2, 2), (0.2, 0.3, 1), (0.9, 1.0, 1)]
    assert [found.confidence for found in bins] == pytest.approx([(0.1 + 0.15) / 2, 0.2, 1.0])
    assert [found.answerable for found in bins] == [0, 0, 1]


def test_the_bins_are_those_of_the_calibration_error() -> None:
    assert reliability([scored(0.05, True)])[0] == Bin(0.0, 0.1, 0.05, 1.0, 1)


def test_confidences_are_told_apart_by_what_the_question_is() -> None:
    questions = [scored(0.9, True), scored(0.4, False), scored(0.5, None)]
    assert confidences(questions, answerable=True) == [0.9]
    assert confidences(questions, answerable=False) == [0.4]


def test_no_questions_have_no_curves() -> None:
    assert risk_coverage([]) == []
    assert reliability([]) == []
    assert confidences([], answerable=True) == []


def test_the_recall_curve_has_the_measured_points_in_order() -> None:
    found = Ranking({"a": 3.0, "b": 2.0, "c": 1.0}, {"c": 1})
    ranked = some_record(replace(case(answerable(FIRE), answered(quote(FIRE))), rankings={"articles": found}))
    curve = recall_curve(ranked.metrics, "article")
    assert [(k, recall.value) for k, recall in curve] == [(1, 0), (3, 1), (5, 1), (10, 1), (20, 1), (50, 1)]
    assert recall_curve(some_record().metrics, "article") == []
