"""What a reader is: passages in, a score for each sentence out, and one for whether anything answers at all."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from rag.schema import ReadPassage, ScoredSentence, Scores


class Reader(Protocol):
    """Something that judges which sentences answer a question; `threshold` is the confidence below which none does."""

    @property
    def name(self) -> str:
        """What stands in an answer's id for how it was read."""
        ...

    @property
    def threshold(self) -> float:
        """The confidence below which to abstain."""
        ...

    def read(self, question: str, passages: Sequence[ReadPassage]) -> Scores:
        """The sentences of the passages that were read, each once, best first. No passages: none, confidence 0."""
        ...


def best_first(scored: Iterable[ScoredSentence]) -> tuple[ScoredSentence, ...]:
    """By score; equals in the order of their places, so that it is always the same."""
    return tuple(sorted(scored, key=lambda sentence: (-sentence.score, sentence.key)))
