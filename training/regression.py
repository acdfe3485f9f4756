"""Logistic regressions: over independent examples, and over lists of which the right ones should come first."""

from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
List = tuple[Matrix, NDArray[np.bool_]]  # features (n, size), and which of the n are right


def fit_order(lists: Sequence[List], free: Matrix, steepness: float = 1.0, penalty: float = 1e-3) -> Matrix:
    """Weights by which the right ones of a list outscore the others; features whose `free` is 0 get none.

    Lists that are all right or all wrong teach nothing. The penalty is on the squares of weights / steepness.
    """
    kept = torch.tensor(free)
    told = [(torch.tensor(x), torch.tensor(right)) for x, right in lists if right.any() and not right.all()]

    def loss(parameters: torch.Tensor) -> torch.Tensor:
        total = torch.zeros((), dtype=torch.float64)
        for features, right in told:
            scores = features @ (parameters * kept) * steepness
            total = total + torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0)
        return total / len(told) + penalty * (parameters**2).sum()

    return np.asarray(_minimise(loss, len(kept)) * free * steepness)


def fit_logistic(
    features: Matrix, positive: NDArray[np.bool_], counts: Matrix | None = None, penalty: float = 1 / 6
) -> tuple[Matrix, float]:
    """Weights and bias; `counts`: how often each example counts."""
    inputs, target = torch.tensor(features), torch.tensor(positive, dtype=torch.float64)
    times = None if counts is None else torch.tensor(counts)

    def loss(parameters: torch.Tensor) -> torch.Tensor:
        logits = inputs @ parameters[:-1] + parameters[-1]
        fit = torch.nn.functional.binary_cross_entropy_with_logits(logits, target, weight=times, reduction="sum")
        return fit + penalty * (parameters[:-1] ** 2).sum()

    parameters = _minimise(loss, features.shape[1] + 1)
    return parameters[:-1], float(parameters[-1])


def _minimise(loss: Callable[[torch.Tensor], torch.Tensor], size: int) -> Matrix:
    parameters = torch.zeros(size, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([parameters], max_iter=300, line_search_fn="strong_wolfe")

    def step() -> float:
        optimiser.zero_grad()
        value = loss(parameters)
        value.backward()  # type: ignore[no-untyped-call]
        return value.item()

    optimiser.step(step)  # type: ignore[no-untyped-call]
    return parameters.detach().numpy()
