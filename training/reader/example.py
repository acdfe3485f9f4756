"""What the reader learns from: a question, a passage, the sentences of it that answer and where the answer stands."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rag.models.reading import Place
from rag.schema import LONGEST_HEADING, Sentence
from rag.segment import split_passages, split_sentences

T = TypeVar("T")


@dataclass(frozen=True)
class Passage:
    """A passage as it is read; `sentences` are half-open places in `text`."""

    title: str
    text: str
    sentences: tuple[Place, ...]


@dataclass(frozen=True)
class Example:
    """`gold` numbers the sentences that answer; none: nothing does. `answers`: places in the text, where known.

    Passages of one question share their `group`; `kind` is the set it is from, or how it was made up.
    """

    question: str
    passage: Passage
    gold: tuple[int, ...]
    answers: tuple[Place, ...]
    group: str
    kind: str


@dataclass(frozen=True)
class Placed:
    """A passage and where it starts in the text that it was cut from."""

    passage: Passage
    start: int

    def holds(self, place: int) -> bool:
        """Whether a character of the text is in the passage."""
        return self.start <= place < self.start + len(self.passage.text)


def passages_of(title: str, text: str, sentences: Sequence[Sentence] | None = None) -> tuple[Placed, ...]:
    """The text cut as the program cuts articles; `sentences` where the set has its own."""
    sentences = split_sentences(text) if sentences is None else sentences
    found = []
    for cut in split_passages(sentences, text):
        own = [sentence for sentence in sentences if cut.first <= sentence.number <= cut.last]
        places = tuple((sentence.start - cut.start, sentence.end - cut.start) for sentence in own)
        found.append(Placed(Passage(title[:LONGEST_HEADING], text[cut.start : cut.end], places), cut.start))
    return tuple(found)


def put_together(title: str, sentences: Iterable[str]) -> Passage:
    """A passage of these sentences, a blank after each."""
    text, places = "", []
    for sentence in sentences:
        places.append((len(text), len(text) + len(sentence)))
        text += f"{sentence} "
    return Passage(title, text, tuple(places))


def shuffled(items: Iterable[T], chance: random.Random) -> list[T]:
    """The same in random order."""
    mixed = list(items)
    chance.shuffle(mixed)
    return mixed
