"""The words that people put in when they write a follow-up in full."""

from pathlib import Path

import pytest

from eval.followups.words import Turn, at_hand, by_rules, of_the_title, read_turns, words_found, words_table
from rag.errors import QuestionSetError
from rag.schema import Exchange
from tests.convert_cases import write_lines

SAID = ("Ann Berg", "Early life", "Where was she born?", "in Oslo", "Did she like it?", "CANNOTANSWER")
TURN = Turn("C_1", "Did she leave?", "Did Ann Berg ever leave Oslo for Bergen?", SAID)


def test_a_turn_is_read_with_what_was_said_before(tmp_path: Path) -> None:
    row = {"QuAC_dialog_id": "C_1", "Question_no": 3, "Question": TURN.question, "Rewrite": TURN.rewrite}
    path = write_lines(tmp_path / "dev.jsonl", [{**row, "History": list(SAID)}])
    assert read_turns(path) == read_turns(path.parent) == (TURN,)
    assert TURN.titles == ("Ann Berg", "Early life")
    assert TURN.exchanges == (Exchange("Where was she born?", (), "in Oslo"), Exchange("Did she like it?"))
    assert TURN.added == {"ann", "berg", "ever", "oslo", "bergen"}


def test_a_row_without_a_rewrite_is_reported_with_its_line(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "dev.jsonl", [{"QuAC_dialog_id": "C_1", "Question": "Why?", "History": list(SAID)}])
    with pytest.raises(QuestionSetError, match="line 1, field Rewrite"):
        read_turns(path)


def test_what_is_picked_is_measured_against_what_the_rewrite_adds() -> None:
    words = words_found([TURN, TURN], lambda turn: ["ann", "berg", "early", "life"])
    assert (words.precision, words.recall) == (2 / 4, 2 / 5)
    assert words.f1 == pytest.approx(2 * 2 / (4 + 5))


def test_nothing_picked_is_no_error() -> None:
    words = words_found([TURN], lambda turn: ())
    assert (words.precision, words.recall, words.f1) == (0, 0, 0)
    assert words_found([], of_the_title).f1 == 0


def test_the_ways_of_picking_take_what_the_reading_the_title_and_the_history_have() -> None:
    assert by_rules(TURN) == of_the_title(TURN) == {"ann", "berg"}
    assert at_hand(TURN) == {"ann", "berg", "oslo"}  # neither "ever" nor "Bergen" was said


def test_the_table_has_a_row_for_each_way() -> None:
    head, row = words_table([TURN], {"the title": of_the_title}).splitlines()
    assert head.startswith("words that 1 rewrites of CANARD add")
    assert row.split() == ["the", "title", "1.000", "0.400", "0.571"]
