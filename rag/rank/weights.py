"""The numbers that the reader was tuned to; their order is that of `Features`.

Tuned on 2,200 questions of the 11 development articles of SQuAD 2.0 and all of CLAPNQ's development half: SENTENCE as a
list-wise logistic regression over the sentences of a passage, scaled to probabilities; ANSWERED on the best sentence of
each passage, with and without its answering sentences. The last two weights are chosen, not tuned: a sentence without
a count never answers "how many", nor one of somebody else's what somebody said, and neither set asks much of either.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Logistic:
    """A logistic regression: P = 1 / (1 + exp(-(bias + weights · features)))."""

    bias: float
    weights: tuple[float, ...]

    def probability(self, features: NDArray[np.float64]) -> float:
        """A probability in [0, 1]."""
        return float(1 / (1 + np.exp(-(self.bias + np.dot(self.weights, features)))))


SENTENCE = Logistic(-7.07, (4.32, 3.45, 1.83, 0.74, 0.0, 0.68, -0.68, 0.0, -1.5, -2.0))
ANSWERED = Logistic(-4.46, (5.83, 0.19, 2.5, 0.46, -2.27, 0.16, -0.84, -0.78, -1.5, -2.5))

THRESHOLD = 0.12  # confidence below which to abstain; 3 % of the answerable questions above fall below it
