"""How long the answers took: metrics of the same form as those of the confidence."""

import numpy as np

from eval.metrics.columns import Columns, Floats


def median_seconds(columns: Columns, weights: Floats) -> Floats:
    """Median time of an answer; lower is better."""
    return _quantile(columns.seconds, weights, 0.5)


def slow_seconds(columns: Columns, weights: Floats) -> Floats:
    """Time within which 95 % of the answers came (95th percentile); lower is better."""
    return _quantile(columns.seconds, weights, 0.95)


TIME_METRICS = (median_seconds, slow_seconds)


def _quantile(values: Floats, weights: Floats, share: float) -> Floats:
    """The quantile of values that count several times each, between two neighbours as `numpy.percentile` has it."""
    order = np.argsort(values)
    ordered, counted = values[order], np.cumsum(weights[:, order], axis=1)
    place = share * (counted[:, -1] - 1)
    below: Floats = ordered[(counted <= np.floor(place)[:, np.newaxis]).sum(axis=1)]
    above: Floats = ordered[(counted <= np.ceil(place)[:, np.newaxis]).sum(axis=1)]
    return below + (above - below) * (place - np.floor(place))
