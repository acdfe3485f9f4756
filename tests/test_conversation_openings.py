"""What opens a question is no part of what it asks."""

from rag.conversation.openings import asked_directly, without_opening


def test_what_opens_a_question_is_no_part_of_it() -> None:
    assert without_opening("And so, who paid?") == ("who paid?", True)
    assert without_opening("Andrew Lee paid?") == ("Andrew Lee paid?", False)


def test_a_question_inside_another_is_what_is_asked() -> None:
    assert asked_directly("do you know who paid") == "who paid"
    assert asked_directly("do you know Lund") == "do you know Lund"
