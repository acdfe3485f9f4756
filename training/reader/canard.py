"""CANARD (Elgohary et al. 2019, CC BY-SA 4.0): `canard/dev.jsonl`.

Questions of a dialogue about a section of Wikipedia, rewritten to stand alone. The answers are pieces of the section; a
turn's answer stands in the history of the turns after it.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from eval.convert.canard import UNKNOWN
from eval.convert.rows import json_lines
from training.reader.example import Example, put_together, shuffled

SHORTEST = 25  # characters of an answer that is a sentence rather than a word
LONGEST = 800  # characters of a passage


@dataclass(frozen=True)
class Turn:
    """A question that stands alone; before it title, section, and questions and answers in turn."""

    dialogue: Annotated[str, Field(alias="QuAC_dialog_id")]
    number: Annotated[int, Field(alias="Question_no")]
    rewrite: Annotated[str, Field(alias="Rewrite")]
    history: Annotated[tuple[str, ...], Field(alias="History")]

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers to the earlier questions."""
        return self.history[3::2]


Dialogue = Mapping[int, Turn]  # by number, from 1

_turn = TypeAdapter(Turn)


def read_dialogues(path: Path) -> list[Dialogue]:
    """The turns of each dialogue."""
    dialogues: dict[str, dict[int, Turn]] = {}
    for row in json_lines(path, _turn):
        dialogues.setdefault(row.content.dialogue, {})[row.content.number] = row.content
    return list(dialogues.values())


def examples_of(dialogue: Dialogue, chance: random.Random) -> Iterator[Example]:
    """Each turn with its answer among others of the dialogue; of one that has none, with others alone."""
    answers = dialogue[max(dialogue)].answers
    told = [answer for answer in dict.fromkeys(answers) if answer not in UNKNOWN and len(answer) > SHORTEST]
    for number, turn in dialogue.items():
        if number > len(answers):
            continue
        answer = answers[number - 1]
        others = [other for other in told if other not in answer and answer not in other]
        if answer in told and others:
            yield _told(turn, [*_some(others, 3, chance), answer], answer, chance)
        elif answer in UNKNOWN and len(others) >= 2:
            yield _told(turn, _some(others, 4, chance), None, chance)


def _some(others: list[str], most: int, chance: random.Random) -> list[str]:
    return chance.sample(others, min(most, len(others)))


def _told(turn: Turn, pieces: list[str], answer: str | None, chance: random.Random) -> Example:
    """The pieces in any order; those that would make the passage too long are left out, but never the answer."""
    kept: list[str] = []
    gold: tuple[int, ...] = ()
    for piece in shuffled(pieces, chance):
        if piece == answer:
            gold = (len(kept),)
        elif sum(len(sentence) + 1 for sentence in kept) + len(piece) > LONGEST:
            continue
        kept.append(_closed(piece))
    passage = put_together(turn.history[0], kept)
    return Example(turn.rewrite, passage, gold, tuple(passage.sentences[n] for n in gold), turn.dialogue, "canard")


def _closed(piece: str) -> str:
    """With a full stop, unless it ends a sentence."""
    return piece.rstrip(" ,;") + ("" if piece.rstrip().endswith((".", "!", "?", '"', "'")) else ".")
