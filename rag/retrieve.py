"""Passages for a question: vectors and words, fused by reciprocal rank."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Protocol

import numpy as np

from rag.index.lexical import any_word
from rag.models import Encoder, Vectors
from rag.schema import Filters, Retrieval
from rag.store import Store, StoredPassage

CANDIDATES = 50  # of each ranking; beyond it a passage hardly ever reaches the first ten
FUSION = 60  # the constant of reciprocal rank fusion in its paper (Cormack et al. 2009)

DIGITS = 5  # of a score that count; beyond, two machines may differ


@dataclass(frozen=True)
class Retrieved:
    """A passage and its fused score in [0, 1]: 1 is first in every ranking."""

    passage: StoredPassage
    score: float


class NearestVectors(Protocol):
    """What is asked of the vector index."""

    def nearest(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Passage ids and cosine similarities, best first."""
        ...


@dataclass(frozen=True)
class Searchable:
    """What a question is searched in, and how; with no vector index, it is compared with every vector of the store."""

    store: Store
    vectors: NearestVectors | None
    encoder: Encoder
    retrieval: Retrieval = "fused"


def retrieve(question: str, corpus: Searchable, filters: Filters, limit: int) -> list[Retrieved]:
    """The best `limit` passages among the articles that pass the filters, best first."""
    fused = _combined(question, corpus, filters)[:limit]
    passages = corpus.store.passages.get([passage for passage, _ in fused])
    return [Retrieved(passages[passage], score) for passage, score in fused if passage in passages]


def fuse(rankings: Sequence[Sequence[str]]) -> list[tuple[str, float]]:
    """Reciprocal rank fusion, scaled to [0, 1]; equal scores in order of id, so that the order is always the same."""
    best = len(rankings) / (FUSION + 1)
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, passage in enumerate(ranking, start=1):
            scores[passage] = scores.get(passage, 0.0) + 1 / (FUSION + rank) / best
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def alternate(rankings: Sequence[Sequence[str]]) -> list[tuple[str, float]]:
    """The first of each ranking, then the second of each, each id once; scored by the place it comes to."""
    in_turn = [passage for places in zip_longest(*rankings) for passage in places if passage is not None]
    return fuse([list(dict.fromkeys(in_turn))])


def _combined(question: str, corpus: Searchable, filters: Filters) -> list[tuple[str, float]]:
    """The passages' ids and scores in [0, 1], best first, as the corpus is to be searched."""
    rankings = []
    if corpus.retrieval != "lexical":
        rankings.append(_dense(question, corpus, filters))
    if corpus.retrieval != "dense":
        rankings.append(_lexical(question, corpus, filters))
    return alternate(rankings) if corpus.retrieval == "alternating" else fuse(rankings)


def _dense(question: str, corpus: Searchable, filters: Filters) -> list[str]:
    (vector,) = corpus.encoder.encode([question])
    # A filter costs Chroma more than comparing with every vector that passes it does.
    if corpus.vectors and filters == Filters():
        return _ordered(corpus.vectors.nearest(vector, CANDIDATES))
    ids, vectors = corpus.store.passages.vectors(filters)
    similarities = vectors @ vector if ids else np.zeros(0)
    best_first = np.argsort(-similarities.round(DIGITS), kind="stable")[:CANDIDATES]  # equals stay in order of id
    return [ids[row] for row in best_first]


def _lexical(question: str, corpus: Searchable, filters: Filters) -> list[str]:
    expression = any_word(question)
    return _ordered(corpus.store.passages.search_words(expression, filters, CANDIDATES)) if expression else []


def _ordered(scored: Iterable[tuple[str, float]]) -> list[str]:
    """Ids, best first; scores that differ by rounding alone count as equal, and equals go in order of id."""
    return [passage for passage, _ in sorted(scored, key=lambda item: (-round(item[1], DIGITS), item[0]))]
