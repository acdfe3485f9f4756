"""LangChain's retrieval as its tutorials build it: chunks of 1,000 characters, 200 of them shared, in Chroma."""

from collections.abc import Mapping, Sequence
from uuid import uuid4

from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from eval.rivals.quoting import Allowed, Library
from eval.rivals.ranking import ENOUGH, chunks_of_articles, found_in_chunks
from eval.system import Found, Place
from rag.models import Encoder

BATCH = 1000  # chunks written at once; Chroma takes 5,461 at most


class LangChainChunks:
    """The chunks nearest to the question, by cosine; the vectors are those that langchain-huggingface would give."""

    def __init__(self, library: Library, encoder: Encoder) -> None:
        # A name of its own: all that are in memory are in the same Chroma.
        self._chroma = Chroma(
            collection_name=f"rival-{uuid4().hex}",
            embedding_function=EncoderEmbeddings(encoder),
            collection_configuration={"hnsw": {"space": "cosine"}},
        )
        splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
        articles = library.articles.values()
        chunks = splitter.create_documents([a.text for a in articles], [{"article": a.id} for a in articles])
        for first in range(0, len(chunks), BATCH):
            self._chroma.add_documents(chunks[first : first + BATCH])
        self._pieces = chunks_of_articles(library.articles, map(_place, chunks))

    def best(self, question: str, allowed: Allowed, limit: int) -> Mapping[Place, float]:
        """The nearest chunks."""
        chosen = _filter(allowed)  # nested, as Chroma has it; LangChain's type knows the flat ones alone
        found = self._chroma.similarity_search_with_score(question, limit, chosen)  # type: ignore[arg-type]
        return {_place(chunk): min(1 - distance, 1.0) for chunk, distance in found if distance < 1}

    def ranked(self, question: str, allowed: Allowed) -> Found:
        """Chunks, and articles by their nearest chunk."""
        return found_in_chunks(self.best(question, allowed, ENOUGH))

    def pieces(self, article: str) -> Sequence[Place]:
        """The article's chunks."""
        return self._pieces[article]


class EncoderEmbeddings(Embeddings):
    """Our encoder as LangChain asks for vectors."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """A vector for each text."""
        vectors: list[list[float]] = self._encoder.encode(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The question's vector."""
        return self.embed_documents([text])[0]


def _place(chunk: Document) -> Place:
    start = chunk.metadata["start_index"]
    return Place(chunk.metadata["article"], start, start + len(chunk.page_content))


def _filter(allowed: Allowed) -> dict[str, dict[str, list[str]]] | None:
    if not allowed.others:
        return None
    only, articles = allowed.shortest()
    return {"article": {"$in" if only else "$nin": articles}}
