"""CLAPNQ (Rosenthal et al. 2024, Apache-2.0): `clapnq/answerable.jsonl` and `unanswerable.jsonl`.

People's own questions to Google with a passage of Wikipedia, and the sentences of it that a long answer rests on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from eval.convert.rows import json_lines
from training.examples import is_among, joined_sentences, letters
from training.reader.example import Example, Passage, passages_of


@dataclass(frozen=True)
class _Source:
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class _Output:
    selected_sentences: tuple[str, ...] | None = None


@dataclass(frozen=True)
class _Record:
    id: str
    input: str
    passages: tuple[_Source, ...]
    output: tuple[_Output, ...]


_record = TypeAdapter(_Record)


def read_clapnq(folder: Path) -> Iterator[list[Example]]:
    """The passages of each question, together."""
    for name in ("answerable.jsonl", "unanswerable.jsonl"):
        for row in json_lines(folder / name, _record):
            group = _examples(row.content)
            if any(example.gold for example in group) or name == "unanswerable.jsonl":
                yield group


def _examples(record: _Record) -> list[Example]:
    source = record.passages[0]
    selected = [letters(sentence) for sentence in record.output[0].selected_sentences or ()]
    passages = [placed.passage for placed in passages_of(source.title, *joined_sentences(source.sentences))]
    return [Example(record.input, p, _gold(p, selected), (), record.id, "clapnq") for p in passages]


def _gold(passage: Passage, selected: list[str]) -> tuple[int, ...]:
    told = [letters(passage.text[start:end]) for start, end in passage.sentences]
    return tuple(number for number, sentence in enumerate(told) if is_among(sentence, selected))
