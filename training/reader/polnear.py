"""PolNeAR 1.0 (Newell, Margolin and Ruths 2018, for research): `polnear/train/`, political news of 2016.

Every attribution is annotated. Questions are made of them: what somebody said about a thing that the saying names, and
who said it. Nothing of the articles ships.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval.convert.brat import Annotated, read_events
from eval.convert.rows import read_text
from eval.convert.who_said import is_saying, name_in, question_for
from rag.words import content_words
from training.reader.example import Example, Placed, passages_of
from training.reader.made_up import without_answer

MOST = 3  # questions of an article in an epoch
ASKED_AS_IT_IS = 0.55  # share; the rest is made unanswerable
ANOTHER_SPEAKER = 0.8  # up to this draw
LONGEST_QUESTION = 14  # words of what was said
ABOUT = ("What did {} say about {}?", "What does {} say about {}?", "What did {} say on {}?")

# Names inside a sentence; and nouns with what stands before them, of which group 1 is the noun.
_TOPIC = re.compile(
    r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|\b(?:the|a|his|her|their|its) ((?:[a-z]{4,} ){0,1}[a-z]{5,})\b"
)


@dataclass(frozen=True)
class Saying:
    """A passage in which somebody says something: about `topics`, or, where there are none, who said it."""

    speaker: str
    topics: tuple[str, ...]
    example: Example


@dataclass(frozen=True)
class Annotation:
    """An article as one annotator read it: who speaks in it, and what can be asked."""

    speakers: tuple[str, ...]
    sayings: tuple[Saying, ...]


def read_polnear(folder: Path) -> list[Annotation]:
    """Each annotator's reading of each article; those in which nothing can be asked left out."""
    read = [_annotation(folder, file) for file in sorted((folder / "attributions").glob("*.ann"))]
    return [annotation for annotation in read if annotation.sayings]


def _annotation(folder: Path, file: Path) -> Annotation:
    name = file.stem.rpartition("_")[0]
    text = read_text(folder / "text" / f"{name}.txt")
    passages = passages_of("", text)
    told = list(_told(file, text))
    sayings = [
        saying
        for speaker, content in told
        if content.is_in(text) and (placed := _where(content, passages))
        for saying in _sayings(speaker, content, placed, text, f"{name}/{content.spans[0][0]}")
    ]
    return Annotation(tuple(sorted({speaker for speaker, _ in told})), tuple(sayings))


def _told(file: Path, text: str) -> Iterator[tuple[str, Annotated]]:
    """Who is named as having said what."""
    for row in read_events(file):
        roles = row.content.roles
        if {"Source", "Cue", "Content"} <= set(roles) and is_saying(roles["Cue"].pieces(text)):
            speaker = name_in(roles["Source"].pieces(text), text)
            if speaker:
                yield speaker, roles["Content"]


def _where(content: Annotated, passages: Sequence[Placed]) -> Placed | None:
    """The passage in which what was said begins."""
    first = content.spans[0][0]
    return next((p for p in passages if p.start <= first and _gold(content, p)), None)


def _gold(content: Annotated, placed: Placed) -> tuple[int, ...]:
    first, last = content.spans[0][0] - placed.start, content.spans[-1][1] - placed.start
    return tuple(n for n, (start, end) in enumerate(placed.passage.sentences) if start < last and end > first)


def _sayings(speaker: str, content: Annotated, placed: Placed, text: str, group: str) -> Iterator[Saying]:
    first, last = content.spans[0][0], content.spans[-1][1]
    said, gold = content.pieces(text), _gold(content, placed)
    topics = tuple(topic for topic in _topics(said) if topic not in speaker and content_words(topic))
    if topics:
        place = (first - placed.start, min(len(placed.passage.text), last - placed.start))
        yield Saying(speaker, topics, Example("", placed.passage, gold, (place,), group, "said"))
    question = question_for(said)
    if question:
        yield Saying(speaker, (), Example(question, placed.passage, gold, (), group, "who"))


def _topics(said: str) -> list[str]:
    """Names and nouns: "the bridge", but of "a bridge" and "his bridge" the noun alone."""
    found = list(_TOPIC.finditer(said))
    return [match[0] if match[0].startswith("the ") or not match[1] else match[1] for match in found]


def examples_of(annotation: Annotation, chance: random.Random) -> Iterator[Example]:
    """Some of the questions; of those that are made unanswerable what can be."""
    for saying in chance.sample(annotation.sayings, min(MOST, len(annotation.sayings))):
        topic = chance.choice(saying.topics) if saying.topics else None
        question = _about(saying.speaker, topic, chance) if topic else _shortened(saying.example.question, chance)
        example = replace(saying.example, question=question)
        draw = chance.random()
        if draw < ASKED_AS_IT_IS:
            yield example
        elif draw < ANOTHER_SPEAKER and topic:
            yield from _of_another(example, saying.speaker, annotation.speakers, chance)
        else:
            unsaid = without_answer(example, ())
            if unsaid and not (topic and topic in unsaid.passage.text):
                yield replace(unsaid, kind="unsaid")


def _about(speaker: str, topic: str, chance: random.Random) -> str:
    return chance.choice(ABOUT).format(speaker, topic)


def _shortened(question: str, chance: random.Random) -> str:
    """Nobody repeats all that was said."""
    words = question.rstrip("?").split()
    if len(words) <= LONGEST_QUESTION:
        return question
    return " ".join(words[: chance.randint(9, LONGEST_QUESTION)]) + "?"


def _of_another(example: Example, speaker: str, speakers: Sequence[str], chance: random.Random) -> Iterator[Example]:
    """The same asked of somebody whom the article quotes, but not in this passage."""
    others = [
        other
        for other in speakers
        if other.split()[-1] not in example.passage.text and not set(other.split()) & set(speaker.split())
    ]
    if others:
        question = example.question.replace(speaker, chance.choice(others))
        yield replace(example, question=question, gold=(), answers=(), kind="other")
