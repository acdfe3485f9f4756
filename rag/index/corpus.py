"""The data folder as one corpus, opened."""

from collections.abc import Iterator
from contextlib import contextmanager

from rag.errors import IndexDamaged
from rag.index.chroma import open_vectors
from rag.index.sync import check_count, sync_vectors
from rag.index.vectors import VectorIndex
from rag.models import encoder_name
from rag.settings import Settings
from rag.store import Store, open_store

AUDITED = "audited corpus"  # the note of which corpus the vector index was last found to hold


@contextmanager
def open_corpus_store(settings: Settings) -> Iterator[Store]:
    """The store of the data folder. Raises FolderMismatch for one that another model or format wrote."""
    with open_store(settings.data / "record.sqlite3", encoder_name(settings)) as store:
        yield store


@contextmanager
def open_corpus_vectors(settings: Settings, store: Store) -> Iterator[VectorIndex]:
    """The corpus's vector index, told of what a stopped run had not told it. Raises IndexDamaged if it lacks any."""
    try:
        with open_vectors(settings, store) as vectors:
            sync_vectors(store, vectors)
            check_count(store, vectors)
            yield vectors
    except IndexDamaged:
        store.notes.write(AUDITED, "")  # so that the next index run tells it too
        raise
