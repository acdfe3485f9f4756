"""Which questions point back into their conversation."""

import pytest

from rag.conversation.follow_ups import asks_little, is_vague, lacks_its_matter, points_back


@pytest.mark.parametrize(
    ("asked", "points"),
    [
        *[(text, True) for text in ("Why", "How did they do it", "What about that decision", "Who was there")],
        *[(text, False) for text in ("Who is Putin", "Is it true that 358 people died", "Why was Kursk attacked")],
        *[(text, False) for text in ("How many Poles are there", "Is there a school in Oakham")],
    ],
)
def test_a_question_points_back_if_it_says_too_little_to_be_all(asked: str, points: bool) -> None:
    assert points_back(asked) is points


def test_what_every_topic_has_one_of_is_vague() -> None:
    assert is_vague("What was the turnout")
    assert not is_vague("What was the turnout in Oakham")


@pytest.mark.parametrize(
    ("reading", "lacks"),
    [
        *[(text, True) for text in ("Did Ada Lund say why", "Since when not", "Who lives in the town")],
        *[(text, False) for text in ("What is a glacier", "How many people live in Oakham", "Who found the boat")],
    ],
)
def test_a_reading_lacks_its_matter_if_it_points_back_still_or_says_too_little(reading: str, lacks: bool) -> None:
    assert lacks_its_matter(reading) is lacks


def test_what_is_asked_about_a_person_is_no_part_of_what_was_spoken_of() -> None:
    assert asks_little("How long did they stay")
    assert not asks_little("How old is she")
    assert not asks_little("How many of the boats sank in the storm")
