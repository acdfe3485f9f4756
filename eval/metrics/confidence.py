"""What the confidence is worth: each function's docstring is its metric's definition.

Each takes the questions and how often each of them counts, in one row of `weights` for each resample (resamples ×
questions), and returns one value a resample: NaN where there is nothing to measure.
"""

import numpy as np
from numpy.typing import NDArray

from eval.metrics.columns import Columns, Floats, divided

OVER_REFUSAL_ALLOWED = 0.10  # chosen, not tuned: an editor bears one needless silence in ten
BINS = 10  # of the confidence, equally wide: the usual number


def auroc(columns: Columns, weights: Floats) -> Floats:
    """Chance that an answerable question has a higher confidence than an unanswerable one; a tie is half."""
    yes, no = _answerable_and_not(columns, weights)
    below = np.cumsum(no, axis=1) - no
    return divided((yes * (below + no / 2)).sum(axis=1), yes.sum(axis=1) * no.sum(axis=1))


def abstention_recall_at_tenth(columns: Columns, weights: Floats) -> Floats:
    """Best abstention recall of any threshold on confidence that refuses at most 10 % of the answerable questions."""
    yes, no = _answerable_and_not(columns, weights)
    refused, silent = np.cumsum(yes, axis=1), np.cumsum(no, axis=1)
    allowed = refused <= OVER_REFUSAL_ALLOWED * yes.sum(axis=1, keepdims=True)
    best = np.where(allowed, silent, 0).max(axis=1)
    return np.where(yes.any(axis=1), divided(best, no.sum(axis=1)), np.nan)


def risk_coverage_area(columns: Columns, weights: Floats) -> Floats:
    """Mean share of wrong answers over all coverages, the surest questions answered first; lower is better."""
    judged = weights * ~np.isnan(columns.right_first)
    answered = by_confidence(columns, judged)[:, ::-1]
    wrong = by_confidence(columns, judged * (columns.right_first == 0))[:, ::-1]
    risk = divided(np.cumsum(wrong, axis=1), np.cumsum(answered, axis=1))
    # One threshold answers all that are tied: each of them has the risk of all.
    return divided(np.nansum(risk * answered, axis=1), answered.sum(axis=1))


def calibration_error(columns: Columns, weights: Floats) -> Floats:
    """Mean distance of confidence from the share that is answerable, in ten bins of confidence; lower is better."""
    known = ~np.isnan(columns.answerable)
    confidence, answerable, counted = columns.confidence[known], columns.answerable[known], weights[:, known]
    inside = np.eye(BINS)[bin_of(confidence)]
    distances = np.abs(counted @ (inside * (confidence - answerable)[:, np.newaxis])).sum(axis=1)
    both_kinds = (counted @ answerable > 0) & (counted @ (1 - answerable) > 0)
    return np.where(both_kinds, divided(distances, counted.sum(axis=1)), np.nan)


CONFIDENCE_METRICS = (auroc, abstention_recall_at_tenth, risk_coverage_area, calibration_error)


def library_auroc(columns: Columns) -> float | None:
    """The AUROC of the questions as they are, by scikit-learn."""
    from sklearn.metrics import roc_auc_score  # takes a second to import

    known = ~np.isnan(columns.answerable)
    answerable, confidence = columns.answerable[known], columns.confidence[known]
    return float(roc_auc_score(answerable, confidence)) if len(np.unique(answerable)) > 1 else None


def bin_of(confidence: Floats) -> NDArray[np.int64]:
    """The bin of each confidence; the last one holds 1 as well."""
    return np.clip(confidence * BINS, 0, BINS - 1).astype(np.int64)


def by_confidence(columns: Columns, weights: Floats) -> Floats:
    """The weights summed over questions of the same confidence, the lowest first: resamples × distinct confidences."""
    order = np.argsort(columns.confidence, kind="stable")
    ordered = columns.confidence[order]
    begins = np.flatnonzero(np.append(True, ordered[1:] > ordered[:-1]))
    return np.add.reduceat(weights[:, order], begins, axis=1)


def _answerable_and_not(columns: Columns, weights: Floats) -> tuple[Floats, Floats]:
    """The weights of answerable and of unanswerable questions by confidence."""
    answerable, unanswerable = columns.answerable == 1, columns.answerable == 0
    return by_confidence(columns, weights * answerable), by_confidence(columns, weights * unanswerable)
