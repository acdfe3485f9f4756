"""Reproduces the tuned numbers of `rag/rank/weights.py`: `python -m training.late_interaction --data DIR`.

SENTENCE is a list-wise logistic regression: in each passage the answering sentences should outscore the others. It is
then scaled to probabilities over all sentences. ANSWERED is a logistic regression on the best sentence of each
passage; as further negatives, passages without their answering sentences. Features with a chosen weight are held at
zero.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from rag.models import RememberedPieces, load_piece_encoder
from rag.rank import LateInteractionReader
from rag.rank.features import Features
from rag.settings import load_settings
from training.examples import Example, read_clapnq, read_squad
from training.regression import Matrix, fit_logistic, fit_order

SQUAD_QUESTIONS = 2200  # a sample: more changes the second decimal
CHOSEN = frozenset(("count_missing", "other_speaker", "own_words"))
NOT_FOR_RANKING = frozenset(("least_word_nearby", "names_missing"))  # the same for all sentences of a passage
STEEPNESS = 10.0  # of the list-wise loss; only the direction of its weights is used


@dataclass(frozen=True)
class Seen:
    """One example as features: (sentences, features), and which of the sentences answer."""

    features: Matrix
    answers: NDArray[np.bool_]


def main() -> None:
    """Read the data, fit, print the numbers and what they reach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with squad2/dev.json and clapnq/")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    squad = random.Random(options.seed).sample(list(read_squad(options.data / "squad2/dev.json")), SQUAD_QUESTIONS)
    seen = see(list(chain(squad, read_clapnq(options.data / "clapnq"))))
    weights = fit_ranking(seen)
    scale, bias = fit_scale(seen, weights)
    print(f"SENTENCE bias {bias:.2f} weights {_named(weights * scale)}")
    best, answered = best_sentences(seen, weights)
    kept = _mask(CHOSEN)
    answered_weights, answered_bias = fit_logistic(best * kept, answered)
    print(f"ANSWERED bias {answered_bias:.2f} weights {_named(answered_weights * kept)}")
    right = [bool(s.answers[np.argmax(s.features @ weights)]) for s in seen if s.answers.any()]
    print(f"right sentence first: {np.mean(right):.3f} of {len(right)}")
    confidence = 1 / (1 + np.exp(-(best @ (answered_weights * kept) + answered_bias)))
    print(f"2 % of the answerable fall below {np.quantile(confidence[answered], 0.02):.3f}")


def see(examples: Sequence[Example]) -> list[Seen]:
    """Every example through the reader's eyes."""
    reader = LateInteractionReader(RememberedPieces(load_piece_encoder(load_settings()), capacity=2000))
    seen = []
    for example in tqdm(examples, unit="question"):
        examined = reader.examine(example.question, example.passages)
        if examined:
            answers = [scored.spoken.sentence.start in example.answers for scored, _ in examined]
            seen.append(Seen(np.array([f.vector() for _, f in examined]), np.array(answers)))
    return seen


def fit_ranking(seen: Sequence[Seen]) -> Matrix:
    """Weights that rank answering sentences above the others of their passage."""
    return fit_order([(s.features, s.answers) for s in seen], _mask(CHOSEN | NOT_FOR_RANKING), STEEPNESS)


def fit_scale(seen: Sequence[Seen], weights: Matrix) -> tuple[float, float]:
    """Scale and bias that turn ranking scores into the probability that a sentence answers."""
    scores = np.concatenate([s.features @ weights for s in seen])
    slope, bias = fit_logistic(scores[:, None], np.concatenate([s.answers for s in seen]))
    return float(slope[0]), bias


def best_sentences(seen: Sequence[Seen], weights: Matrix) -> tuple[Matrix, NDArray[np.bool_]]:
    """The best sentence of each passage and whether the passage answers; then the same without the answers."""
    whole = [(s.features, bool(s.answers.any())) for s in seen]
    without = [(s.features[~s.answers], False) for s in seen if s.answers.any() and not s.answers.all()]
    best = [features[np.argmax(features @ weights)] for features, _ in (*whole, *without)]
    return np.array(best), np.array([answered for _, answered in (*whole, *without)])


def _mask(left_out: frozenset[str]) -> Matrix:
    return np.array([float(field.name not in left_out) for field in fields(Features)])


def _named(weights: Matrix) -> str:
    return ", ".join(f"{field.name} {weight:.2f}" for field, weight in zip(fields(Features), weights, strict=True))


if __name__ == "__main__":
    main()
