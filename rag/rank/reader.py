"""What a reader is: passages in, a score for each sentence out, and one for whether anything answers at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rag.schema import Article, Highlight, Passage, SpokenSentence


@dataclass(frozen=True)
class ReadPassage:
    """A passage as a reader gets it, with its article and its reporting sentences."""

    article: Article
    passage: Passage
    sentences: tuple[SpokenSentence, ...]


@dataclass(frozen=True)
class ScoredSentence:
    """A sentence and the probability that it answers; `highlight` is where in it the answer stands, if known."""

    article: Article
    spoken: SpokenSentence
    score: float
    highlight: Highlight | None


@dataclass(frozen=True)
class Scores:
    """Sentences, best first, and the calibrated probability that any of them answers."""

    sentences: tuple[ScoredSentence, ...]
    confidence: float


class Reader(Protocol):
    """Something that judges which sentences answer a question."""

    def read(self, question: str, passages: Sequence[ReadPassage]) -> Scores:
        """Every sentence of the passages once, best first. No passages: no sentences, confidence 0."""
        ...
