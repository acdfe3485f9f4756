"""Opening the database: what it refuses, and what a damaged file is told."""

import sqlite3
from pathlib import Path

import pytest

from rag.errors import DataFolderError, FolderMismatch, InputError
from rag.store import open_store
from rag.store.connection import Connection

ENCODER = "some-model"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite3"


def reopened(path: Path, encoder: str = ENCODER) -> str | None:
    with open_store(path, encoder) as store:
        return store.notes.read("a note")


def test_what_was_noted_is_there_when_it_is_opened_again(path: Path) -> None:
    with open_store(path, ENCODER) as store:
        store.notes.write("a note", "first")
        store.notes.write("a note", "second")
    assert reopened(path) == "second"


def test_another_embedding_model_is_refused_with_the_remedy(path: Path) -> None:
    reopened(path)
    with pytest.raises(FolderMismatch) as told:
        reopened(path, "another-model")
    assert str(told.value) == (
        f"The data folder {path.parent} was written with embedding model 'some-model', and this program uses "
        "'another-model'. Move it away, or set RAG_DATA to another folder, and index again."
    )


def test_another_format_is_refused_and_left_as_it_is(path: Path) -> None:
    with open_store(path, ENCODER) as store:
        store.notes.write("format", "0")
    before = path.read_bytes()
    with pytest.raises(FolderMismatch, match="format '0'"):
        reopened(path)
    assert path.read_bytes() == before


def test_a_stop_while_it_is_made_does_no_harm(path: Path) -> None:
    """The tables with their format are one transaction; the encoder is noted after it."""
    with open_store(path, ENCODER):
        pass
    with sqlite3.connect(path) as database:
        database.execute("DELETE FROM about WHERE name = 'embedding model'")
    assert reopened(path) is None
    with pytest.raises(FolderMismatch):
        reopened(path, "another-model")


def test_a_file_that_is_no_database_is_one_sentence(path: Path) -> None:
    path.write_bytes(b"garbage " * 1000)
    with pytest.raises(DataFolderError) as told:
        reopened(path)
    assert str(told.value) == (
        f"The database {path} cannot be used (file is not a database). If it is damaged, move it away and index again."
    )


def test_a_database_that_is_damaged_inside_is_one_sentence(path: Path) -> None:
    reopened(path)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(DataFolderError, match="cannot be used"):
        reopened(path)


def test_a_database_that_cannot_be_opened_is_one_sentence(path: Path) -> None:
    path.mkdir()
    with pytest.raises(DataFolderError, match="unable to open"):
        reopened(path)


def test_an_id_that_is_not_text_is_one_sentence(path: Path) -> None:
    with open_store(path, "a model") as store, pytest.raises(InputError, match=r"U\+DCFF, which is not text"):
        store.answers.kept("\udcff")  # so Python reads a byte of the command line that is no UTF-8


def test_a_transaction_is_all_or_nothing(path: Path) -> None:
    database = Connection(path)
    database.write("CREATE TABLE numbers (number INTEGER UNIQUE)")
    with pytest.raises(KeyboardInterrupt), database.transaction():
        database.write("INSERT INTO numbers VALUES (1)")
        raise KeyboardInterrupt
    assert database.all("SELECT * FROM numbers") == []
    with database.transaction():
        database.write_many("INSERT INTO numbers VALUES (?)", [(1,), (2,)])
    assert database.number("SELECT sum(number) FROM numbers") == 3
    with pytest.raises(sqlite3.IntegrityError):
        database.write("INSERT INTO numbers VALUES (1)")
    database.close()
