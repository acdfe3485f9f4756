"""Unanswerable examples made from answerable ones: what was asked is exchanged, or the answer is taken away."""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rag.words import content_words
from training.examples import letters
from training.reader.example import Example, put_together
from training.reader.exchanges import NAME, Siblings, exchanged_name, exchanged_opposite
from training.reader.search import Elsewhere
from training.reader.squad import Paragraph

# Which sort is tried, by a draw from 0 to 1, up to this; what an exchange cannot be made of gets one of the last three.
NAME_EXCHANGED, OPPOSITE, SIBLING, REMOVED, ELSEWHERE = 0.25, 0.40, 0.62, 0.8, 0.9
RANKS_ELSEWHERE = (0, 0, 1, 3)  # of the passages most like the question
SHORTEST_LEFT = 60  # characters


@dataclass(frozen=True)
class Surroundings:
    """What an article offers for exchanges: its names, its words that have a vector, its passages."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    elsewhere: Elsewhere


def surroundings_of(paragraphs: Sequence[Paragraph], siblings: Siblings) -> Surroundings:
    """Of the article with these paragraphs."""
    names = {name.rstrip(".-’") for p in paragraphs for name in NAME.findall(p.text) if 3 < len(name) < 40}
    words = {word for p in paragraphs for word in re.findall(r"\b[a-z]{4,}\b", p.text)}
    return Surroundings(
        names=tuple(sorted(names)),
        words=tuple(sorted(word for word in words if word in siblings and content_words(word))),
        elsewhere=Elsewhere(placed.passage for p in paragraphs for placed in p.passages),
    )


@dataclass(frozen=True)
class Answerable:
    """An example with the other passages of its paragraph and the strings that answer."""

    example: Example
    beside: tuple[Example, ...]
    answers: tuple[str, ...]
    paragraph: str


class MadeUp:
    """Makes them up."""

    def __init__(self, siblings: Siblings) -> None:
        self._siblings = siblings

    def unanswerable(self, asked: Answerable, around: Surroundings, chance: random.Random) -> Example | None:
        """One, of a sort that is drawn by chance, if it can be made."""
        draw = chance.random()
        exchanged = self._exchanged(asked.example, around, draw, chance)
        if exchanged and exchanged.question != asked.example.question:
            return exchanged
        if draw > ELSEWHERE and asked.beside:
            return replace(chance.choice(asked.beside), kind="beside")
        if draw < REMOVED and (removed := without_answer(asked.example, asked.answers)):
            return removed
        rank = chance.choice(RANKS_ELSEWHERE)
        passage = around.elsewhere.likest(asked.example.question, asked.answers, asked.paragraph, rank)
        return replace(asked.example, passage=passage, gold=(), answers=(), kind="elsewhere") if passage else None

    def _exchanged(self, example: Example, around: Surroundings, draw: float, chance: random.Random) -> Example | None:
        """The example with a question that its passage does not answer."""
        if draw < NAME_EXCHANGED:
            question, kind = exchanged_name(example, around.names, chance), "name"
        elif draw < OPPOSITE:
            question, kind = exchanged_opposite(example.question, chance), "opposite"
        elif draw < SIBLING:
            question, kind = self._siblings.exchanged(example, around.words, chance), "sibling"
        else:
            return None
        return replace(example, question=question, gold=(), answers=(), kind=kind) if question else None


def without_answer(example: Example, answers: Iterable[str]) -> Example | None:
    """The passage without its answering sentences; None if little is left, or one of the answers still stands in it."""
    passage = example.passage
    kept = [passage.text[start:end] for n, (start, end) in enumerate(passage.sentences) if n not in example.gold]
    left = put_together(passage.title, kept)
    folded = letters(left.text).casefold()
    if len(left.text) < SHORTEST_LEFT or any(letters(answer).casefold() in folded for answer in answers):
        return None
    return replace(example, passage=left, gold=(), answers=(), kind="removed")
