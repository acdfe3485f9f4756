"""Passages read whole: what a model says of each of their sentences."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from rag.models import PassageReader, Place
from rag.schema import Article, Highlight, ReadPassage, ScoredSentence, SentenceKey, SpokenSentence


@dataclass(frozen=True)
class SentenceReading:
    """A sentence as read in its passage, in log-odds: its passage answers, it does, its best span does."""

    article: Article
    spoken: SpokenSentence
    answerable: float
    sentence: float
    span: float
    highlight: Highlight | None

    @property
    def key(self) -> SentenceKey:
        """Article and start."""
        return self.article.id, self.spoken.sentence.start

    def vector(self) -> NDArray[np.float64]:
        """In the order of the weights."""
        return np.array([self.answerable, self.sentence, self.span])

    def scored(self, score: float) -> ScoredSentence:
        """The sentence with its probability."""
        return ScoredSentence(self.article, self.spoken, score, self.highlight)


def read_whole(
    model: PassageReader, question: str, passages: Sequence[ReadPassage], at_once: int = 1
) -> list[SentenceReading]:
    """Every sentence of the passages; one of two passages as in the first. `at_once`: passages read side by side."""
    read: dict[SentenceKey, SentenceReading] = {}
    with ThreadPoolExecutor(at_once) as pool:
        for readings in pool.map(partial(_read, model, question), passages):
            for reading in readings:
                read.setdefault(reading.key, reading)
    return list(read.values())


def _read(model: PassageReader, question: str, passage: ReadPassage) -> list[SentenceReading]:
    article, start = passage.article, passage.passage.start
    places = [(spoken.sentence.start - start, spoken.sentence.end - start) for spoken in passage.sentences]
    said = model.read(question, article.heading, article.text[start : passage.passage.end], places)
    return [
        SentenceReading(
            article=article,
            spoken=spoken,
            answerable=said.answerable,
            sentence=float(said.sentences[number]),
            span=float(said.by_span[number]),
            highlight=_highlight(article, start, said.spans[number]),
        )
        for number, spoken in enumerate(passage.sentences)
    ]


def _highlight(article: Article, start: int, span: Place | None) -> Highlight | None:
    """The span in the article; of marks without a letter or digit, none."""
    if span is None or not any(map(str.isalnum, article.text[start + span[0] : start + span[1]])):
        return None
    return Highlight(start + span[0], start + span[1])
