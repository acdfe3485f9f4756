"""`python -m eval`, with a system that counts words in place of the program."""

import json
from pathlib import Path

import pytest

from eval import plan
from eval.__main__ import INTERRUPTED, UNUSABLE, WORSE, main
from eval.system import Response
from rag.errors import DataFolderError
from rag.models import Attribution, Laid
from rag.schema import Question
from tests.eval_cases import FIRE, TEXT, Interrupted, WordCounter, answered, open_word_counter, quote
from tests.polnear_cases import write_corpus, write_judgements


class OnFullDisk(WordCounter):
    """Nothing can be written any more."""

    def respond(self, question: Question) -> Response:
        raise OSError("The disk is full.")


class FoundNothing:
    """A tagger for which nobody says anything."""

    name = "found nothing"

    def tag(self, laid: Laid) -> tuple[Attribution, ...]:
        return ()


@pytest.fixture
def question_set(tmp_path: Path) -> Path:
    return write_set(tmp_path / "mill.jsonl")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "mill.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def word_counter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "open_system", open_word_counter)


def write_set(path: Path, **more: str) -> Path:
    question = "How many people were hurt in the mill fire?"
    lines = [
        {"id": "hurt", "question": question, "evidence": ["four people"], "tags": ["numbers"], **more},
        {"id": "owner", "question": "Who owns it?", "answerable": False},
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_run_writes_its_files_and_prints_the_table(
    tmp_path: Path, question_set: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "deep" / "out"
    assert main(["run", str(question_set), "--corpus", str(article), "--out", str(out)]) == 0
    assert {"metrics.json", "report.html", "results.jsonl"} <= {path.name for path in out.iterdir()}
    metrics = json.loads((out / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["metrics"]["right_quote_first"]["value"] == 1.0
    assert metrics["metrics"]["verbatim"]["tally"] == {"hits": 2, "of": 2}
    assert metrics["tags"]["numbers"]["right_quote_first"]["value"] == 1.0
    printed = capsys.readouterr()
    assert "right quote first" in printed.out
    assert "2 of 2 questions asked" in printed.out
    assert "2/2" in printed.err


def test_several_sets_and_ways_have_a_folder_each_and_stand_side_by_side(
    tmp_path: Path, question_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_set(question_set, rewrite="How many people did the mill fire hurt?")
    converted = write_set(tmp_path / "other" / "questions.jsonl", rewrite="How many did the fire hurt?")
    out = tmp_path / "out"
    arguments = ["run", str(question_set), str(converted), "--out", str(out), "--follow-ups", "last-turn", "rewrite"]
    assert main(arguments) == 0
    folders = {path.parent.relative_to(out).as_posix() for path in out.rglob("metrics.json")}
    assert folders == {"mill/last-turn", "mill/rewrite", "other/last-turn", "other/rewrite"}
    table = (out / "standings.md").read_text(encoding="utf-8")
    assert "on-the-record, last-turn" in table and "on-the-record, rewrite" in table
    assert table in capsys.readouterr().out


def test_two_sets_of_one_name_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sets = [write_set(tmp_path / folder / "mill.jsonl") for folder in ("a", "b")]
    assert main(["run", *map(str, sets), "--out", str(tmp_path / "out")]) == UNUSABLE
    assert "2 question sets are called 'mill'" in capsys.readouterr().err


def test_an_unknown_system_is_refused_by_name(
    tmp_path: Path, question_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", str(question_set), "--out", str(tmp_path), "--systems", "oracle"]) == UNUSABLE
    assert "There is no system 'oracle'; there are ablations, rivals, on-the-record" in capsys.readouterr().err


def test_an_interrupted_run_reports_what_it_has_says_so_and_is_resumed(
    tmp_path: Path, question_set: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr("tests.eval_cases.WordCounter", Interrupted)
        assert main(["run", str(question_set), "--out", str(out)]) == INTERRUPTED
    assert "1 of 2 questions asked" in capsys.readouterr().out
    assert "the run was interrupted" in (out / "report.html").read_text(encoding="utf-8")
    assert main(["run", str(question_set), "--out", str(out), "--resume"]) == 0
    assert "2 of 2 questions asked" in capsys.readouterr().out


def test_a_run_that_became_worse_is_status_1(tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    arguments = ["run", str(write_set(tmp_path / "mill.jsonl")), "--corpus", str(article), "--out"]
    assert main([*arguments, str(good)]) == 0
    with monkeypatch.context() as patch:
        patch.setattr("tests.eval_cases.WordCounter", Misquoting)
        assert main([*arguments, str(bad)]) == 0
    assert main(["compare", str(good), str(bad)]) == WORSE
    assert main(["compare", str(good), str(good)]) == 0


def test_floors_are_pinned_checked_and_lowered_only_when_asked_to(
    tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad, floors = tmp_path / "good", tmp_path / "bad", ["--floors", str(tmp_path / "floors.json")]
    arguments = ["run", str(write_set(tmp_path / "mill.jsonl")), "--corpus", str(article), "--out"]
    main([*arguments, str(good)])
    with monkeypatch.context() as patch:
        patch.setattr("tests.eval_cases.WordCounter", Misquoting)
        main([*arguments, str(bad)])
    assert main(["pin", str(good), *floors]) == 0
    assert main(["check", str(good), *floors]) == 0
    assert main(["check", str(bad), *floors]) == WORSE
    capsys.readouterr()
    assert main(["pin", str(bad), *floors]) == UNUSABLE
    assert "--lower" in capsys.readouterr().err
    assert main(["pin", str(bad), *floors, "--lower"]) == 0
    assert main(["check", str(bad), *floors]) == 0


class Misquoting(WordCounter):
    """Gets one letter of a quote wrong."""

    def respond(self, question: Question) -> Response:
        right = super().respond(question)
        wrong = quote(FIRE)
        object.__setattr__(wrong, "text", wrong.text.replace("four", "five"))
        return Response(answered(wrong, confidence=right.answer.confidence), right.found)


def test_unusable_input_is_one_line_and_status_2(
    tmp_path: Path, question_set: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, missing = str(tmp_path / "out"), str(tmp_path / "missing")
    unusable = [
        ["run", missing, "--out", out],
        ["run", str(question_set), "--corpus", missing, "--out", out],
        ["run", str(question_set), "--out", str(article)],
        ["compare", missing, missing],
        ["check", missing],
        ["convert", "squad2", missing, out],
        ["public", missing, "--out", out],
    ]
    for arguments in unusable:
        assert main(arguments) == UNUSABLE, arguments
        error = capsys.readouterr().err
        assert error.startswith("eval: ")
        assert error.count("\n") == 1


def test_what_the_data_folder_refuses_is_one_line_too(
    tmp_path: Path, question_set: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def in_use(*_: object) -> None:
        raise DataFolderError("Another process has the folder.")

    monkeypatch.setattr(plan, "open_system", in_use)
    assert main(["run", str(question_set), "--out", str(tmp_path / "out")]) == UNUSABLE
    assert capsys.readouterr().err == "eval: Another process has the folder.\n"


@pytest.mark.parametrize("arguments", [["run"], [], ["convert", "novel", "a", "b"]])
def test_wrong_use_is_status_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == UNUSABLE


def test_figures_of_an_earlier_run_do_not_stand_beside_new_answers(
    tmp_path: Path, question_set: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert main(["run", str(question_set), "--out", str(out)]) == 0
    monkeypatch.setattr("tests.eval_cases.WordCounter", OnFullDisk)
    assert main(["run", str(question_set), "--out", str(out)]) == UNUSABLE
    assert not (out / "metrics.json").exists() and not (out / "report.html").exists()


def test_a_run_of_another_program_is_not_resumed(
    tmp_path: Path, question_set: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["run", str(question_set), "--out", str(tmp_path / "out")]
    assert main(arguments) == 0
    monkeypatch.setattr(plan, "program_digest", lambda: "sha256:other")
    assert main([*arguments, "--resume"]) == UNUSABLE
    assert "holds a run with program" in capsys.readouterr().err
    assert (tmp_path / "out" / "metrics.json").exists()  # what was refused is as it was


def test_a_set_without_rewrites_is_not_asked_by_them(
    tmp_path: Path, question_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", str(question_set), "--out", str(tmp_path / "out"), "--follow-ups", "rewrite"]) == UNUSABLE
    assert "no question has a rewrite" in capsys.readouterr().err


def test_less_than_one_question_cannot_be_asked(question_set: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["run", str(question_set), "--out", "out", "--limit", "-3"])
    assert "-3 questions cannot be asked" in capsys.readouterr().err


def test_a_message_holds_nothing_that_a_terminal_obeys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(tmp_path / "\x1b[31mred.jsonl"), "--out", str(tmp_path)]) == UNUSABLE
    assert "\x1b" not in (error := capsys.readouterr().err)
    assert "[31mred.jsonl: cannot be read" in error


def test_the_speakers_of_polnear_are_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    judged = write_judgements(tmp_path / "judged.jsonl")
    data = write_corpus(tmp_path / "polnear")
    monkeypatch.setattr("rag.models.load_trained_tagger", FoundNothing)
    arguments = ["speakers", "--data", str(data), "--judgements", str(judged)]
    assert main([*arguments, "--out", str(tmp_path / "out")]) == 0
    assert "4 judged sentences; 0 strings shown in all articles." in capsys.readouterr().out
    assert json.loads((tmp_path / "out" / "speakers.json").read_text(encoding="utf-8"))["tagger"] == "found nothing"


def test_the_pieces_of_polnear_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("rag.models.load_trained_tagger", FoundNothing)
    out = tmp_path / "out"
    assert main(["attributions", "--data", str(write_corpus(tmp_path / "polnear")), "--out", str(out)]) == 0
    assert "exact match by tokens" in capsys.readouterr().out
    assert (out / "attributions.json").is_file()


def test_the_sentences_to_judge_are_printed_by_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["speakers", "--data", str(write_corpus(tmp_path)), "--sample"]) == 0
    places = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"article", "sha256", "start", "end"} == set(places[0])


@pytest.mark.parametrize("command", ["speakers", "attributions"])
def test_without_polnear_its_commands_say_what_is_missing(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("rag.models.load_trained_tagger", FoundNothing)
    assert main([command, "--data", str(tmp_path)]) == UNUSABLE
    assert "holds no folder dev of PolNeAR" in capsys.readouterr().err
