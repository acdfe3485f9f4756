"""Texts that say themselves who says what in them, for a tagger that needs no weights.

"[S Ann Lee] [C said] [T that it rained]": source, cue and content; a number after the letter, "[S2 …]", tells several
attributions of a text apart. Brackets may stand inside one another.
"""

import re
from collections import defaultdict

from rag.attribution import attribute
from rag.models import Attribution, Laid, Place
from rag.schema import Speech
from rag.segment import split_sentences

_BRACKET = re.compile(r"\[([SCT])(\d?) |\]")


class Told:
    """Finds in a text what it was told is there; the same in any other text that has it at the same places."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        self.name = "told"
        self._attributions = attributions

    def tag(self, laid: Laid) -> tuple[Attribution, ...]:
        """What it was told."""
        return self._attributions


def read_case(case: str) -> tuple[str, tuple[Attribution, ...]]:
    """The text without its brackets, and the attributions that they mark, by where their cues stand."""
    text, begun = "", list[tuple[str, str, int]]()
    places: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    last = 0
    for bracket in _BRACKET.finditer(case):
        text, last = text + case[last : bracket.start()], bracket.end()
        if bracket[1]:
            begun.append((bracket[1], bracket[2], len(text)))
        else:
            letter, number, start = begun.pop()
            places[number][letter].append((start, len(text)))
    attributions = (
        Attribution(next(iter(parts["S"]), None), parts["C"][0], tuple(sorted(parts["T"])), 1.0)
        for parts in places.values()
    )
    return text + case[last:], tuple(sorted(attributions, key=lambda attribution: attribution.cue))


def speeches_of(case: str) -> tuple[tuple[Speech, ...], ...]:
    """What is said in each sentence of a case."""
    text, attributions = read_case(case)
    return attribute(text, split_sentences(text, ""), Told(attributions))


def main_speeches(case: str) -> tuple[Speech, ...]:
    """The main speech of each sentence of a case."""
    return tuple(speeches[0] for speeches in speeches_of(case))


def texts(case: str, speech: Speech) -> list[str]:
    """The pieces of what is said."""
    text, _ = read_case(case)
    return [text[piece.start : piece.end] for piece in speech.said]


def name(speech: Speech) -> str | None:
    """The name of who speaks."""
    return speech.speaker.name if speech.speaker else None
