import time

import numpy as np
import pytest

from eval.metrics.bootstrap import RESAMPLES, interval, resampled, resamples, values
from eval.metrics.columns import MEANS, columns_of
from eval.metrics.question_record import QuestionRecord
from eval.metrics.shares import Tally
from tests.eval_cases import scored


def right_or_wrong(*right: bool) -> list[QuestionRecord]:
    """Questions of which only the first quote was judged."""
    return [
        QuestionRecord("not scored", {"right_quote_first": Tally(int(hit), 1)}, None, 0.5, None, 0.1) for hit in right
    ]


def test_each_resample_has_as_many_questions_as_the_run() -> None:
    drawn = np.concatenate(list(resamples(7)))
    assert drawn.shape == (RESAMPLES, 7)
    assert set(drawn.sum(axis=1)) == {7}
    assert drawn.mean(axis=0) == pytest.approx(np.ones(7), abs=0.15)


def test_resamples_are_the_same_every_time() -> None:
    columns = columns_of(right_or_wrong(True, False, True))
    first, second = resampled(columns), resampled(columns)
    assert all(np.array_equal(first[name], second[name], equal_nan=True) for name in first)


def test_the_interval_of_a_share_is_near_that_of_the_normal_distribution() -> None:
    columns = columns_of(right_or_wrong(*[True] * 300, *[False] * 100))
    bounds = interval(resampled(columns)["right_quote_first"])
    spread = 1.96 * (0.75 * 0.25 / 400) ** 0.5
    assert bounds == pytest.approx((0.75 - spread, 0.75 + spread), abs=0.004)


def test_without_weights_a_share_is_its_hits_of_all() -> None:
    assert values(columns_of(right_or_wrong(True, True, False)))["right_quote_first"] == 2 / 3


def test_what_no_resample_measures_has_no_interval() -> None:
    columns = columns_of(right_or_wrong(True))
    assert values(columns)["auroc"] is None
    assert interval(resampled(columns)["auroc"]) == (None, None)


def test_resamples_with_nothing_to_measure_are_left_out() -> None:
    columns = columns_of([scored(0.9, True), scored(0.1, False)])
    drawn = resampled(columns)["auroc"]
    assert np.isnan(drawn).any()
    assert interval(drawn) == (1, 1)


@pytest.mark.slow
def test_four_thousand_questions_take_seconds() -> None:
    random = np.random.default_rng(1)
    tallies = {name: Tally(0.5, 1) for name in MEANS}
    questions = [
        QuestionRecord("right", tallies, bool(random.random() < 0.5), random.random(), True, 0.1) for _ in range(4000)
    ]
    began = time.perf_counter()
    resampled(columns_of(questions))
    assert time.perf_counter() - began < 20  # 2 s on two cores that have nothing else to do
