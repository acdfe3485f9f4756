"""BM25 alone: bm25s as it comes, its own tokenizer and defaults, over articles, passages and sentences."""

from collections.abc import Mapping, Sequence
from typing import Generic

import bm25s
import numpy as np

from eval.rivals.quoting import Allowed, Library
from eval.rivals.ranking import ENOUGH, Key, Scores, articles_of, best, restrict
from eval.system import DEPTH, Found, Place

HALF = 10  # the BM25 score, which has no upper end, that counts as one half


class Bm25:
    """Whole articles, our passages and single sentences, each ranked by a BM25 of their own."""

    def __init__(self, library: Library) -> None:
        self._library = library
        articles = library.articles
        passages = [place for id in articles for place in library.passages(id)]
        sentences = [Place(id, s.start, s.end) for id in articles for s in library.sentences[id]]
        whole = [f"{article.title}\n{article.text}" for article in articles.values()]
        self._articles = WordIndex(list(articles), list(articles), whole)
        self._passages = _index_places(library, passages)
        self._sentences = _index_places(library, sentences)

    def best(self, question: str, allowed: Allowed, limit: int) -> Mapping[Place, float]:
        """The best sentences."""
        return self._sentences.best(question, allowed, limit)

    def ranked(self, question: str, allowed: Allowed) -> Found:
        """Articles and passages by their whole text; as read, articles by their best sentence."""
        return Found(
            articles=self._articles.best(question, allowed, DEPTH),
            passages=self._passages.best(question, allowed, DEPTH),
            read=articles_of(self._sentences.best(question, allowed, ENOUGH)),
        )

    def pieces(self, article: str) -> Sequence[Place]:
        """The article's passages."""
        return self._library.passages(article)


class WordIndex(Generic[Key]):
    """A BM25 index of texts, each with its key and the id of its article."""

    def __init__(self, keys: Sequence[Key], owners: Sequence[str], texts: Sequence[str]) -> None:
        self._keys = keys
        self._owners = owners
        words = _words(texts)
        self._index = bm25s.BM25()
        self._is_empty = not any(words)  # which bm25s does not index
        if not self._is_empty:
            self._index.index(words, show_progress=False)

    def best(self, question: str, allowed: Allowed, limit: int) -> Mapping[Key, float]:
        """The texts that share words with the question, best first."""
        return best(self._keys, restrict(self._scores(question), self._owners, allowed), limit)

    def _scores(self, question: str) -> Scores:
        (words,) = _words([question])
        scores = np.zeros(len(self._keys)) if self._is_empty or not words else self._index.get_scores(words)
        return np.asarray(scores / (scores + HALF), dtype=np.float32)


def _words(texts: Sequence[str]) -> list[list[str]]:
    words: list[list[str]] = bm25s.tokenize(list(texts), return_ids=False, show_progress=False)
    return words


def _index_places(library: Library, places: Sequence[Place]) -> WordIndex[Place]:
    return WordIndex(places, [place.article for place in places], [library.text(place) for place in places])
