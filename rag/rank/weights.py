"""The numbers that the reader was tuned to; their order is that of `Features`.

Tuned on 1,400 questions of the 11 development articles of SQuAD 2.0 and all of CLAPNQ's development half: SENTENCE as a
list-wise logistic regression over the sentences of a passage, scaled to probabilities; ANSWERED on the best sentence of
each passage, with and without its answering sentences.
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


SENTENCE = Logistic(-6.97, (3.97, 3.74, 1.71, 0.82, 0.0, 0.42, -0.42))
ANSWERED = Logistic(-4.66, (5.2, 0.93, 2.28, 0.6, -2.06, 0.2, -0.29))
