"""SQuAD 2.0 (Rajpurkar et al. 2018, CC BY-SA 4.0) and the new Wikipedia part of SQuADShifts (Miller et al. 2020,
CC BY 4.0), in SQuAD's official format: `squad2/dev.json` and `squadshifts/new_wiki_v1.0.json`.

The unanswerable questions of SQuAD 2.0 were written by people to look answerable; no others here were.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from eval.convert.rows import json_document
from training.reader.example import Example, Placed, passages_of


@dataclass(frozen=True)
class Answer:
    """A piece of the paragraph."""

    text: str
    answer_start: int


@dataclass(frozen=True)
class Question:
    """With its answers, or with what looks like one where it is impossible."""

    id: str
    question: str
    answers: tuple[Answer, ...] = ()
    plausible_answers: tuple[Answer, ...] = ()
    is_impossible: bool = False


@dataclass(frozen=True)
class _Paragraph:
    context: str
    qas: tuple[Question, ...]


@dataclass(frozen=True)
class _Page:
    title: str
    paragraphs: tuple[_Paragraph, ...]


@dataclass(frozen=True)
class _Document:
    data: tuple[_Page, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of an article, cut into passages; `kind` is the set."""

    article: str
    kind: str
    text: str
    passages: tuple[Placed, ...]
    questions: tuple[Question, ...]


_document = TypeAdapter(_Document)


def read_paragraphs(path: Path, kind: str) -> list[Paragraph]:
    """All paragraphs, the articles by title."""
    pages = sorted(json_document(path, _document).content.data, key=lambda page: page.title)
    return [_paragraph(page.title, kind, paragraph) for page in pages for paragraph in page.paragraphs]


def _paragraph(article: str, kind: str, paragraph: _Paragraph) -> Paragraph:
    text = paragraph.context
    return Paragraph(article, kind, text, passages_of(article.replace("_", " "), text), paragraph.qas)


def examples_of(paragraph: Paragraph) -> Iterator[tuple[Question, list[Example]]]:
    """Each question with the passages of its paragraph; no gold in those without the answer."""
    for question in paragraph.questions:
        group = [_example(paragraph, placed, question) for placed in paragraph.passages]
        if question.is_impossible or any(example.gold for example in group):
            yield question, group


def _example(paragraph: Paragraph, placed: Placed, question: Question) -> Example:
    answers = () if question.is_impossible else question.answers
    marked = {(answer.answer_start, answer.answer_start + len(answer.text)) for answer in answers}
    shift, passage = placed.start, placed.passage
    inside = sorted((start - shift, end - shift) for start, end in marked if placed.holds(start))
    gold = [n for n, (first, last) in enumerate(passage.sentences) if any(first <= start < last for start, _ in inside)]
    return Example(
        question=question.question,
        passage=passage,
        gold=tuple(gold),
        answers=tuple(sorted((start, min(end, len(passage.text))) for start, end in inside)),
        group=question.id,
        kind=paragraph.kind,
    )


def plausible_first(paragraph: Paragraph, question: Question, group: list[Example]) -> list[Example]:
    """The passages of an impossible question, first those in which an answer seems to stand."""
    seeming = [answer.answer_start for answer in question.plausible_answers]
    plausible = [any(placed.holds(place) for place in seeming) for placed in paragraph.passages]
    return [group[n] for n in sorted(range(len(group)), key=lambda n: not plausible[n])]
