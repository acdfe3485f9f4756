"""TREC-QA answer sentence selection: CSV with qtext, label and atext, a candidate sentence a row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from eval.convert.material import ConvertOptions, Material, SourceArticle, distinct_articles
from eval.convert.rows import Row, find_file, table_rows
from eval.questions import GoldQuestion, NonEmpty

FILES = ("dev.csv", "test.csv", "train.csv")


@dataclass(frozen=True)
class _Candidate:
    qtext: NonEmpty
    label: Literal["0", "1"]
    atext: str


@dataclass(frozen=True)
class _Asked:
    """A question and its candidates, each as an article with its row."""

    id: str
    candidates: tuple[tuple[Row[_Candidate], SourceArticle], ...]


_candidate = TypeAdapter(_Candidate)


def convert_trecqa(path: Path, options: ConvertOptions) -> Material:
    """Each candidate an article; each question is asked of its own candidates, which is what the set is about."""
    asked = tuple(question for file in _files(path) for question in _questions(file))
    found = ((row, "atext", article) for question in asked for row, article in question.candidates)
    return Material(distinct_articles(found), tuple(_gold(question) for question in asked))


def _files(path: Path) -> tuple[Path, ...]:
    """Of a folder the development and the test part; the training part only where it has neither."""
    measured = tuple(path / name for name in FILES[:2] if (path / name).is_file())
    return measured or (find_file(path, FILES),)


def _questions(file: Path) -> Iterator[_Asked]:
    """Numbered as they first come, under the name of the file, which is also the title: it tells nothing."""
    rows: dict[str, list[Row[_Candidate]]] = {}
    for row in table_rows(file, _candidate):
        rows.setdefault(row.content.qtext, []).append(row)
    for number, candidates in enumerate(rows.values(), start=1):
        name = f"{file.stem}-{number}"
        yield _Asked(name, tuple(_named(name, candidates)))


def _named(question: str, rows: Sequence[Row[_Candidate]]) -> Iterator[tuple[Row[_Candidate], SourceArticle]]:
    for number, row in enumerate(rows, start=1):
        yield row, SourceArticle(f"{question}-{number}", question, row.content.atext)


def _gold(asked: _Asked) -> GoldQuestion:
    right = [article for row, article in asked.candidates if row.content.label == "1"]
    kind = "only-wrong" if not right else "both-kinds" if len(right) < len(asked.candidates) else "only-right"
    return GoldQuestion(
        id=asked.id,
        question=asked.candidates[0][0].content.qtext,
        answerable=bool(right),
        evidence=tuple(dict.fromkeys(article.text for article in right)),
        articles=tuple(article.id for article in right),
        tags=(kind,),
        within=tuple(article.id for _, article in asked.candidates),
    )
