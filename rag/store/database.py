"""The store: one SQLite database that holds every text, vector and answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rag.errors import FolderMismatch
from rag.store.answers import Answers
from rag.store.articles import Articles
from rag.store.connection import Connection
from rag.store.notes import Notes
from rag.store.passages import Passages
from rag.store.tables import FORMAT, TABLES
from rag.store.updates import Updates
from rag.store.vector_changes import VectorChanges


@dataclass(frozen=True)
class Store:
    """The parts of the database, on one connection."""

    articles: Articles
    passages: Passages
    updates: Updates
    vector_changes: VectorChanges
    answers: Answers
    notes: Notes


@contextmanager
def open_store(path: Path, encoder: str) -> Iterator[Store]:
    """The store at `path`, made when missing. Raises FolderMismatch if another format or encoder wrote it."""
    database = Connection(path)
    try:
        notes = Notes(database)
        if not database.one("SELECT 1 FROM sqlite_master WHERE name = 'about'"):
            database.write_script(TABLES)
            notes.write("format", FORMAT)
            notes.write("encoder", encoder)
        for name, wanted in (("format", FORMAT), ("embedding model", encoder)):
            _refuse_mismatch(path.parent, name, notes.read(name), wanted)
        yield Store(
            articles=Articles(database),
            passages=Passages(database),
            updates=Updates(database),
            vector_changes=VectorChanges(database),
            answers=Answers(database),
            notes=notes,
        )
    finally:
        database.close()


def _refuse_mismatch(folder: Path, name: str, found: str | None, wanted: str) -> None:
    if found != wanted:
        raise FolderMismatch(
            f"The data folder {folder} was written with {name} {found!r}, and this program is set to {wanted!r}. "
            f"Set RAG_DATA to an empty folder and index again, or set what wrote {folder}."
        )
