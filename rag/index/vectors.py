"""Passage vectors in Chroma: a cache that can be rebuilt from the store at any time. Holds ids, never text."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rag.errors import IndexDamaged, SettingsError
from rag.models import Vectors

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

BATCH = 2000  # Chroma refuses more than 5,461 at once
NEIGHBOURS = 10  # among which a passage must find itself
SAME_VECTOR = 1e-4  # cosine distance below which two passages are the same to the index
REBUILD = "Nothing is lost: the texts and vectors are in the database. Run `python -m rag index --rebuild`."

# With Chroma's own 16 links a passage, one to ten of 3,203 could not be reached from anywhere; with 48, all could.
LINKS = 48
TRIED = 200  # neighbours looked at, when adding and when searching: the recall of 50 candidates, in milliseconds

Heard = Callable[[int], object]  # hears how many passages more are done


def unheard(passages: int) -> None:
    """For whoever does not want to hear."""


class VectorIndex:
    """One Chroma collection, cosine distance, ids only. Raises IndexDamaged wherever Chroma cannot go on."""

    def __init__(self, client: "ClientAPI", name: str) -> None:
        # Imported here: it takes a second, and an index run that changes nothing needs none of it.
        from langchain_chroma import Chroma

        with chroma_failures_told():
            self._chroma = Chroma(
                client=client,
                collection_name=name,
                collection_configuration={
                    "hnsw": {
                        "space": "cosine",
                        "max_neighbors": LINKS,
                        "ef_construction": TRIED,
                        "ef_search": TRIED,
                    }
                },
            )
            self._collection = client.get_collection(name, embedding_function=None)

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Add or replace passages."""
        with chroma_failures_told():
            for rows in _batches(len(ids)):
                # The document is the id: langchain-chroma drops results that have none.
                self._collection.upsert(ids=list(ids[rows]), embeddings=vectors[rows], documents=list(ids[rows]))

    def remove(self, ids: Sequence[str]) -> None:
        """Remove passages; unknown ids are no error."""
        with chroma_failures_told():
            for rows in _batches(len(ids)):
                self._collection.delete(ids=list(ids[rows]))

    def nearest(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Passage ids and cosine similarities, best first."""
        with chroma_failures_told():
            found = self._chroma.similarity_search_by_vector_with_relevance_scores(vector.tolist(), k=limit)
        return [(document.page_content, 1.0 - distance) for document, distance in found]

    def count(self) -> int:
        """How many passages the collection says it has; it may count some whose vectors are lost."""
        with chroma_failures_told():
            return int(self._collection.count())

    def missing(self, ids: Sequence[str], vectors: Vectors, audited: Heard = unheard) -> list[str]:
        """Those of the passages that are not found by their own vectors; `audited` hears how many were tried."""
        lost: list[str] = []
        with chroma_failures_told():
            for rows in _batches(len(ids)):
                lost += self._missing(ids[rows], vectors[rows])
                audited(len(ids[rows]))
        return lost

    def _missing(self, ids: Sequence[str], vectors: Vectors) -> list[str]:
        answer = self._collection.query(query_embeddings=vectors, n_results=NEIGHBOURS, include=["distances"])
        lost: list[str] = []
        crowded: list[str] = []
        for wanted, found, distances in zip(ids, answer["ids"], answer["distances"] or [], strict=True):
            if wanted not in found:
                twins = len(found) == NEIGHBOURS and distances[-1] < SAME_VECTOR
                (crowded if twins else lost).append(wanted)
        # Among more twins than neighbours, it is enough that the passage and its vector are there.
        held = self._collection.get(ids=crowded, include=["embeddings"])["ids"] if crowded else []
        return lost + sorted(set(crowded) - set(held))


@contextmanager
def chroma_failures_told() -> Iterator[None]:
    """Chroma's errors, and those of the connection to its server, as one sentence with the remedy."""
    # Imported here, as Chroma itself: both are slow, and loaded by now wherever this matters.
    from chromadb.errors import ChromaError
    from httpx import TransportError

    try:
        yield
    except TransportError as error:
        raise SettingsError(
            f"The Chroma server does not answer any more ({error}). Start it again, or unset CHROMA_URL to keep the "
            "vectors in the data folder."
        ) from error
    except ChromaError as error:
        raise IndexDamaged(f"The vector index cannot be used ({error}). {REBUILD}") from error


def _batches(total: int) -> Iterator[slice]:
    return (slice(first, min(first + BATCH, total)) for first in range(0, total, BATCH))
