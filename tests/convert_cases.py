"""Small made-up sets in the shape of the public ones, and what a conversion of them is read back as."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from eval.convert import Converted, ConvertOptions, convert
from eval.questions import GoldQuestion, load_questions
from rag.articles import find_files, read_file
from rag.errors import InputError
from rag.schema import Article

PLAIN = ConvertOptions()
WITHIN = ConvertOptions(within=True)


@dataclass(frozen=True)
class ReadBack:
    """A converted set as a run reads it, by ids."""

    articles: Mapping[str, Article]
    questions: Mapping[str, GoldQuestion]
    counts: Converted


def converted(form: str, path: Path, options: ConvertOptions = PLAIN) -> ReadBack:
    out = (path if path.is_dir() else path.parent) / "converted"
    counts = convert(form, path, out, options)
    read = [article for file in find_files([out / "articles"]) for article in read_file(file)]
    articles = [article for article in read if isinstance(article, Article)]
    assert articles == read
    questions = load_questions(out / "questions.jsonl")
    assert (counts.articles, counts.questions) == (len(articles), len(questions))
    return ReadBack({a.id: a for a in articles}, {q.id: q for q in questions}, counts)


def refusal(form: str, path: Path, options: ConvertOptions = PLAIN) -> str:
    with pytest.raises(InputError) as error:
        convert(form, path, path.parent / "converted", options)
    return str(error.value)


def write_lines(path: Path, records: Sequence[object]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def write_text(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path
