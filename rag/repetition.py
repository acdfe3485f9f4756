"""Sentences that say what another one says: told once, and of the rest only where else they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rag.figures import Figure, find_figures
from rag.schema import ScoredSentence
from rag.words import content_words, words

NEAR_IDENTICAL: Final = 0.8  # share of common content words from which two sentences may say the same
# Content words that say what happened, and where. Fewer ("Nobody was hurt.") are as true of another article's story.
TELLING: Final = 4
# What makes another statement of one when it is added. Of "didn’t", `words` makes "didn" and "t".
TURNING: Final = frozenset(
    """no not nor never none neither nobody nothing without cannot t deny denies denied false falsely fail fails failed
    if unless until may might could would should alleged allegedly reportedly""".split()
)


@dataclass(frozen=True)
class _Said:
    """A sentence with what it is compared by."""

    scored: ScoredSentence

    @cached_property
    def text(self) -> str:
        sentence = self.scored.spoken.sentence
        return self.scored.article.text[sentence.start : sentence.end]

    @cached_property
    def content(self) -> frozenset[str]:
        return frozenset(content_words(self.text))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return find_figures(self.text, 0, len(self.text))

    @cached_property
    def values(self) -> list[tuple[float, str, bool]]:
        """What the figures amount to, in which unit, and whether only about."""
        return [(figure.value, figure.unit, figure.approximate) for figure in self.figures]

    @cached_property
    def other_words(self) -> frozenset[str]:
        """All words but the figures', which one article prints as digits and another in letters."""
        edges = [0, *(edge for figure in self.figures for edge in (figure.start, figure.end)), len(self.text)]
        between = zip(edges[::2], edges[1::2], strict=True)
        return frozenset(word for start, end in between for word in words(self.text[start:end]))


def told_once(ranked: Sequence[ScoredSentence]) -> dict[ScoredSentence, tuple[ScoredSentence, ...]]:
    """The sentences that no better one says, in their order, each with the worse ones that repeat it."""
    told: dict[_Said, list[ScoredSentence]] = {}
    for scored in ranked:
        said = _Said(scored)
        better = next((better for better in told if _repeats(said, better)), None)
        if better is None:
            told[said] = []
        else:
            told[better].append(scored)
    return {said.scored: tuple(repeated) for said, repeated in told.items()}


def _repeats(said: _Said, better: _Said) -> bool:
    """Whether a sentence says what a better one says: the same figures, no word exchanged, and few added."""
    if _overlap(said.content, better.content) < NEAR_IDENTICAL:
        return False
    if said.scored.article != better.scored.article and len(said.content) < TELLING:
        return False
    return said.values == better.values and _is_fuller(said.other_words, better.other_words)


def _is_fuller(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one has all words of the other, and what it has beyond them is neither a number nor a turn."""
    beyond = a ^ b
    return (a <= b or b <= a) and not beyond & TURNING and not any(word[0].isdigit() for word in beyond)


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0
