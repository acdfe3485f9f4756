"""How much the picker finds of what it has not seen, and what its words change in the search."""

from collections.abc import Mapping, Sequence
from typing import Final

from sklearn.model_selection import GroupKFold

from eval.followups.retrieval import OURS, WAYS, Asked, Way, near
from eval.followups.words import Picker, Turn
from rag.models import Encoder, Vectors
from training.terms.picking import TermPicker, fit

FOLDS: Final = 5


def over_folds(turns: Sequence[Turn], seed: int) -> Picker:
    """Picks for each of these turns by trees that have not seen its dialogue."""
    picker_of: dict[str, TermPicker] = {}
    folds = GroupKFold(FOLDS).split(turns, groups=[turn.dialogue for turn in turns])
    for seen, unseen in folds:
        picker = fit([turns[row] for row in seen], seed)
        picker_of |= {turns[row].dialogue: picker for row in unseen}
    return lambda turn: picker_of[turn.dialogue].pick_for(turn)


def ways_with(picker: TermPicker) -> Mapping[str, Way]:
    """What the program does, with the picked words and without."""

    def picked(asked: Asked, encoder: Encoder) -> Vectors:
        typed = asked.question.question
        words = picker.pick(typed, asked.exchanges)
        return near(asked, " ".join((asked.reading.question, *words)), encoder, typed)

    return {OURS: WAYS[OURS], "the same, with picked words": picked}
