"""Data folders of earlier formats go on working and lose nothing; those of format 1 have their files read again."""

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from rag.errors import FolderMismatch
from rag.schema import Filters, Question, Speaker, Turn
from rag.store import ArticleChange, Store
from tests.corpora import store_in
from tests.store_formats import ANSWER, make_format_1, make_format_2

NOW = "2026-11-23T10:00:00+00:00"
OLD = [make_format_1, make_format_2]


def content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, without the words' index, which says nothing to anybody, and the format."""
    with sqlite3.connect(folder / "record.sqlite3") as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: database.execute(f"SELECT * FROM {table}").fetchall()
            for table in tables
            if not table.startswith(("passage_words", "sqlite_"))
        }


def lines_of_the_mayor(store: Store) -> list[int]:
    rows = [speaker.row for speaker in store.speakers.under({"mayor"})]
    return [spoken.sentence.number for _, spoken in store.speakers.sentences(rows, Filters())]


def test_format_2_loses_nothing(tmp_path: Path) -> None:
    make_format_2(tmp_path)
    before = content(tmp_path)
    with store_in(tmp_path):
        pass
    after = content(tmp_path)
    assert set(after) - set(before) == {"conversations", "turns", "article_log"}
    assert before.pop("about") == [("embedding model", "bag-of-words"), ("format", "2")]
    assert after["about"] == [("embedding model", "bag-of-words"), ("format", "3")]
    assert after["answers"] == [(*row, None, None) for row in before.pop("answers")]
    assert {table: after[table] for table in before} == before


@pytest.mark.parametrize("make_old", OLD)
def test_an_upgraded_folder_can_do_what_a_new_one_can(tmp_path: Path, make_old: Callable[[Path], None]) -> None:
    make_old(tmp_path)
    with store_in(tmp_path) as store:
        assert store.answers.kept("x") == ANSWER
        assert store.answers.request_of("x") is None
        assert lines_of_the_mayor(store) == [1]
        assert len(store.passages.search_words('"closed"', Filters(), 5)) == 1
        conversation = store.conversations.begin("me", "Closed", NOW)
        store.conversations.add(conversation, Turn(0, "Who?", 0), NOW)
        store.answers.keep("y", {}, Question("Who?"))
        position = store.article_log.position()
        assert store.answers.request_of("y") == (Question("Who?"), position)
        store.updates.remove(["a"])
        assert store.article_log.changes_since(position) == (ArticleChange("a", "The news", "removed"),)


def test_an_upgraded_folder_has_the_tables_of_a_new_one(tmp_path: Path) -> None:
    make_format_2(tmp_path / "old")
    for folder in ("old", "new"):
        with store_in(tmp_path / folder):
            pass
    assert columns(tmp_path / "old") == columns(tmp_path / "new")


def columns(folder: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "record.sqlite3") as database:
        return database.execute(
            """SELECT kind.type, kind.name, part.name, part.type FROM sqlite_master AS kind
            LEFT JOIN pragma_table_info(kind.name) AS part ORDER BY kind.name, part.cid"""
        ).fetchall()


def test_format_1_knows_who_spoke_and_has_every_file_read_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    make_format_1(tmp_path)
    with caplog.at_level(logging.WARNING), store_in(tmp_path) as store:
        first = store.articles.reporting_sentences("a", 1, 1)[0]
        assert first.speech.speaker == Speaker("The mayor", None, 10, 19)
        assert store.articles.of_file("a.txt", "stamp") is None
        assert store.articles.origins(["a"])["a"].fingerprint == "format 1: print"
    assert "Index its articles again" in caplog.text
    caplog.clear()
    with store_in(tmp_path) as store:
        assert store.notes.read("format") == "3"
    assert caplog.text == ""


@pytest.mark.parametrize("make_old", OLD)
def test_a_stop_on_the_way_leaves_a_folder_that_can_be_upgraded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_old: Callable[[Path], None]
) -> None:
    make_old(tmp_path)
    before = content(tmp_path)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("rag.store.notes.Notes.write", stop)
        with pytest.raises(KeyboardInterrupt), store_in(tmp_path):
            pass
    assert content(tmp_path) == before
    with store_in(tmp_path) as store:
        assert lines_of_the_mayor(store) == [1]


def test_a_later_format_is_refused(tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        store.notes.write("format", "4")
    with pytest.raises(FolderMismatch, match="format '4'"), store_in(tmp_path):
        pass
