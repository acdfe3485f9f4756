"""The picker: boosted trees over each word of the history."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from eval.followups.words import Turn
from rag.schema import Exchange
from training.terms.features import Features, of_question, of_word
from training.terms.history import occurrences, pieces

THRESHOLD: Final = 0.3  # of the probability; about as many words are picked then as are left out


@dataclass(frozen=True)
class TermPicker:
    """Tells by what it was fitted to which words a follow-up leaves out."""

    trees: HistGradientBoostingClassifier

    def pick(self, question: str, exchanges: Sequence[Exchange], titles: Sequence[str] = ()) -> tuple[str, ...]:
        """The words that the question leaves out, case-folded, in the order of the history, to which titles belong."""
        found, features = _described(question, exchanges, titles)
        if not found:
            return ()
        likely = self.trees.predict_proba(features)[:, 1] >= THRESHOLD
        return tuple(word for word, is_likely in zip(found, likely, strict=True) if is_likely)

    def pick_for(self, turn: Turn) -> tuple[str, ...]:
        """The same for a turn of CANARD."""
        return self.pick(turn.question, turn.exchanges, turn.titles)


def fit(turns: Sequence[Turn], seed: int) -> TermPicker:
    """Fits a picker to what the rewrites of these turns add, asked with their titles and without."""
    inputs, wanted = [], []
    for turn in turns:
        for titles in (turn.titles, ()):
            found, features = _described(turn.question, turn.exchanges, titles)
            inputs += list(features)
            wanted += [word in turn.added for word in found]
    # Small and slow trees: there are no more than some 1,300 turns to learn from.
    trees = HistGradientBoostingClassifier(
        max_iter=300, learning_rate=0.05, max_leaf_nodes=15, min_samples_leaf=40, l2_regularization=1, random_state=seed
    )
    return TermPicker(trees.fit(np.asarray(inputs), np.asarray(wanted)))


def _described(
    question: str, exchanges: Sequence[Exchange], titles: Sequence[str]
) -> tuple[tuple[str, ...], list[Features]]:
    """The words that can be picked, and the features of each."""
    history = pieces(exchanges, titles)
    found = occurrences(history, question)
    asked = of_question(question, history)
    return tuple(found), [(*of_word(places, question), *asked) for places in found.values()]
