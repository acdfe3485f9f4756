"""The store: one SQLite database that holds every text, vector and answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rag.errors import FolderMismatch
from rag.store.answers import Answers
from rag.store.article_log import ArticleLog
from rag.store.articles import Articles
from rag.store.connection import Connection
from rag.store.conversations import KeptConversations
from rag.store.notes import Notes
from rag.store.passages import Passages
from rag.store.speakers import Speakers
from rag.store.tables import FORMAT, TABLES
from rag.store.updates import Updates
from rag.store.upgrade import upgrade
from rag.store.vector_changes import VectorChanges

ENCODER = "embedding model"


@dataclass(frozen=True)
class Store:
    """The parts of the database, on one connection."""

    articles: Articles
    passages: Passages
    speakers: Speakers
    updates: Updates
    vector_changes: VectorChanges
    answers: Answers
    article_log: ArticleLog
    conversations: KeptConversations
    notes: Notes


@contextmanager
def open_store(path: Path, encoder: str) -> Iterator[Store]:
    """The store at `path`, made when missing. Raises FolderMismatch if another format or encoder wrote it."""
    database = Connection(path)
    try:
        notes = Notes(database)
        if not database.one("SELECT 1 FROM sqlite_master WHERE name = 'about'"):
            database.write_script(TABLES)
        upgrade(database, path.parent)
        _refuse_mismatch(path.parent, "format", notes.read("format"), FORMAT)
        if notes.read(ENCODER) is None:
            notes.write(ENCODER, encoder)
        _refuse_mismatch(path.parent, ENCODER, notes.read(ENCODER), encoder)
        yield Store(
            articles=Articles(database),
            passages=Passages(database),
            speakers=Speakers(database),
            updates=Updates(database),
            vector_changes=VectorChanges(database),
            answers=Answers(database),
            article_log=ArticleLog(database),
            conversations=KeptConversations(database),
            notes=notes,
        )
    finally:
        database.close()


def _refuse_mismatch(folder: Path, name: str, found: str | None, wanted: str) -> None:
    if found != wanted:
        raise FolderMismatch(
            f"The data folder {folder} was written with {name} {found!r}, and this program uses {wanted!r}. "
            "Move it away, or set RAG_DATA to another folder, and index again."
        )
