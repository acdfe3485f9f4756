"""Models and a vector index in place of the real ones: no model file, the same everywhere, and with meaning."""

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from rag.models import Attribution, Laid, PassageReading, Place, Vectors, WordPieces
from rag.schema import Filters
from rag.store import Store
from rag.words import WORD, content_words, words

_SAYING = re.compile(
    r"(?P<source>[^,“”]{2,60}?) (?P<cue>said|says|reported|told|announced|stated|denied|estimates)\b"
    r"|(?P<cue_before>according to|said|stated) (?P<source_after>[^,“”.]{2,60})"
)
DIMENSION = 256  # two unrelated words have a cosine of about 1 / sqrt(256)


class BagOfWords:
    """Texts that share content words are near each other; a plural's s is no difference. Notes what it was given."""

    def __init__(self, name: str = "bag-of-words") -> None:
        self.name = name
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32, shape (len(texts), DIMENSION)."""
        self.encoded += texts
        vectors = [_unit(_sum(content_words(text) or words(text))) for text in texts]
        return np.array(vectors, dtype=np.float32).reshape(len(texts), DIMENSION)

    def read(self, texts: Sequence[str]) -> list[WordPieces]:
        """Each word as one piece, with its place in the text."""
        return [_pieces(text) for text in texts]


class SharedWords:
    """In place of a model that reads passages: counts the question's content words. Notes what it was given."""

    def __init__(self) -> None:
        self.name = "shared-words"
        self.given: list[str] = []

    def read(self, question: str, title: str, text: str, sentences: Sequence[tuple[int, int]]) -> PassageReading:
        """Log-odds of twice their number, less three; the best span of a sentence is its first such word."""
        self.given.append(text)
        asked = set(content_words(question))
        shared = [
            [match.span() for match in WORD.finditer(text, *place) if match.group().casefold() in asked]
            for place in sentences
        ]
        odds = np.array([2 * len(found) - 3 for found in shared], dtype=np.float32)
        return PassageReading(float(odds.max(initial=-3)), odds, odds, tuple(next(iter(f), None) for f in shared))


class VerbsOfSaying:
    """In place of the tagger: who stands directly beside a verb of saying says the rest of the sentence."""

    def __init__(self) -> None:
        self.name = "verbs-of-saying"

    def tag(self, laid: Laid) -> tuple[Attribution, ...]:
        """At most one of each sentence."""
        found = (_attribution(laid.text, *place) for paragraph in laid.paragraphs for place in paragraph)
        return tuple(attribution for attribution in found if attribution)


class ExactVectors:
    """In place of the vector index: compares with every vector of the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def nearest(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Passage ids and cosine similarities, best first."""
        ids, vectors = self._store.passages.vectors(Filters())
        similarities = (vectors @ vector).tolist() if ids else []
        return sorted(zip(ids, similarities, strict=True), key=lambda found: -found[1])[:limit]


def _attribution(text: str, start: int, end: int) -> Attribution | None:
    quotation = re.compile("“[^”]*”").match(text, start, end)
    said = _SAYING.search(text, quotation.end() if quotation else start, end)
    if said is None:
        return None
    source, cue = ("source", "cue") if said["cue"] else ("source_after", "cue_before")
    first = said.start(source) + len(said[source]) - len(said[source].lstrip())
    rest: list[Place] = [place for place in ((start, said.start()), (said.end(), end)) if place[0] < place[1]]
    return Attribution((first, said.end(source)), said.span(cue), tuple(rest), 1.0)


def _pieces(text: str) -> WordPieces:
    found = list(WORD.finditer(text))
    vectors = [_word_vector(match.group().casefold()) for match in found]
    return WordPieces(
        np.array(vectors, dtype=np.float32).reshape(len(found), DIMENSION),
        np.array([match.start() for match in found], dtype=np.int64),
        np.array([match.end() for match in found], dtype=np.int64),
    )


def _sum(found: Sequence[str]) -> Vectors:
    vectors = [_word_vector(word) for word in found] or [_word_vector("")]  # no words: far from everything
    return np.asarray(np.sum(vectors, axis=0), dtype=np.float32)


@lru_cache(maxsize=100_000)
def _word_vector(word: str) -> Vectors:
    seed = int.from_bytes(hashlib.sha256(word.removesuffix("s").encode()).digest()[:8], "big")
    return _unit(np.random.default_rng(seed).standard_normal(DIMENSION, dtype=np.float32))


def _unit(vector: Vectors) -> Vectors:
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)
