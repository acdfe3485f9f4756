"""Vectors alone: the cosine of question and sentence, with the encoder that our retrieval uses."""

from collections.abc import Mapping, Sequence
from itertools import islice

import numpy as np

from eval.rivals.quoting import Allowed, Library
from eval.rivals.ranking import ENOUGH, articles_of, best, restrict
from eval.system import DEPTH, Found, Place
from rag.models import Encoder


class Dense:
    """Single sentences; an article or a passage is as good as its best sentence."""

    def __init__(self, library: Library, encoder: Encoder) -> None:
        self._library = library
        self._encoder = encoder
        self._passage_of = {
            Place(passage.article, sentence.start, sentence.end): passage
            for article in library.articles
            for passage in library.passages(article)
            for sentence in library.sentences[article]
            if passage.start <= sentence.start < passage.end
        }
        self._sentences = list(self._passage_of)
        self._owners = [place.article for place in self._sentences]
        self._vectors = encoder.encode([library.text(place) for place in self._sentences])

    def best(self, question: str, allowed: Allowed, limit: int) -> Mapping[Place, float]:
        """The nearest sentences, by cosine."""
        (vector,) = self._encoder.encode([question])
        similarities = np.clip(self._vectors @ vector, 0, 1)
        return best(self._sentences, restrict(similarities, self._owners, allowed), limit)

    def ranked(self, question: str, allowed: Allowed) -> Found:
        """Articles and passages by their nearest sentence."""
        sentences = self.best(question, allowed, ENOUGH)
        passages: dict[Place, float] = {}
        for place, score in sentences.items():
            passages.setdefault(self._passage_of[place], score)
        articles = articles_of(sentences)
        return Found(articles, dict(islice(passages.items(), DEPTH)), articles)

    def pieces(self, article: str) -> Sequence[Place]:
        """The article's passages."""
        return self._library.passages(article)
