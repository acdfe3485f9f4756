"""A BEIR folder: corpus.jsonl, queries.jsonl and the judgements in qrels/."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from eval.convert.material import ConvertOptions, Material, SourceArticle, distinct_articles
from eval.convert.rows import Identifier, distinct, find_file, json_lines, table_rows
from eval.questions import GoldQuestion, Name, NonEmpty
from rag.errors import QuestionSetError

CORPUS = ("corpus.jsonl", "corpus.jsonl.gz")
QUERIES = ("queries.jsonl", "queries.jsonl.gz")
JUDGEMENTS = ("test.tsv", "dev.tsv", "train.tsv")
NOT_IN_CORPUS = "a judged document is not in the corpus or has no text"
NOTHING_RELEVANT = "a judged query has no relevant document"


@dataclass(frozen=True)
class _Document:
    id: Annotated[Identifier, Field(alias="_id")]
    text: str
    title: str = ""


@dataclass(frozen=True)
class _Query:
    id: Annotated[Name, Field(alias="_id")]
    text: NonEmpty


@dataclass(frozen=True)
class _Judgement:
    query: Annotated[NonEmpty, Field(alias="query-id")]
    document: Annotated[Identifier, Field(alias="corpus-id")]
    grade: Annotated[int, Field(alias="score")]


_document = TypeAdapter(_Document)
_query = TypeAdapter(_Query)
_judgement = TypeAdapter(_Judgement)


def convert_beir(path: Path, options: ConvertOptions) -> Material:
    """Documents are articles; a question is a query with judgements, its grades are those above 0."""
    if not path.is_dir():
        raise QuestionSetError(f"{path}: is not a folder; name the one that holds {CORPUS[0]}, {QUERIES[0]} and qrels.")
    articles = _articles(find_file(path, CORPUS))
    queries = distinct(json_lines(find_file(path, QUERIES), _query), lambda query: query.id, "_id")
    texts = {row.content.id: row.content.text for row in queries}
    known = {article.id for article in articles}
    left_out: Counter[str] = Counter()
    questions = []
    for query, grades in _grades(find_file(path / "qrels", JUDGEMENTS), texts).items():
        found = {document: grade for document, grade in grades.items() if document in known}
        left_out[NOT_IN_CORPUS] += len(grades) - len(found)
        left_out[NOTHING_RELEVANT] += not found
        if found:
            questions.append(_question(query, texts[query], found))
    return Material(articles, tuple(questions), left_out)


def _articles(path: Path) -> tuple[SourceArticle, ...]:
    """A document that has only a title is read for its title; one that has nothing is left out."""
    rows = distinct(json_lines(path, _document), lambda document: document.id, "_id")
    return distinct_articles(
        (row, "text", SourceArticle(document.id, document.title or document.id, document.text or document.title))
        for row in rows
        if (document := row.content).text.strip() or document.title.strip()
    )


def _grades(path: Path, queries: Iterable[str]) -> dict[str, dict[str, int]]:
    """For each judged query its relevant documents. Raises QuestionSetError for a query that is not among these."""
    grades: dict[str, dict[str, int]] = {}
    for row in table_rows(path, _judgement):
        judgement = row.content
        if judgement.query not in queries:
            raise row.problem("query-id", f"there is no query {judgement.query!r}")
        of_query = grades.setdefault(judgement.query, {})
        if judgement.grade > 0:
            of_query[judgement.document] = judgement.grade
    return grades


def _question(name: str, text: str, grades: Mapping[str, int]) -> GoldQuestion:
    return GoldQuestion(
        id=name,
        question=text,
        answerable=True,
        articles=tuple(grades),
        grades={document: grade for document, grade in grades.items() if grade != 1},
    )
