import json
from pathlib import Path

import pytest

import eval.__main__ as command
from eval.questions import GoldQuestion
from eval.run import ask_all
from rag.errors import DataFolderError, QuestionError, QuestionSetError
from rag.schema import Answer, Question
from tests.eval_cases import FIRE, TEXT, WordAsker, open_word_asker

QUESTIONS = [
    GoldQuestion("hurt", "How many people were hurt in the mill fire?", answerable=True, evidence=("four people",)),
    GoldQuestion("owner", "Who owns it?", answerable=False),
    GoldQuestion("since", "Since when?", history=("How long had the mill stood empty?",)),
]


class Interrupted(WordAsker):
    """Ctrl-C comes while the second question is being answered."""

    def ask(self, question: Question) -> Answer:
        if self.asked:
            raise KeyboardInterrupt
        return super().ask(question)


class Refusing(WordAsker):
    """Cannot take any question."""

    def ask(self, question: Question) -> Answer:
        raise QuestionError("The question is too long.")


@pytest.fixture
def question_set(tmp_path: Path) -> Path:
    path = tmp_path / "mill.jsonl"
    lines = [
        {"id": "hurt", "question": QUESTIONS[0].question, "evidence": ["four people"], "tags": ["numbers"]},
        {"id": "owner", "question": QUESTIONS[1].question, "answerable": False},
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "mill.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def word_asker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "open_corpus", open_word_asker)


def test_each_answer_is_a_line_of_results_with_id_answer_and_seconds(tmp_path: Path) -> None:
    ask_all(QUESTIONS, WordAsker(), None, tmp_path / "results.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [set(line) for line in lines] == [{"id", "answer", "seconds"}] * 3
    assert [line["id"] for line in lines] == ["hurt", "owner", "since"]
    assert lines[0]["answer"]["quotes"][0]["text"] == FIRE
    assert "from" in lines[0]["answer"]["coverage"]


def test_the_history_is_asked_with_the_question(tmp_path: Path) -> None:
    asker = WordAsker()
    ask_all(QUESTIONS[2:], asker, None, tmp_path / "results.jsonl")
    assert asker.asked == [Question("Since when?", ("How long had the mill stood empty?",))]


def test_an_interruption_keeps_what_was_done(tmp_path: Path) -> None:
    cases = ask_all(QUESTIONS, Interrupted(), None, tmp_path / "results.jsonl")
    assert [case.question.id for case in cases] == ["hurt"]
    assert len((tmp_path / "results.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_a_question_that_the_system_refuses_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match=r"^Question hurt cannot be asked: The question is too long\.$"):
        ask_all(QUESTIONS, Refusing(), None, tmp_path / "results.jsonl")


def test_run_writes_three_files_and_prints_the_table(
    tmp_path: Path, question_set: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "deep" / "out"
    assert command.main(["run", str(question_set), "--corpus", str(article), "--out", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["metrics.json", "report.html", "results.jsonl"]
    metrics = json.loads((out / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["metrics"]["right_quote_first"] == {"value": 1.0, "tally": {"hits": 1, "of": 1}}
    assert metrics["metrics"]["verbatim"] == {"value": 1.0, "tally": {"hits": 2, "of": 2}}
    assert metrics["tags"]["numbers"]["right_quote_first"]["value"] == 1.0
    printed = capsys.readouterr()
    assert "right quote first" in printed.out
    assert "2 of 2 questions asked" in printed.out
    assert "2/2" in printed.err


def test_an_interrupted_run_reports_what_it_has_and_says_so(
    tmp_path: Path, question_set: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "ask_all", lambda questions, _asker, *rest: ask_all(questions, Interrupted(), *rest))
    assert command.main(["run", str(question_set), "--out", str(tmp_path / "out")]) == command.INTERRUPTED
    assert "1 of 2 questions asked" in capsys.readouterr().out
    assert "the run was interrupted" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_unusable_input_is_one_line_and_status_2(
    tmp_path: Path, question_set: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, missing = str(tmp_path / "out"), str(tmp_path / "missing")
    unusable = [
        ["run", missing, "--out", out],
        ["run", str(question_set), "--corpus", missing, "--out", out],
        ["run", str(question_set), "--out", str(article)],
        ["compare", missing, missing],
    ]
    for arguments in unusable:
        assert command.main(arguments) == command.UNUSABLE
        error = capsys.readouterr().err
        assert error.startswith("eval: ")
        assert error.count("\n") == 1


def test_what_the_data_folder_refuses_is_one_line_too(
    tmp_path: Path, question_set: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def in_use(*_: object) -> None:
        raise DataFolderError("Another process has the folder.")

    monkeypatch.setattr(command, "open_corpus", in_use)
    assert command.main(["run", str(question_set), "--out", str(tmp_path / "out")]) == command.UNUSABLE
    assert capsys.readouterr().err == "eval: Another process has the folder.\n"


def test_wrong_use_is_status_2() -> None:
    with pytest.raises(SystemExit) as stop:
        command.main(["run"])
    assert stop.value.code == command.UNUSABLE
