"""The examples of an epoch: drawn from the material by a seed, and in part made up anew each time."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from training.reader import canard, polnear, squad
from training.reader.example import Example, shuffled
from training.reader.exchanges import Siblings
from training.reader.made_up import Answerable, MadeUp, Surroundings, surroundings_of
from training.reader.material import Material
from training.reader.squad import Paragraph, Question, plausible_first
from training.reader.trecqa import some_alone, together

CLAPNQ_REPEATED = 4  # people's own questions, and few
ANOTHER_IMPOSSIBLE = 0.2  # share of the impossible questions that come with a second passage
UNTITLED, UNMARKED = 0.08, 0.25  # share of the passages that lose their title, of the questions that lose their mark


class Epochs:
    """Draws the examples of each epoch; `made_up` is the share of SQuAD's answerable questions with a made-up one."""

    def __init__(self, material: Material, siblings: Siblings, seed: int, made_up: float = 1.0) -> None:
        self._material = material
        self._seed = seed
        self._share = made_up
        self._made_up = MadeUp(siblings)
        self._around = _surroundings(material, siblings)

    def epoch(self, number: int) -> list[Example]:
        """The examples of this epoch, from 0, in the order in which they are read."""
        chance = random.Random(f"{self._seed}/{number}")
        drawn = list(self._drawn(number, chance))
        return [_varied(example, chance) for example in shuffled(drawn, chance)]

    def _drawn(self, number: int, chance: random.Random) -> Iterator[Example]:
        material = self._material
        yield from self._squad(material.paragraphs, chance)
        yield from material.news
        for annotation in material.annotations:
            yield from polnear.examples_of(annotation, chance)
        if number:
            # Unanswerable questions that people wrote are few and worth most: twice, once the network can read.
            yield from self._squad([p for p in material.paragraphs if p.kind == "squad2"], chance)
        yield from material.clapnq * CLAPNQ_REPEATED
        for candidates in material.candidates:
            yield from some_alone(candidates, chance)
            yield from together(candidates, chance)
        for dialogue in material.dialogues:
            yield from canard.examples_of(dialogue, chance)

    def _squad(self, paragraphs: Iterable[Paragraph], chance: random.Random) -> Iterator[Example]:
        for paragraph in paragraphs:
            for question, group in squad.examples_of(paragraph):
                if question.is_impossible:
                    yield from _impossible(plausible_first(paragraph, question, group), chance)
                else:
                    yield from self._answerable(paragraph, question, group, chance)

    def _answerable(
        self, paragraph: Paragraph, question: Question, group: list[Example], chance: random.Random
    ) -> Iterator[Example]:
        """A passage with the answer, and something like it without."""
        example = chance.choice([example for example in group if example.gold])
        yield example
        if chance.random() <= self._share:
            beside = tuple(example for example in group if not example.gold)
            answers = tuple(answer.text for answer in question.answers)
            asked = Answerable(example, beside, answers, paragraph.text)
            made = self._made_up.unanswerable(asked, self._around[paragraph.article], chance)
            yield from [made] if made else []


def _surroundings(material: Material, siblings: Siblings) -> dict[str, Surroundings]:
    """By article."""
    articles: dict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in material.paragraphs:
        articles[paragraph.article].append(paragraph)
    return {article: surroundings_of(paragraphs, siblings) for article, paragraphs in articles.items()}


def _impossible(group: list[Example], chance: random.Random) -> Iterator[Example]:
    """The passage in which an answer seems to stand, now and then another of the paragraph."""
    first, *others = group
    yield first
    if others and chance.random() < ANOTHER_IMPOSSIBLE:
        yield chance.choice(others)


def _varied(example: Example, chance: random.Random) -> Example:
    """As articles also come, without a title; and as people also ask, without the mark."""
    if chance.random() < UNTITLED:
        example = replace(example, passage=replace(example.passage, title=""))
    if chance.random() < UNMARKED:
        example = replace(example, question=example.question.rstrip("? "))
    return example
