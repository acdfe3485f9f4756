"""Reproduces the trained reader's numbers in `rag/rank/weights.py`: `python -m training.calibration --sets DIR`.

DIR is where `python -m eval public DATA --out DIR/..` has put the converted sets. Only questions that
`training.reader` holds back from its first stage are looked at, with that stage's weights (`--weights`): what a network
says of text that it was trained on is surer than it should be.

READ is a logistic regression over the sentences of all passages, by the network alone. COMPARED is list-wise over the
sentences of the likeliest passages, scaled to probabilities. COMPARED_ANSWERED looks at the best of them, with a bias
for each set but news (RealTime QA and the committed questions). The sets weigh the same; last, scale and bias are
fitted to RealTime QA, so that confidences are probabilities over a thousand articles.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from eval.corpora import open_corpus
from eval.judgement import is_right
from eval.questions import GoldQuestion, load_questions
from eval.run import as_asked
from rag.answer import as_quote
from rag.conversation import standalone
from rag.models import RememberedPieces, load_piece_encoder
from rag.models.trained_reader import load_trained_reader
from rag.pipeline import Pipeline
from rag.question import checked
from rag.rank import LateInteractionReader
from rag.rank.features import Features
from rag.rank.weights import ANSWERED, SENTENCE, Logistic, probability
from rag.rank.whole import read_whole
from rag.settings import Settings, load_settings
from training.reader.held_back import is_held_back
from training.regression import Matrix, fit_logistic, fit_order

REALTIMEQA, OWN = "realtimeqa", "kursk"
SETS = (REALTIMEQA, "squad2", "clapnq", OWN)
NEWS = (REALTIMEQA, OWN)  # what the program is for: its confidences are to be probabilities there
OWN_QUESTIONS = Path("eval/questions/kursk.jsonl")
OWN_ARTICLES = Path("corpus/000_e152aec2c99f597f.txt")
MOST_QUESTIONS = 600  # of one set: more changes the second decimal
PASSAGES = 7
COMPARED_PASSAGES = 3
NETWORK = ("answerable", "sentence", "span")
NAMES = (*NETWORK, *(field.name for field in fields(Features)))
SAME_IN_PASSAGE = {"least_word_nearby", "names_missing"}
CHOSEN_ORDER = {"count_missing": -1.5, "other_speaker": -4.0, "own_words": 2.0}
NETWORK_ALONE = np.array([1.0, 1.0, 0.5, *[0.0] * len(fields(Features))])  # chosen before anything was measured
OVER_REFUSAL = 0.1
STEEPNESS = 3.0
EVEN = 1e-9
OFFSET = 3.0  # so large that a set's own bias is hardly held back by the penalty


@dataclass(frozen=True)
class Seen:
    """A question of a set: its sentences by what was seen of them, their passages' numbers, and which are right."""

    set: str
    answerable: bool
    features: Matrix  # (sentences, len(NAMES))
    passages: NDArray[np.int64]
    right: NDArray[np.bool_]


class Eyes:
    """The trained reader's two halves, both looking at everything."""

    def __init__(self, weights: Path, settings: Settings) -> None:
        self._network = load_trained_reader(weights)
        self._late_interaction = LateInteractionReader(RememberedPieces(load_piece_encoder(settings)))

    def look(self, gold: GoldQuestion, pipeline: Pipeline) -> tuple[Matrix, NDArray[np.int64], NDArray[np.bool_]]:
        """Features, passages and rightness of the sentences of the passages that the question finds."""
        asked = checked(as_asked(gold, "resolved"))
        question = standalone(asked.text, asked.history)
        passages = pipeline.passages(question, asked.filters, PASSAGES)
        seen = {scored.key: features for scored, features in self._late_interaction.examine(question, passages)}
        rows, numbers, right = [], [], []
        for number, passage in enumerate(passages):
            for reading in read_whole(self._network, question, [passage]):
                if features := seen.pop(reading.key, None):
                    rows.append(np.concatenate([reading.vector(), features.vector()]))
                    numbers.append(number)
                    quote = as_quote(reading.scored(0.0), pipeline.count_sentences)
                    right.append(bool(gold.answerable) and is_right(quote, gold))
        return np.array(rows).reshape(-1, len(NAMES)), np.array(numbers, dtype=np.int64), np.array(right, dtype=bool)


def main() -> None:
    """Look at the questions, fit, print the numbers and what they reach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, required=True, help="folder of the converted sets")
    parser.add_argument("--weights", type=Path, required=True, help="reader.onnx of the first stage of training")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    settings = load_settings()
    eyes = Eyes(options.weights, settings)
    seen = [one for name in SETS for one in see(name, options.sets, eyes, settings, options.seed)]
    read, bias = fit_read(seen)
    print(f"READ bias {bias:.2f} weights {_named(read)}")
    compared = [most_compared(one, read) for one in seen]
    order, bias = fit_compared(compared)
    print(f"COMPARED bias {bias:.2f} weights {_named(order)}")
    answered, bias = fit_answered(compared, order)
    print(f"COMPARED_ANSWERED bias {bias:.2f} weights {_named(answered)}")
    print(f"READ_THRESHOLD {threshold(compared, order, answered, bias):.2f}")
    halves = {"both": (compared, order, answered), "network": (seen, NETWORK_ALONE, NETWORK_ALONE)}
    halves["late interaction"] = (seen, _late(SENTENCE), _late(ANSWERED))
    for name in SETS:
        for half, (looked_at, ranking, answering) in halves.items():
            print(f"{name}, {half}:", reached([one for one in looked_at if one.set == name], ranking, answering))


def see(name: str, sets: Path, eyes: Eyes, settings: Settings, seed: int) -> Iterator[Seen]:
    """The held-back questions of a set, at most as many as are needed; of our own, all."""
    file = OWN_QUESTIONS if name == OWN else sets / name / "questions.jsonl"
    articles = OWN_ARTICLES if name == OWN else sets / name / "articles"
    questions = [q for q in load_questions(file) if name == OWN or is_held_back(name, q)]
    chosen = random.Random(seed).sample(questions, min(len(questions), MOST_QUESTIONS))
    finding = settings.model_copy(update={"reader": "late-interaction"})  # only what is found is of use here
    with open_corpus([articles], finding) as corpus:
        for gold in tqdm(chosen, desc=name, unit="question"):
            features, passages, right = eyes.look(gold, corpus.pipeline)
            if len(features):
                yield Seen(name, bool(gold.answerable), features, passages, right)


def fit_read(seen: Sequence[Seen]) -> tuple[Matrix, float]:
    """Weights of the network's log-odds for a sentence."""
    features = np.concatenate([one.features[:, : len(NETWORK)] for one in seen])
    counts = np.concatenate([np.full(len(one.right), weight) for one, weight in zip(seen, _weights(seen), strict=True)])
    return fit_logistic(features, np.concatenate([one.right for one in seen]), counts)


