"""The picker of the words that follow-ups leave out."""

import pytest

from eval.followups.words import Turn, words_found
from training.terms.features import of_question, of_word
from training.terms.history import occurrences, pieces

NAMES = ("Ann Berg", "Olaf Lie", "Kari Moe", "Nils Dahl", "Siri Vik", "Per Aas", "Eva Lund", "Jon Hove")


def turn(number: int) -> Turn:
    name = NAMES[number % len(NAMES)]
    said = (name, "Early life", f"Where was {name} born?", "in a mill, where corn was ground.")
    return Turn(f"C_{number}", "Did she like it?", f"Did {name} like it?", said)


def test_a_word_is_found_wherever_it_stands_and_not_where_the_question_has_it() -> None:
    own = turn(0)
    found = occurrences(pieces(own.exchanges, own.titles), "Was the mill hers?")
    assert list(found) == ["ann", "berg", "early", "life", "born", "corn", "ground"]
    assert [(one.piece.place, one.piece.back) for one in found["ann"]] == [("title", 0), ("question", 1)]


def test_features_tell_where_a_word_stands_and_what_is_asked() -> None:
    own = turn(0)
    history = pieces(own.exchanges, own.titles)
    found = occurrences(history, own.question)
    of_name, of_corn = of_word(found["ann"], own.question), of_word(found["corn"], own.question)
    assert (of_name[0], of_corn[0]) == (1.0, 0.0)  # only the name stands in the title
    assert len(of_name) == len(of_corn)
    assert of_question("Did she like it?", history)[:4] == (0.0, 1.0, 0.0, 1.0)  # "she" and "it", not "he" or "they"


@pytest.mark.slow
def test_the_picker_finds_what_rewrites_add_in_dialogues_that_it_has_not_seen() -> None:
    from training.terms.measure import over_folds

    turns = [turn(number) for number in range(80)]
    assert words_found(turns, over_folds(turns, seed=1)).f1 > 0.9
