"""Passages for a question: vectors and words, fused by reciprocal rank."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Protocol

import numpy as np

from rag.index.lexical import any_word
from rag.models import Encoder, Vectors
from rag.schema import UNFILTERED, Exchange, Filters, Retrieval
from rag.store import Store, StoredPassage

CANDIDATES = 50  # of each ranking; beyond it a passage hardly ever reaches the first ten
FUSION = 60  # the constant of reciprocal rank fusion in its paper (Cormack et al. 2009)

# A follow-up is searched for near what was said last, too. How much that counts grows with how near the two are, from
# nothing (another topic) to over half of the question's own. Chosen on CAsT 2021 and MTRAG-UN (docs/evaluation.md).
FAMILIAR = 0.2  # cosine of the question to what was said last, from which on that counts in full
LAST_WORDS = 0.6  # what it counts then, beside the question
LAST_QUESTION = 0.5  # what the last question counts, beside its reply

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


@dataclass(frozen=True)
class Sought:
    """What passages are to be found for: a question in full words, and of which articles.

    In a conversation also how the question was `typed`, and what was said `last`.
    """

    question: str
    filters: Filters = UNFILTERED
    typed: str = ""
    last: Exchange | None = None


def retrieve(sought: Sought, corpus: Searchable, limit: int) -> list[Retrieved]:
    """The best `limit` passages among the articles that pass the filters, best first."""
    fused = _combined(sought, corpus)[:limit]
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


def near_the_conversation(question: Vectors, reply: Vectors, before: Vectors) -> Vectors:
    """The vector of a question drawn to those of the last reply and the last question, as near as it is to them."""
    likeness = max(float(question @ reply), float(question @ before))
    weight = LAST_WORDS * min(max(likeness / FAMILIAR, 0.0), 1.0)
    last = reply + LAST_QUESTION * before
    return _unit(question + weight * _unit(last))


def _combined(sought: Sought, corpus: Searchable) -> list[tuple[str, float]]:
    """The passages' ids and scores in [0, 1], best first, as the corpus is to be searched."""
    rankings = []
    if corpus.retrieval != "lexical":
        rankings.append(_dense(sought, corpus))
    if corpus.retrieval != "dense":
        rankings.append(_lexical(sought, corpus))
    return alternate(rankings) if corpus.retrieval == "alternating" else fuse(rankings)


def _dense(sought: Sought, corpus: Searchable) -> list[str]:
    vector = vector_of(sought, corpus.encoder)
    # A filter costs Chroma more than comparing with every vector that passes it does.
    if corpus.vectors and sought.filters == UNFILTERED:
        return _ordered(corpus.vectors.nearest(vector, CANDIDATES))
    ids, vectors = corpus.store.passages.vectors(sought.filters)
    similarities = vectors @ vector if ids else np.zeros(0)
    best_first = np.argsort(-similarities.round(DIGITS), kind="stable")[:CANDIDATES]  # equals stay in order of id
    return [ids[row] for row in best_first]


def vector_of(sought: Sought, encoder: Encoder) -> Vectors:
    """What passages are compared with: a unit vector, float32."""
    # A reading may have put in too much, and what was typed says too little: they are worth most together.
    vectors = encoder.encode(list(dict.fromkeys((sought.question, sought.typed or sought.question))))
    question = _unit(vectors.sum(axis=0))
    if sought.last is None:
        return question
    before = sought.last.question
    reply, last_question = encoder.encode([sought.last.reply or before, before])
    return near_the_conversation(question, reply, last_question)


def _unit(vector: Vectors) -> Vectors:
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def _lexical(sought: Sought, corpus: Searchable) -> list[str]:
    expression = any_word(sought.question)
    return _ordered(corpus.store.passages.search_words(expression, sought.filters, CANDIDATES)) if expression else []


def _ordered(scored: Iterable[tuple[str, float]]) -> list[str]:
    """Ids, best first; scores that differ by rounding alone count as equal, and equals go in order of id."""
    return [passage for passage, _ in sorted(scored, key=lambda item: (-round(item[1], DIGITS), item[0]))]
