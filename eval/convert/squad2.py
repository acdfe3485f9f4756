"""SQuAD 2.0 and 1.1: one JSON document of Wikipedia articles, each a list of paragraphs with questions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from eval.convert.material import ConvertOptions, Material, SourceArticle, distinct_articles
from eval.convert.rows import Identifier, Row, distinct, find_file, json_document
from eval.convert.spans import Span, canonical_span, sentences_that_hold
from eval.questions import GoldQuestion, Name, NonEmpty
from rag.articles import canonical_text
from rag.segment import split_sentences

FILES = ("dev.json", "dev-v2.0.json", "dev-v1.1.json", "train.json", "train-v2.0.json", "train-v1.1.json")


@dataclass(frozen=True)
class _Answer:
    text: str
    answer_start: int


@dataclass(frozen=True)
class _Question:
    id: Name
    question: NonEmpty
    answers: tuple[_Answer, ...] = ()
    is_impossible: bool = False


@dataclass(frozen=True)
class _Paragraph:
    context: str
    qas: tuple[_Question, ...]


@dataclass(frozen=True)
class _Entry:
    title: Identifier
    paragraphs: tuple[_Paragraph, ...]


@dataclass(frozen=True)
class _Document:
    data: tuple[_Entry, ...]


@dataclass(frozen=True)
class _Read:
    """A paragraph and the article that it becomes."""

    article: SourceArticle
    paragraph: _Paragraph


_document = TypeAdapter(_Document)


def convert_squad2(path: Path, options: ConvertOptions) -> Material:
    """Each paragraph an article; the evidence are the sentences in which an annotator marked an answer."""
    rows = tuple(_paragraphs(json_document(find_file(path, FILES), _document)))
    articles = distinct_articles((row, "context", row.content.article) for row in rows)
    questions = tuple(question for row in rows for question in _questions(row, options))
    ids = distinct(questions, lambda question: question.id, "id")
    return Material(articles, tuple(row.content for row in ids))


def _paragraphs(document: Row[_Document]) -> Iterator[Row[_Read]]:
    """Numbered from 0 under their title, as Normans-0, also where a title comes back later in the file."""
    numbers: Counter[str] = Counter()
    for entry_index, entry in enumerate(document.content.data):
        for index, paragraph in enumerate(entry.paragraphs):
            name = f"{entry.title}-{numbers[entry.title]}"
            numbers[entry.title] += 1
            article = SourceArticle(name, entry.title.replace("_", " "), paragraph.context)
            path = f"data[{entry_index}].paragraphs[{index}]"
            yield Row(document.place, _Read(article, paragraph), path)


def _questions(row: Row[_Read], options: ConvertOptions) -> Iterator[Row[GoldQuestion]]:
    article = row.content.article
    text = canonical_text(article.text)
    sentences = split_sentences(text, article.title)
    within = (article.id,) if options.within else ()
    for index, asked in enumerate(row.content.paragraph.qas):
        place = Row(row.place, asked, f"{row.path}.qas[{index}]")
        if asked.is_impossible:
            question = GoldQuestion(asked.id, asked.question, answerable=False, tags=("impossible",), within=within)
        else:
            spans = _answer_spans(place, article.text)
            held = {sentence for span in spans for sentence in sentences_that_hold(span, sentences)}
            question = GoldQuestion(
                id=asked.id,
                question=asked.question,
                answerable=True,
                evidence=tuple(text[s.start : s.end] for s in sorted(held, key=lambda s: s.start)),
                answers=tuple(dict.fromkeys(text[start:end] for start, end in spans)),
                articles=(article.id,),
                tags=("answerable",),
                within=within,
            )
        yield Row(place.place, question, place.path)


def _answer_spans(row: Row[_Question], context: str) -> tuple[Span, ...]:
    """Where the answers stand in the canonical text. Raises QuestionSetError for one that stands elsewhere."""
    if not row.content.answers:
        raise row.problem("answers", "is empty, though the question is not marked as impossible")
    spans = []
    for index, answer in enumerate(row.content.answers):
        start = answer.answer_start
        span = canonical_span(context, Span(start, start + len(answer.text)))
        if context[max(start, 0) :][: len(answer.text)] != answer.text or span is None:
            raise row.problem(f"answers[{index}].answer_start", f"{answer.text!r} does not stand at {start}")
        spans.append(span)
    return tuple(spans)
