"""`python -m rag conversations` and `replay`: what is kept, whoever's it is."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from rag.changes import changes_in
from rag.conversations import Conversations
from rag.export import conversation_record, export
from rag.index.corpus import open_corpus_store
from rag.schema import Conversation
from rag.settings import Settings, load_settings
from tests.chat_cases import WordAsker
from tests.conversation_cases import BEGUN, MISSING, TOLL, Numbered, held
from tests.test_command_line import refusal, status

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def pipeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the commands of this process ask, instead of the pipeline; the data folder is a new one."""

    asker = Numbered()
    asker.ask(MISSING)

    @contextmanager
    def open_pipeline(_: Settings) -> Iterator[Numbered]:
        yield asker

    monkeypatch.setattr("rag.pipeline.open_pipeline", open_pipeline)
    monkeypatch.setenv("RAG_DATA", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()


@pytest.fixture
def kept() -> list[Conversation]:
    """A conversation of mine, and then one of theirs."""
    with open_corpus_store(load_settings()) as store:
        conversations = Conversations(Numbered(), store.conversations, lambda: BEGUN)
        return [held(conversations, MISSING, TOLL), held(conversations, TOLL, owner="them")]


def test_everybodys_conversations_are_listed_last_first(kept: list[Conversation], capsys: Output) -> None:
    mine, theirs = kept
    assert status("conversations") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{theirs.entry.id} · {TOLL.text} · 1 question · 23 November 2026",
        f"{mine.entry.id} · {MISSING.text} · 2 questions · 23 November 2026",
    ]
    assert status("conversations", "--json") == 0
    assert [entry["id"] for entry in json.loads(capsys.readouterr().out)] == [theirs.entry.id, mine.entry.id]


def test_before_the_first_conversation_the_list_says_so(capsys: Output) -> None:
    assert status("conversations") == 0
    assert capsys.readouterr().out == "No conversation is kept yet.\n"


def test_a_conversation_is_printed_or_written_to_a_file(
    kept: list[Conversation], capsys: Output, tmp_path: Path
) -> None:
    mine, theirs = kept
    assert status("conversations", "--export", mine.entry.id) == 0
    printed, gone = capsys.readouterr().out, changes_in(mine.turns, WordAsker())  # only conversations are kept here
    assert "This article is no longer stored here." in printed
    assert printed == export(mine, "markdown", gone).content.decode()
    assert status("conversations", "--export", theirs.entry.id, "--form", "json") == 0
    record = conversation_record(theirs, changes_in(theirs.turns, WordAsker()))
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(record))
    file = tmp_path / "mine.docx"
    assert status("conversations", "--export", mine.entry.id, "--form", "docx", "--out", str(file)) == 0
    assert Document(BytesIO(file.read_bytes())).paragraphs[0].text == MISSING.text
    assert capsys.readouterr().out == ""


def test_a_conversation_is_renamed_and_deleted(kept: list[Conversation], capsys: Output) -> None:
    mine, theirs = kept
    assert status("conversations", "--rename", theirs.entry.id, "The  toll") == 0
    assert status("conversations", "--delete", mine.entry.id) == 0
    assert status("conversations") == 0
    assert capsys.readouterr().out == f"{theirs.entry.id} · The toll · 1 question · 23 November 2026\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--export", "0123"), "There is no such conversation"),
        (("--rename", "0123", "Title"), "There is no such conversation"),
        (("--rename", "0123", " "), "needs a title"),
        (("--rename", "0123"), "expected 2 arguments"),
        (("--delete", "0123"), "There is no such conversation"),
        (("--export", ""), "There is no such conversation"),
        (("--delete", ""), "There is no such conversation"),
        (("--delete", "0123", "--export", "0123"), "not allowed with argument"),
        (("--export", "0123", "--form", "pdf"), "invalid choice: 'pdf'"),
    ],
)
def test_what_is_not_there_or_makes_no_sense_is_one_line(capsys: Output, arguments: tuple[str, ...], said: str) -> None:
    assert said in refusal(capsys, "conversations", *arguments)


def test_a_file_that_cannot_be_written_is_named(kept: list[Conversation], capsys: Output, tmp_path: Path) -> None:
    mine = kept[0].entry.id
    nowhere = tmp_path / "none" / "mine.md"
    assert f"{nowhere} cannot be written" in refusal(capsys, "conversations", "--export", mine, "--out", str(nowhere))
    assert "--out FILE" in refusal(capsys, "conversations", "--export", mine, "--form", "docx")


def test_a_replay_says_whether_the_answer_is_the_same(capsys: Output) -> None:
    assert status("replay", "answer-1") == 0
    assert capsys.readouterr().out == "same\n"
    assert status("replay", "answer-1", "--json") == 0
    replayed = json.loads(capsys.readouterr().out)
    assert (replayed["verdict"], replayed["given"]["question"]) == ("same", MISSING.text)
    assert replayed["now"] == replayed["given"]


def test_an_answer_that_is_not_kept_cannot_be_replayed(capsys: Output) -> None:
    assert "'answer-9'" in refusal(capsys, "replay", "answer-9")
