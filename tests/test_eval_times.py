import numpy as np
import pytest

from eval.metrics.columns import Columns
from eval.metrics.times import median_seconds, slow_seconds


def test_the_times_of_a_resample_are_the_percentiles_of_numpy() -> None:
    random = np.random.default_rng(3)
    seconds, nothing = random.random(60), np.zeros((60, 0))
    weights = random.multinomial(60, np.full(60, 1 / 60), size=3).astype(float)
    columns = Columns(nothing, nothing, seconds, seconds, seconds, seconds)
    expected = [np.percentile(np.repeat(seconds, row.astype(int)), [50, 95]) for row in weights]
    assert median_seconds(columns, weights) == pytest.approx([median for median, _ in expected])
    assert slow_seconds(columns, weights) == pytest.approx([slow for _, slow in expected])
