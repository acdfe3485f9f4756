"""Telling the vector index what the store has noted for it, and auditing that it can find every passage."""

from collections.abc import Callable

from rag.errors import IndexDamaged
from rag.index.vectors import VectorIndex
from rag.store import Store

BATCH = 1000  # passages told at once: about a second of Chroma's time, so that a stop loses little


def sync_vectors(store: Store, index: VectorIndex, told: Callable[[int], object]) -> None:
    """Apply every noted change; `told` hears how many after each batch. Safe to stop and to repeat: ids are fixed."""
    while removed := store.vector_changes("remove", BATCH):
        index.remove(removed)
        store.vector_changes_done(removed)
        told(len(removed))
    while added := store.vector_changes("add", BATCH):
        index.add(*store.vectors_of(added))
        store.vector_changes_done(added)
        told(len(added))


def audit_vectors(store: Store, index: VectorIndex) -> None:
    """Raise IndexDamaged unless every stored passage is found by its own vector, and nothing else is there."""
    ids, vectors = store.vectors()
    lost = index.missing(ids, vectors)
    surplus = index.count() - len(ids)
    if lost or surplus:
        what = f"does not find {len(lost)} of {len(ids)} passages" if lost else f"has {surplus} rows too many"
        raise IndexDamaged(
            f"The vector index {what}. Nothing is lost: the texts and vectors are in the database. "
            "Run `python -m rag index --rebuild`."
        )
