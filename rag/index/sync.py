"""Telling the vector index what the store has noted for it, and checking that it has every passage."""

from rag.errors import IndexDamaged
from rag.index.vectors import REBUILD, Heard, VectorIndex, unheard
from rag.schema import Filters
from rag.store import Store

BATCH = 1000  # passages told at once: about a second of Chroma's time, so that a stop loses little
TRIES = 3  # with 16 links a passage, one new try found all in 12 of 14 indexes; with 48, none was needed


def sync_vectors(store: Store, index: VectorIndex, told: Heard = unheard) -> None:
    """Apply every noted change; `told` hears how many after each batch. Safe to stop and to repeat: ids are fixed."""
    while removed := store.vector_changes.waiting("remove", BATCH):
        index.remove(removed)
        store.vector_changes.done(removed)
        told(len(removed))
    while added := store.vector_changes.waiting("add", BATCH):
        index.add(*store.passages.vectors_of(added))
        store.vector_changes.done(added)
        told(len(added))


def check_count(store: Store, index: VectorIndex) -> None:
    """Raise IndexDamaged unless the index has as many passages as the store: quick, for every opening."""
    stored, found = store.passages.count(), index.count()
    if found != stored:
        raise IndexDamaged(f"The vector index has {found} passages, the database {stored}. {REBUILD}")


def audit_vectors(store: Store, index: VectorIndex, audited: Heard = unheard) -> None:
    """Raise IndexDamaged unless every stored passage is found by its own vector, and nothing else is there.

    A neighbour graph now and then links to a passage from nowhere; added again, it gets new links.
    """
    check_count(store, index)
    ids, vectors = store.passages.vectors(Filters())
    lost = index.missing(ids, vectors, audited)
    for _ in range(TRIES):
        if lost:
            index.remove(lost)
            index.add(*store.passages.vectors_of(lost))
            lost = index.missing(ids, vectors)
    if lost:
        raise IndexDamaged(f"The vector index does not find {len(lost)} of {len(ids)} passages. {REBUILD}")
    check_count(store, index)  # what was lost may have hidden a stranger
