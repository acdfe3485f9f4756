"""Interviews: who asks, who answers, and where the turns end."""

import pytest

from rag.schema import Speech
from tests.attribution_cases import main_speeches, name, speeches_of, texts

BEFORE = "Mary Jones is the mayor of Leeds. She spoke to us in May."


def turns(case: str) -> list[tuple[str | None, tuple[str, ...]]]:
    """Who speaks in each sentence that is direct speech, and its flags."""
    return [(name(speech), speech.flags) for speech in main_speeches(case) if speech.kind == "direct"]


def test_letters_tell_questions_from_answers() -> None:
    case = f"{BEFORE}\n\nQ: Tell me. Why did it fall?\n\nA: It was weak. We told them.\n\nQ. And now?\n\nA. Nothing."
    asked = [(None, ("asked",))]
    assert turns(case) == [*asked * 2, *[("Mary Jones", ())] * 2, *asked, ("Mary Jones", ())]


def test_a_turn_under_a_name_is_said_by_the_one_it_names() -> None:
    case = f"{BEFORE}\n\nWeekly: Why did it fall?\n\nJones: It was weak. We told them.\n\nWeekly: Whom?\n\nJones: Bill."
    asked, answered = ("Weekly", ("asked",)), ("Mary Jones", ())
    assert turns(case) == [asked, answered, answered, asked, answered]


def test_names_in_bold_and_capitals_are_labels_too() -> None:
    assert turns(f"{BEFORE}\n\n**WEEKLY:** Why?\n\n**JONES:** It was weak.")[-1][0] is not None


def test_questions_in_bold_are_answered_by_who_was_introduced() -> None:
    case = (
        f"{BEFORE}\n\n**Why did it fall?**\n\nWe do not know.\n\nI told them.\n\n**And now?**\n\nNothing.\n\nThe end."
    )
    asked, answered = (None, ("asked",)), ("Mary Jones", ())
    assert turns(case) == [asked, answered, answered, asked, answered]
    assert main_speeches(case)[-1] == Speech()


def test_nobody_is_taken_for_the_one_who_answers_where_two_are_introduced() -> None:
    case = "Mary Jones and Ann Lee spoke to us.\n\nQ: Why did it fall?\n\nA: I do not know."
    assert turns(case) == [(None, ("asked",)), (None, ())]


def test_the_label_is_no_part_of_what_is_said() -> None:
    case = f"{BEFORE}\n\nQ: Why did it fall?\n\nA: We do not know."
    assert [texts(case, speech) for speech in main_speeches(case)[2:]] == [["Why did it fall?"], ["We do not know."]]


def test_what_an_answer_reports_of_others_stands_beside_it() -> None:
    case = f"{BEFORE}\n\nQ: Why?\n\nA: [S The council] [C said] [T it was weak]. We knew."
    assert [name(speech) for speech in speeches_of(case)[3]] == ["Mary Jones", "The council"]


@pytest.mark.parametrize(
    "case",
    [
        "The bridge fell.\n\n**Why did it fall?**\n\nIt was weak.\n\n**What now?**\n\nNobody knows.",
        "The bridge fell.\n\nQ: Why did it fall?\n\nA: It was weak.",
        "The bridge fell.\n\nPhoto: Reuters\n\nUpdate: It is closed.",
        "The bridge fell.\n\nUpdate: Why did it fall?\n\nIt was weak.",
    ],
)
def test_an_explanation_under_questions_is_no_interview(case: str) -> None:
    assert {speech.kind for speech in main_speeches(case)} == {"none"}
