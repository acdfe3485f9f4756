"""Events that news counts people by."""

import pytest

from rag.events import events_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How many people died?", "Twelve residents lost their lives."),
        ("What is the death toll?", "The flood has claimed at least nine lives."),
        ("How many are missing?", "The whereabouts of 789 individuals are unknown."),
        ("How many were wounded?", "Six people were injured."),
        ("How many had to leave as evacuees, displaced?", "Three thousand fled."),
    ],
)
def test_the_same_event_is_known_in_other_words(one: str, other: str) -> None:
    assert events_in(one) & events_in(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How many people were injured?", "Twelve people died."),
        ("How many people survived?", "Twelve people died."),
        ("How many are missing?", "358 fatalities were counted."),
        ("How many people live here?", "Nine people live in the hut."),
    ],
)
def test_another_event_is_not_taken_for_it(one: str, other: str) -> None:
    assert not events_in(one) & events_in(other)
