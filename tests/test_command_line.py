"""`python -m rag`: what it prints, and what it says in one line when it is used wrongly."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rag.__main__ import main
from rag.errors import FolderInUse
from rag.serve import address
from rag.settings import Settings
from tests.chat_cases import SEED, WordAsker, quote
from tests.conftest import ROOT, environment, rag

MISSING = "How many people are missing?"


@pytest.fixture
def asker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> WordAsker:
    """What the commands of this process ask, instead of the pipeline; any data folder is a new one."""
    asker = WordAsker(SEED)

    @contextmanager
    def open_pipeline(_: Settings) -> Iterator[WordAsker]:
        yield asker

    monkeypatch.setattr("rag.pipeline.open_pipeline", open_pipeline)
    monkeypatch.setenv("RAG_DATA", str(tmp_path / "data"))
    return asker


def status(*arguments: str) -> int:
    """The exit status, whether argparse or the command gives it."""
    try:
        return main(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line on standard error with which wrong use ends."""
    assert status(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err.strip()


def test_an_answer_is_printed_for_reading(asker: WordAsker, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("ask", MISSING) == 0
    assert capsys.readouterr().out.startswith("[1] «The whereabouts of 789 individuals")


def test_an_abstention_is_no_failure(asker: WordAsker, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("ask", "Will it rain in Berlin?") == 0
    assert "does not say" in capsys.readouterr().out


def test_json_is_the_answer_object(asker: WordAsker, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("ask", MISSING, "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads(json.dumps(asker.ask(asker.asked[0]).to_json()))


def test_everything_that_somebody_said_is_printed_page_by_page(
    asker: WordAsker, capsys: pytest.CaptureFixture[str]
) -> None:
    asker.spoken = (quote(SEED, 2), quote(SEED, 3), quote(SEED, 9))
    assert status("quotes", "--speaker", "Tsukanov", "--about", "the dead", "--page", "2", "--size", "2") == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Tsukanov: 3 of 3 quotes on “the dead”; page 2 of 2.")
    assert "[3] However, Tsukanov mentioned" in printed
    assert status("quotes", "--speaker", "Tsukanov", "--json") == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["total"], [quote["sentence"] for quote in record["quotes"]]) == (3, [2, 3, 9])


def test_history_and_filters_reach_the_pipeline(asker: WordAsker) -> None:
    period = ("--since", "2025-05-01", "--until", "2025-06-01")
    status("ask", "And how many died?", "--history", "Who?", "--history", MISSING, *period, "--publisher", "Seym")
    (asked,) = asker.asked
    assert asked.history == ("Who?", MISSING)
    assert (asked.filters.since, asked.filters.until, asked.filters.publisher) == ("2025-05-01", "2025-06-01", "Seym")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("answer",), "invalid choice: 'answer'"),
        (("ask",), "the following arguments are required: QUESTION"),
        (("ask", MISSING, "--top", "3"), "unrecognized arguments"),
        (("ask", "one", "two"), "unrecognized arguments: two"),
        (("ask", ""), "The question has no words in it"),
        (("ask", "x" * 100_000), "The question has 100,000 characters"),
        (("ask", "Who\x07?"), "U+0007"),
        (("ask", "Who\udcff?"), "U+DCFF"),
        (("ask", MISSING, "--history", "?"), "A question in the history has no words in it"),
        (("ask", MISSING, "--publisher", "\udcff"), "U+DCFF"),
        (("ask", MISSING, "--since", "May"), "since is 'May', which is not a date"),
        (("ask", MISSING, "--until", "\udcff"), "which is not a date"),
        (("ask", MISSING, "--since", "2025-02-01", "--until", "2025-01-01"), "Exchange the two"),
        (("quotes",), "the following arguments are required: --speaker"),
        (("quotes", "--speaker", ""), "The speaker has no words in it."),
        (("quotes", "--speaker", "Tsukanov", "--page", "0"), "Pages are counted from 1."),
        (("quotes", "--speaker", "Tsukanov", "--page", "one"), "argument --page: invalid int value: 'one'"),
        (("quotes", "--speaker", "Tsukanov", "--size", "1000"), "Ask for 1 to 100 quotes a page."),
        (("quotes", "--speaker", "Tsukanov", "--until", "May"), "until is 'May', which is not a date"),
        (("index",), "nothing to do"),
        (("index", "nowhere.txt"), "nowhere.txt does not exist"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(
    asker: WordAsker, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert said in refusal(capsys, *arguments)
    assert asker.asked == []


def test_wrong_use_of_a_command_names_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert "`python -m rag ask --help` says more" in refusal(capsys, "ask")


def test_a_setting_without_meaning_is_one_line_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAG_QUOTES", "many")
    assert "RAG_QUOTES" in refusal(capsys, "articles")


def test_what_the_pipeline_cannot_do_is_one_line_too(
    asker: WordAsker, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Settings) -> None:
        raise FolderInUse("The data folder is in use by process 7.")

    monkeypatch.setattr("rag.pipeline.open_pipeline", refuse)
    assert refusal(capsys, "ask", MISSING) == "The data folder is in use by process 7."


def test_a_question_in_another_direction_is_asked(asker: WordAsker) -> None:
    assert status("ask", "\u200fכמה אנשים נעדרים?") == 0
    assert len(asker.asked) == 1


def test_an_interruption_ends_with_a_sentence(
    asker: WordAsker, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: Settings) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rag.pipeline.open_pipeline", interrupt)
    assert status("ask", MISSING) == 130
    assert capsys.readouterr().err.startswith("Stopped.")


def test_a_corpus_without_articles_is_listed_as_such(asker: WordAsker, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("articles") == 0
    assert capsys.readouterr().out.startswith("There are no articles yet.")
    assert status("articles", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_taken_port_is_told_before_anything_is_loaded(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        monkeypatch.setenv("RAG_PORT", port)
        said = refusal(capsys, "serve")
    assert said.startswith(f"Port {port} on 127.0.0.1 cannot be opened (Address already in use).")


@pytest.mark.parametrize("host", ["nobody.invalid", "203.0.113.7"])
def test_an_address_that_is_not_this_machines_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("RAG_HOST", host)
    assert f"on {host} cannot be opened" in refusal(capsys, "serve")


def test_the_printed_address_is_one_that_a_browser_opens() -> None:
    assert address(Settings(host="127.0.0.1", port=7860)) == "http://127.0.0.1:7860/"
    assert address(Settings(host="::1", port=7860)) == "http://[::1]:7860/"


def test_app_py_takes_the_same_way() -> None:
    command = [sys.executable, "app.py", "--help"]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert finished.stdout.startswith("usage: python -m rag serve")


@pytest.mark.slow
def test_asking_indexing_and_listing_work_from_start_to_end(indexed: Path) -> None:
    asked = rag("ask", MISSING, data=indexed)
    assert asked.returncode == 0
    assert asked.stdout.startswith("[1] «The whereabouts of 789 individuals")
    assert asked.stderr == ""
    (listed,) = json.loads(rag("articles", "--json", data=indexed).stdout)
    assert listed["title"] == SEED.title


@pytest.mark.slow
def test_what_somebody_said_is_listed_from_start_to_end(indexed: Path) -> None:
    listed = rag("quotes", "--speaker", "Tsukanov", data=indexed)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert listed.stdout.startswith("Alexei Tsukanov: ")
    assert "582 offenses" in listed.stdout
    beyond = rag("quotes", "--speaker", "Tsukanov", "--page", "2", data=indexed)
    assert (beyond.returncode, beyond.stdout) == (2, "")
    assert beyond.stderr == "There is no page 2: at 20 a page, the last one is 1.\n"


@pytest.mark.slow
def test_the_same_question_twice_gives_the_same_bytes(indexed: Path) -> None:
    first, second = (rag("ask", MISSING, "--json", data=indexed) for _ in range(2))
    assert first.stdout == second.stdout
    assert json.loads(first.stdout)["status"] == "answered"


@pytest.mark.slow
def test_an_empty_corpus_is_an_honest_abstention(tmp_path: Path) -> None:
    asked = rag("ask", MISSING, "--json", data=tmp_path / "data")
    assert (asked.returncode, asked.stderr) == (0, "")
    assert json.loads(asked.stdout)["abstention"]["reason"] == "empty_corpus"


@pytest.mark.slow
@pytest.mark.parametrize("question", [b"Who \xff\xfe?", b"\x89PNG\r\n\x1a\n"])
def test_bytes_that_are_no_text_are_refused_from_a_real_shell(indexed: Path, question: bytes) -> None:
    command = [sys.executable.encode(), b"-m", b"rag", b"ask", question]
    finished = subprocess.run(command, cwd=ROOT, env=environment(indexed), capture_output=True, check=False)
    assert finished.returncode == 2
    assert finished.stderr.count(b"\n") == 1
    assert b"which is not text" in finished.stderr


@pytest.mark.slow
def test_a_terminal_without_the_articles_letters_gets_the_rest_and_whole_json(indexed: Path) -> None:
    spelled = rag("ask", MISSING, data=indexed, PYTHONIOENCODING="ascii")
    assert spelled.returncode == 0
    assert spelled.stdout.startswith("[1] ?The whereabouts of 789 individuals")
    exact = rag("ask", MISSING, "--json", data=indexed, PYTHONIOENCODING="ascii")
    assert json.loads(exact.stdout)["quotes"][0]["text"].startswith("«")
    assert rag("ask", "", data=indexed, PYTHONIOENCODING="ascii").returncode == 2


@pytest.mark.slow
@pytest.mark.parametrize("option", [[], ["--json"]])
def test_a_reader_that_has_seen_enough_is_no_error(indexed: Path, option: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "rag", "ask", MISSING, *option]
    finished = subprocess.run(
        command, cwd=ROOT, env=environment(indexed), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (finished.returncode, finished.stderr) == (0, b"")
