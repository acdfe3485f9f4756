"""Shares with 95 % intervals, resampled by article: the sentences of one article are not independent."""

from collections.abc import Sequence

import numpy as np

from eval.metrics.bootstrap import interval, resamples
from eval.metrics.columns import divided
from eval.metrics.measure import Measure
from eval.metrics.shares import Tally


def share(by_article: Sequence[Tally]) -> Measure:
    """The sum of the hits over the sum of what there was to hit, given for each article."""
    hits = np.array([tally.hits for tally in by_article], dtype=float)
    of = np.array([tally.of for tally in by_article], dtype=float)
    whole = Tally(int(hits.sum()), int(of.sum()))
    if not whole.of:
        return Measure(None, whole)
    drawn = np.concatenate([divided(weights @ hits, weights @ of) for weights in resamples(len(by_article))])
    return Measure(whole.hits / whole.of, whole, *interval(drawn))


def total(tallies: Sequence[Tally]) -> Tally:
    """Several tallies as one."""
    return Tally(sum(tally.hits for tally in tallies), sum(tally.of for tally in tallies))