def most_compared(one: Seen, read: Matrix) -> Seen:
    """The question with the sentences of its likeliest passages only."""
    scores = one.features[:, : len(NETWORK)] @ read
    best = {int(number): scores[one.passages == number].max() for number in one.passages}
    kept = np.isin(one.passages, sorted(best, key=lambda number: -best[number])[:COMPARED_PASSAGES])
    return Seen(one.set, one.answerable, one.features[kept], one.passages[kept], one.right[kept])


def fit_compared(seen: Sequence[Seen]) -> tuple[Matrix, float]:
    """Weights by which right sentences come first, scaled to probabilities, and the bias."""
    times = np.maximum(1, np.round(_weights(seen) / _weights(seen).min())).astype(int)
    lists = [(one.features, one.right) for one, count in zip(seen, times, strict=True) for _ in range(count)]
    order = fit_order(lists, _free(set(CHOSEN_ORDER) | SAME_IN_PASSAGE), STEEPNESS, penalty=1e-2)
    news = [one for one in seen if one.set in NEWS]
    scores = np.concatenate([one.features @ order for one in news])
    slope, bias = fit_logistic(scores[:, None], np.concatenate([one.right for one in news]))
    return order * slope[0] + np.array([CHOSEN_ORDER.get(name, 0.0) for name in NAMES]), bias


def fit_answered(seen: Sequence[Seen], order: Matrix) -> tuple[Matrix, float]:
    """Weights and bias by which the best sentence tells whether anything answers."""
    best = np.array([_best(one, order) for one in seen])
    spread = best.std(axis=0) + EVEN
    others = np.array([[OFFSET * (one.set == name) for name in SETS if name not in NEWS] for one in seen])
    answerable = np.array([one.answerable for one in seen])
    features = np.hstack([(best - best.mean(axis=0)) / spread, others])
    weights, bias = fit_logistic(features, answerable, _weights(seen), penalty=10)
    scaled = weights[: len(NAMES)] / spread
    log_odds = (best - best.mean(axis=0)) @ scaled + bias
    news = np.array([one.set == REALTIMEQA for one in seen])
    (slope,), shift = fit_logistic(log_odds[news, None], answerable[news], penalty=0)
    return scaled * slope, shift + slope * (bias - float(best.mean(axis=0) @ scaled))


def reached(seen: Sequence[Seen], order: Matrix, answered: Matrix) -> str:
    """How often a right sentence comes first and among three, and how well silence is told."""
    from sklearn.metrics import roc_auc_score

    ranked = [one.right[np.argsort(-(one.features @ order), kind="stable")] for one in seen if one.answerable]
    confidence = np.array([_best(one, order) @ answered for one in seen])
    answerable = np.array([one.answerable for one in seen])
    tenth = float(np.quantile(confidence[answerable], 0.1))
    return (
        f"{len(seen)} questions, first {np.mean([right[0] for right in ranked]):.3f}, "
        f"in three {np.mean([right[:3].any() for right in ranked]):.3f}, "
        f"AUROC {roc_auc_score(answerable, confidence):.3f}, "
        f"abstention recall at 10 % over-refusal {np.mean(confidence[~answerable] < tenth):.3f}"
    )


def threshold(seen: Sequence[Seen], order: Matrix, answered: Matrix, bias: float) -> float:
    """The confidence below which OVER_REFUSAL of the answerable news questions fall, each set counting the same."""
    by_set = [[one for one in seen if one.set == name and one.answerable] for name in NEWS]
    log_odds = [np.quantile([_best(one, order) @ answered + bias for one in own], OVER_REFUSAL) for own in by_set]
    return probability(float(min(log_odds)))


def _late(weights: Logistic) -> Matrix:
    """Late interaction's own weights, the network left out."""
    return np.array([*[0.0] * len(NETWORK), *weights.weights])


def _best(one: Seen, order: Matrix) -> Matrix:
    """What was seen of the best sentence."""
    return np.asarray(one.features[np.argmax(one.features @ order)])


def _weights(seen: Sequence[Seen]) -> Matrix:
    """What each question counts, so that the sets count the same: 500 each."""
    sizes = {name: sum(one.set == name for one in seen) for name in SETS}
    return np.array([500 / sizes[one.set] for one in seen])


def _free(left_out: set[str]) -> Matrix:
    return np.array([float(name not in left_out) for name in NAMES])


def _named(weights: Matrix) -> str:
    return ", ".join(f"{name} {weight:.2f}" for name, weight in zip(NAMES, weights, strict=False))


if __name__ == "__main__":
    main()
