"""Which questions point back into their conversation."""

import pytest

from rag.conversation.follow_ups import points_back, without_opening, written_out


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


def test_what_opens_a_question_is_no_part_of_it() -> None:
    assert without_opening("And so, who paid?") == ("who paid?", True)
    assert without_opening("Andrew Lee paid?") == ("Andrew Lee paid?", False)


def test_a_contracted_is_reads_as_is() -> None:
    assert written_out("what's his name") == "what is his name"
    assert written_out("what shall we do") == "what shall we do"
