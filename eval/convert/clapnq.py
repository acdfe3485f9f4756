"""CLAPNQ: Natural Questions with a passage, long answers and the sentences of the passage that they rest on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from eval.convert.material import ConvertOptions, Material, SourceArticle, distinct_articles
from eval.convert.rows import Identifier, distinct, json_lines
from eval.questions import GoldQuestion, Name, NonEmpty
from rag.errors import QuestionSetError

ENDING = "answerable.jsonl"  # of the files of a folder: …_answerable.jsonl and …_unanswerable.jsonl


@dataclass(frozen=True)
class _Passage:
    title: Identifier
    text: str


@dataclass(frozen=True)
class _Output:
    answer: str
    selected_sentences: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Record:
    id: Name
    input: NonEmpty
    passages: tuple[_Passage, ...]
    output: tuple[_Output, ...]


_record = TypeAdapter(_Record)


def convert_clapnq(path: Path, options: ConvertOptions) -> Material:
    """Each passage an article; the evidence are the sentences that an annotator selected."""
    rows = (row for file in _files(path) for row in json_lines(file, _record))
    records = tuple(distinct(rows, lambda record: record.id, "id"))
    names = _names(passage for row in records for passage in row.content.passages)
    articles = distinct_articles(
        (row, f"passages[{index}].text", SourceArticle(names[passage], passage.title, passage.text))
        for row in records
        for index, passage in enumerate(row.content.passages)
    )
    return Material(articles, tuple(_question(row.content, names, options) for row in records))


def _files(path: Path) -> tuple[Path, ...]:
    if not path.is_dir():
        return (path,)
    found = tuple(sorted(file for file in path.iterdir() if file.name.endswith((ENDING, f"{ENDING}.gz"))))
    if not found:
        raise QuestionSetError(f"{path}: this folder holds no file whose name ends in {ENDING}.")
    return found


def _names(passages: Iterable[_Passage]) -> dict[_Passage, str]:
    """An id for each passage, which questions may share: its title and a number."""
    numbers: Counter[str] = Counter()
    names: dict[_Passage, str] = {}
    for passage in passages:
        if passage not in names:
            names[passage] = f"{passage.title}-{numbers[passage.title]}"
            numbers[passage.title] += 1
    return names


def _question(record: _Record, names: dict[_Passage, str], options: ConvertOptions) -> GoldQuestion:
    articles = tuple(names[passage] for passage in record.passages)
    within = articles if options.within else ()
    if not any(output.answer.strip() for output in record.output):
        return GoldQuestion(record.id, record.input, answerable=False, tags=("unanswerable",), within=within)
    selected = (sentence for output in record.output for sentence in output.selected_sentences if sentence.strip())
    return GoldQuestion(
        id=record.id,
        question=record.input,
        answerable=True,
        evidence=tuple(dict.fromkeys(selected)),
        articles=articles,
        tags=("answerable",),
        within=within,
    )
