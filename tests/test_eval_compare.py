from pathlib import Path

import pytest

import eval.__main__ as command
from eval.compare import compare, flips
from eval.judgement import Case
from eval.questions import GoldQuestion
from eval.record import Record, make_record, read_record, write_record
from rag.errors import InputError
from rag.schema import Answer
from tests.eval_cases import EMPTY, FIRE, abstained, answered, quote

RIGHT, LATE, WRONG = answered(quote(FIRE)), answered(quote(EMPTY), quote(FIRE)), answered(quote(EMPTY))


def record(**answers: Answer) -> Record:
    """The record of a run in which every question wants the fire, but those whose name begins with n want silence."""
    cases = [Case(_gold(name), answer, seconds=0.1) for name, answer in answers.items()]
    return make_record("set.jsonl", len(cases), cases)


def _gold(name: str) -> GoldQuestion:
    if name.startswith("n"):
        return GoldQuestion(name, "?", answerable=False)
    return GoldQuestion(name, "?", answerable=True, evidence=("four people",))


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    written = record(a=RIGHT, n=abstained())
    write_record(written, tmp_path)
    assert read_record(tmp_path) == written


def test_flips_are_told_apart_by_their_direction() -> None:
    before, after = record(a=RIGHT, b=LATE, c=WRONG), record(a=WRONG, b=RIGHT, c=WRONG)
    assert flips(before, after, "right_quote_first") == (["b"], ["a"])
    assert flips(before, after, "right_quote_among") == ([], ["a"])
    assert flips(before, after, "quote_precision") == (["b"], ["a"])


def test_for_an_error_rate_less_is_better() -> None:
    before, after = record(n1=RIGHT, n2=abstained()), record(n1=abstained(), n2=RIGHT)
    assert flips(before, after, "unsupported") == (["n1"], ["n2"])


def test_a_question_that_only_one_run_has_does_not_flip() -> None:
    assert flips(record(a=RIGHT, b=RIGHT), record(a=RIGHT, c=WRONG), "right_quote_first") == ([], [])


def test_the_difference_stands_beside_both_values() -> None:
    text = compare(record(a=RIGHT, b=RIGHT), record(a=RIGHT, b=LATE))
    (line,) = (line for line in text.splitlines() if line.startswith("right quote first  "))
    assert line.split()[-6:] == ["100.0", "%", "50.0", "%", "−50.0", "%"]
    assert "right quote first, worse: b" in text


def test_equal_runs_have_no_flips() -> None:
    text = compare(record(a=RIGHT), record(a=RIGHT))
    assert "No question flipped." in text
    assert "Not the same" not in text


def test_different_questions_are_pointed_out() -> None:
    assert "Not the same questions: 2 before, 1 after, 1 in both." in compare(record(a=RIGHT, b=RIGHT), record(a=RIGHT))


def test_runs_without_a_common_question_cannot_be_compared() -> None:
    with pytest.raises(InputError, match="no question in common"):
        compare(record(a=RIGHT), record(b=RIGHT))


def test_a_folder_that_holds_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_record(tmp_path)
    (tmp_path / "metrics.json").write_text('{"accuracy": 1}', encoding="utf-8")
    with pytest.raises(InputError, match=r"not the metrics of this program"):
        read_record(tmp_path)


def test_compare_prints_the_comparison_of_two_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, answer in (("old", LATE), ("new", RIGHT)):
        (tmp_path / name).mkdir()
        write_record(record(a=answer), tmp_path / name)
    assert command.main(["compare", str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    assert "right quote first, better: a" in capsys.readouterr().out
