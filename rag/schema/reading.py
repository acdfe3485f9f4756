"""What a reader gets and gives: passages with who speaks in them, and sentences with scores."""

from dataclasses import dataclass

from rag.schema.article import Article, Highlight, Passage, SentenceKey
from rag.schema.speech import SpokenSentence


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

    @property
    def key(self) -> SentenceKey:
        """Article and start."""
        return self.article.id, self.spoken.sentence.start


@dataclass(frozen=True)
class Scores:
    """Sentences, best first, and the calibrated probability that any of them answers."""

    sentences: tuple[ScoredSentence, ...]
    confidence: float
