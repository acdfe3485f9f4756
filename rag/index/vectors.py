"""Passage vectors in Chroma: a cache that can be rebuilt from the store at any time. Holds ids, never text."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import uuid4

from rag.errors import SettingsError
from rag.models import Vectors
from rag.settings import Settings
from rag.store import Store

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

BATCH = 2000  # Chroma refuses more than 5,461 at once
SAME_VECTOR = 1e-4  # cosine distance below which two passages are the same to the index


class VectorIndex:
    """One Chroma collection, cosine distance, ids only."""

    def __init__(self, client: "ClientAPI", name: str) -> None:
        # Imported here: it takes a second, and an index run that changes nothing needs none of it.
        from langchain_chroma import Chroma

        self._client = client
        self._name = name
        self._chroma = Chroma(
            client=client,
            collection_name=name,
            collection_configuration={"hnsw": {"space": "cosine", "ef_search": 200}},
        )
        self._collection = client.get_collection(name, embedding_function=None)

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Add or replace passages."""
        for rows in _batches(len(ids)):
            # The document is the id: langchain-chroma drops results that have none.
            self._collection.upsert(ids=list(ids[rows]), embeddings=vectors[rows], documents=list(ids[rows]))

    def remove(self, ids: Sequence[str]) -> None:
        """Remove passages; unknown ids are no error."""
        for rows in _batches(len(ids)):
            self._collection.delete(ids=list(ids[rows]))

    def nearest(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Passage ids and cosine similarities, best first."""
        found = self._chroma.similarity_search_by_vector_with_relevance_scores(vector.tolist(), k=limit)
        return [(document.page_content, 1.0 - distance) for document, distance in found]

    def count(self) -> int:
        """How many passages the collection says it has."""
        return int(self._collection.count())

    def missing(self, ids: Sequence[str], vectors: Vectors) -> list[str]:
        """Those of the passages that are not found by their own vectors: the audit.

        Chroma's own count does not tell: it can count rows whose vectors are lost.
        """
        lost: list[str] = []
        for rows in _batches(len(ids)):
            answer = self._collection.query(query_embeddings=vectors[rows], n_results=10, include=["distances"])
            distances = answer["distances"] or []
            for wanted, found, distance in zip(ids[rows], answer["ids"], distances, strict=True):
                twins = len(found) == 10 and distance[-1] < SAME_VECTOR
                if wanted not in found and not (twins and self._holds(wanted)):
                    lost.append(wanted)
        return lost

    def clear(self) -> None:
        """Drop the collection; open it again to go on."""
        self._client.delete_collection(self._name)

    def _holds(self, passage: str) -> bool:
        return bool(self._collection.get(ids=[passage], include=["embeddings"])["ids"])


def open_vectors(settings: Settings, store: Store) -> VectorIndex:
    """The store's collection, in the data folder or on the Chroma server that the settings name."""
    if not settings.chroma_url:
        return VectorIndex(_embedded(settings.data / "chroma"), _collection(store))
    try:
        return VectorIndex(_server(settings.chroma_url), _collection(store))
    except ValueError as error:
        raise SettingsError(
            f"No Chroma server answers at CHROMA_URL={settings.chroma_url} ({error}). Start one with "
            "`chroma run`, or unset CHROMA_URL to keep the vectors in the data folder."
        ) from error


def remove_vectors(settings: Settings, store: Store) -> None:
    """Drop the store's collection, damaged or not."""
    if settings.chroma_url:
        open_vectors(settings, store).clear()
    else:
        shutil.rmtree(settings.data / "chroma", ignore_errors=True)


def _collection(store: Store) -> str:
    """A name of this store's own, so that two stores on one server do not mix."""
    if not (name := store.noted("collection")):
        name = f"passages-{uuid4().hex[:12]}"
        store.note("collection", name)
    return name


def _embedded(folder: Path) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    return chromadb.PersistentClient(path=str(folder), settings=ChromaSettings(anonymized_telemetry=False))


def _server(url: str) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    address = urlsplit(url)
    return chromadb.HttpClient(
        host=address.hostname or "localhost",
        port=address.port or 8000,
        ssl=address.scheme == "https",
        settings=ChromaSettings(anonymized_telemetry=False),
    )


def _batches(total: int) -> Iterator[slice]:
    return (slice(first, min(first + BATCH, total)) for first in range(0, total, BATCH))
