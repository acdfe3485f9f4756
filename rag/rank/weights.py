"""The numbers that the reader was tuned to; their order is that of `Features`.

`python -m training.late_interaction --data DIR` prints all but the last three: tuned on 2,200 questions of 11 articles
of SQuAD 2.0's development set and 295 of CLAPNQ. SENTENCE is a list-wise logistic regression over the sentences of a
passage, scaled to probabilities; ANSWERED looks at the best sentence of each passage, with and without its answering
sentences. The last three are chosen: a sentence without the count that is asked for, or of another speaker, is marked
down, one of the speaker's own is marked up; neither set asks much of either.
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
        return probability(self.bias + float(np.dot(self.weights, features)))


def probability(log_odds: float) -> float:
    """In [0, 1]."""
    return float(1 / (1 + np.exp(-log_odds)))


SENTENCE = Logistic(-7.09, (4.43, 3.46, 1.78, 0.70, 0.0, 0.70, -0.70, 0.0, -1.5, -4.0, 2.0))
ANSWERED = Logistic(-4.54, (6.00, 0.12, 2.41, 0.43, -2.17, 0.18, -0.86, -0.82, -1.5, -2.5, 3.0))

THRESHOLD = 0.12  # confidence below which to abstain: where 2 % of the answerable questions above would be refused

# Of the trained reader, by `python -m training.calibration`: what the network says of a sentence (its passage answers,
# it does, its best span does), alone and with the features above; in COMPARED, the last three are chosen as above.
READ = Logistic(-0.56, (0.08, 0.23, 0.11))
COMPARED = Logistic(-2.78, (-0.01, 0.14, 0.14, 1.57, 1.47, 1.09, 0.76, 0.0, 0.46, -0.46, 0.0, -1.5, -4.0, 2.0))
COMPARED_ANSWERED = Logistic(
    -3.89, (0.35, 0.17, 0.03, 5.58, 2.77, 1.09, -1.41, 0.68, 0.47, -1.5, -1.24, -4.36, -6.37, 0.0)
)

# Confidence below which to abstain: a tenth of the answerable questions of eval/questions/kursk.jsonl fall below 0.19,
# and this much lower, 8 % of them are refused by it and the rules of silence together; of RealTime QA's, 2 %.
READ_THRESHOLD = 0.09
