"""What is no English question is not shown as a reading."""

import pytest

from rag.conversation.soundness import is_sound


@pytest.mark.parametrize(
    ("reading", "typed"),
    [
        ("What did Lund say about about the letters", "about the letters"),
        ("Which the doctor", "the doctor"),
        ("How many the boxes were seized", "the boxes"),
        ("Thomas Lund", "the second"),
        ("the rust on the railings", "was it true"),
        ("Did the year that it was released tour", "did they tour"),
        ("Who said when Lund said how many died", "who gave that figure"),
        ("What did Lund say, and what about about the ferry", "about the ferry"),
    ],
)
def test_a_reading_that_nobody_would_ask_is_refused(reading: str, typed: str) -> None:
    assert not is_sound(reading, typed)


@pytest.mark.parametrize(
    ("reading", "typed"),
    [
        ("What did Lund say about the letters", "about the letters"),
        ("When did Ukrainian forces do that in Kursk", "when was that"),
        ("Did the people who were injured sue", "did they sue"),
        ("Before that, about how long the trial will last", "before that"),
        ("Who said how many people are missing", "who said that"),
        ("Did Lund do it, about the the ferry", "did Lund do it"),
        ("what did the the mayor say", "what did the the mayor say"),
    ],
)
def test_a_question_is_sound_and_so_is_whatever_was_typed(reading: str, typed: str) -> None:
    assert is_sound(reading, typed)
