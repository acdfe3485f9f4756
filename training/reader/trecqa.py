"""TREC-QA answer sentence selection (Wang et al. 2007, for research): `trecqa/train.csv` and `dev.csv`.

Questions of the early 2000s with sentences of the newswire, each judged.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from eval.convert.rows import table_rows
from training.examples import untokenised
from training.reader.example import Example, Passage, put_together, shuffled


@dataclass(frozen=True)
class _Row:
    qtext: str
    label: Literal["0", "1"]
    atext: str


@dataclass(frozen=True)
class Candidate:
    """A sentence and whether it answers."""

    text: str
    answers: bool


Candidates = dict[str, list[Candidate]]  # by question

_row = TypeAdapter(_Row)


def read_candidates(path: Path) -> Candidates:
    """The candidates of each question."""
    candidates: Candidates = {}
    for row in table_rows(path, _row):
        candidate = Candidate(untokenised(row.content.atext), row.content.label == "1")
        candidates.setdefault(untokenised(row.content.qtext), []).append(candidate)
    return candidates


def alone(candidates: Candidates) -> list[Example]:
    """Each candidate as a passage of its own."""
    return [_alone(question, candidate) for question, those in candidates.items() for candidate in those]


def _alone(question: str, candidate: Candidate) -> Example:
    passage = Passage("", candidate.text, ((0, len(candidate.text)),))
    return Example(question, passage, (0,) if candidate.answers else (), (), question, "trecqa")


def some_alone(candidates: Candidates, chance: random.Random) -> list[Example]:
    """Every candidate that answers, and two that do not for each of them."""
    examples = alone(candidates)
    right = [example for example in examples if example.gold]
    wrong = [example for example in examples if not example.gold]
    return right + chance.sample(wrong, min(2 * len(right), len(wrong)))


def together(candidates: Candidates, chance: random.Random) -> Iterator[Example]:
    """Candidates as a passage: one that answers among up to three that do not; and three that do not."""
    for question, those in candidates.items():
        right = [candidate for candidate in those if candidate.answers]
        wrong = [candidate for candidate in those if not candidate.answers]
        for answer in right:
            count = chance.randint(1, 3)
            yield _together(question, [answer, *chance.sample(wrong, min(len(wrong), count))], chance)
        for _ in range(min(len(right), len(wrong) // 3)):
            yield _together(question, chance.sample(wrong, 3), chance)


def _together(question: str, chosen: list[Candidate], chance: random.Random) -> Example:
    mixed = shuffled(chosen, chance)
    gold = tuple(number for number, candidate in enumerate(mixed) if candidate.answers)
    return Example(question, put_together("", [c.text for c in mixed]), gold, (), question, "trecqa")
