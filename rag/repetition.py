"""Sentences that say what another one says: told once, and of the rest only where else they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rag.figures import Figure, find_figures
from rag.schema import ScoredSentence
from rag.words import FUNCTION_WORDS, content_words, words

NEAR_IDENTICAL: Final = 0.8  # share of common content words from which two sentences may say the same
# Content words that say what happened, and where. Fewer ("Nobody was hurt.") are as true of another article's story.
TELLING: Final = 4
# What one article may print beyond the other and still say the same: who said it, and on which day.
SAID_WHEN: Final = frozenset(
    """said says told reported according officials police spokesman spokeswoman reuters ap afp monday tuesday wednesday
    thursday friday saturday sunday""".split()
)
# Of "didn’t", `words` makes "didn" and "t".
TURNING: Final = frozenset("no not nor t if until may might could would should".split())
HARMLESS: Final = (FUNCTION_WORDS | SAID_WHEN) - TURNING


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
    def told(self) -> list[str]:
        """All words in order; a figure, which one article prints as digits and another in letters, by its value."""
        told: list[str] = []
        begin = 0
        for figure in self.figures:
            told += [*words(self.text[begin : figure.start]), f"{figure.value:g} {figure.unit}"]
            begin = figure.end
        return [*told, *words(self.text[begin:])]


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
    """Whether a sentence says what a better one says: the same figures and words in the same order, and few added."""
    if _overlap(said.content, better.content) < NEAR_IDENTICAL:
        return False
    if said.scored.article != better.scored.article and len(said.content) < TELLING:
        return False
    return said.values == better.values and (
        _adds_little(said.told, better.told) or _adds_little(better.told, said.told)
    )


def _adds_little(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Whether one is the other, in order, with nothing but harmless words between."""
    rest = iter(shorter)
    wanted = next(rest, None)
    for word in longer:
        if word == wanted:
            wanted = next(rest, None)
        elif word not in HARMLESS:
            return False
    return wanted is None


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0
