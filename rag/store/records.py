"""What goes into the store and comes out of it, beside the schema's own types."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rag.schema import Article, Passage, Sentence, Speech
from rag.variants import Known

Vectors = NDArray[np.float32]
ArticleChangeKind = Literal["added", "changed", "removed"]


@dataclass(frozen=True)
class IndexedArticle:
    """An article taken apart: for each sentence its speeches, the main one first; for each passage an embedding key."""

    article: Article
    sentences: tuple[Sentence, ...]
    speeches: tuple[tuple[Speech, ...], ...]
    passages: tuple[Passage, ...]
    embeddings: tuple[str, ...]


@dataclass(frozen=True)
class StoredPassage:
    """A passage as retrieved: `id` is the same in the store, the vector index and the lexical index."""

    id: str
    article: str
    passage: Passage


@dataclass(frozen=True)
class StoredSpeaker:
    """Somebody who speaks in an article."""

    row: int
    article: str
    who: Known


@dataclass(frozen=True)
class CorpusSummary:
    """The articles that pass some filters: how many, and the range of their publication dates."""

    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True)
class Origin:
    """Where a stored article came from, and which version it is; `held`: the file still held it when last read."""

    source: str
    held: bool
    fingerprint: str


@dataclass(frozen=True)
class ArticleChange:
    """What has come of an article; `title` is its newest, be it that it had when it was removed."""

    article: str
    title: str
    kind: ArticleChangeKind
