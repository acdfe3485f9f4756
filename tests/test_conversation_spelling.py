"""Slips and contractions in question words are read as the words that were meant."""

import pytest

from rag.conversation.spelling import respelled, written_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("accroding to whom", "according to whom"),
        ("acording to the mayor", "according to the mayor"),
        ("who siad that", "who said that"),
        ("whcih mill and wehre", "which mill and where"),
        ("what happend there", "what happened there"),
    ],
)
def test_a_slip_in_a_question_word_is_mended(typed: str, meant: str) -> None:
    assert respelled(typed) == meant


@pytest.mark.parametrize("typed", ["who paid that", "three mills there", "wheat prices", "Dais", "what happens", ""])
def test_other_words_are_left_as_they_are(typed: str) -> None:
    assert respelled(typed) == typed


def test_a_contracted_is_reads_as_is() -> None:
    assert written_out("what's his name") == "what is his name"
    assert written_out("what shall we do") == "what shall we do"


def test_a_question_with_not_asks_what_it_asks_without() -> None:
    assert written_out("didnt she pay") == "did she pay"
    assert written_out("why didnt she pay") == "why didnt she pay"
