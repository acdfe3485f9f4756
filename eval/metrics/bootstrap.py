"""How far a figure could be off by the choice of questions: 95 % intervals from resampled questions."""

from collections.abc import Iterator

import numpy as np

from eval.metrics.columns import MEANS, Columns, Floats, divided
from eval.metrics.confidence import CONFIDENCE_METRICS
from eval.metrics.times import TIME_METRICS

RESAMPLES = 1000
BLOCK = 100  # resamples at a time: a run of 10,000 questions then takes some 10 MB a step
SEED = 2025  # any: the same questions always have the same intervals
LOWEST, HIGHEST = 2.5, 97.5  # percentiles


def estimates(columns: Columns, weights: Floats) -> dict[str, Floats]:
    """Each metric's value by name, for each row of weights; NaN where there is nothing to measure."""
    means = divided(weights @ columns.hits, weights @ columns.of)
    figures = {figure.__name__: figure(columns, weights) for figure in (*CONFIDENCE_METRICS, *TIME_METRICS)}
    return dict(zip(MEANS, means.T, strict=True)) | figures


def values(columns: Columns) -> dict[str, float | None]:
    """Each metric's value over the questions as they are; None where there is nothing to measure."""
    once = estimates(columns, np.ones((1, len(columns.confidence))))
    return {name: None if np.isnan(value) else float(value) for name, (value,) in once.items()}


def resampled(columns: Columns) -> dict[str, Floats]:
    """Each metric's value in each resample. Two runs of equally many questions are resampled alike, place by place."""
    blocks = [estimates(columns, weights) for weights in resamples(len(columns.confidence))]
    return {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]}


def resamples(size: int) -> Iterator[Floats]:
    """How often each question is drawn, in blocks of resamples × questions."""
    random = np.random.default_rng(SEED)
    for _ in range(RESAMPLES // BLOCK):
        yield random.multinomial(size, np.full(size, 1 / size), size=BLOCK).astype(float)


def interval(drawn: Floats) -> tuple[float | None, float | None]:
    """The middle 95 % of the resamples that had anything to measure."""
    measured = drawn[~np.isnan(drawn)]
    if not len(measured):
        return None, None
    low, high = np.percentile(measured, [LOWEST, HIGHEST])
    return float(low), float(high)
