"""PolNeAR: political news with every attribution annotated; a question is who said the content of one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from eval.convert.brat import Annotated, Event, read_events
from eval.convert.material import ConvertOptions, Material, SourceArticle, distinct_articles
from eval.convert.rows import Identifier, Row, read_text, table_rows
from eval.convert.spans import Span, canonical_span
from eval.convert.who_said import LONGEST, is_saying, name_in, question_for, speech_kind
from eval.questions import GoldQuestion
from rag.articles import canonical_text
from rag.errors import QuestionSetError
from rag.schema import Sentence
from rag.segment import split_sentences

COMPARTMENTS = ("dev", "test", "train")
NO_NAME = "the attribution names no source"
NOT_SAID = "the attribution is not that something was said"
TOO_SHORT = "what was said has fewer than four words"
NOT_FOUND = "what was said does not stand where the annotation says"
NOT_REPORTED = "what was said stands in a headline or byline"


@dataclass(frozen=True)
class _Metadata:
    filename: Identifier
    publisher: str = ""
    publication_date: str = ""
    author: str = ""
    title: str = ""


@dataclass(frozen=True)
class _Read:
    """An article, its canonical text and its sentences."""

    article: SourceArticle
    text: str
    sentences: tuple[Sentence, ...]


_metadata = TypeAdapter(_Metadata)


def convert_polnear(path: Path, options: ConvertOptions) -> Material:
    """The articles of a part of the corpus; the evidence are the sentences that hold what was said."""
    folder = _compartment(path)
    articles = source_articles(folder)
    annotations = _annotations(folder)
    found = [made for article in articles for made in _questions(article, annotations.get(article.id), options)]
    questions = tuple(made for made in found if isinstance(made, GoldQuestion))
    return Material(articles, questions, Counter(made for made in found if isinstance(made, str)))


def source_articles(folder: Path) -> tuple[SourceArticle, ...]:
    """The articles of the folder `text`, by their names."""
    metadata = _all_metadata(folder)
    texts = sorted((folder / "text").glob("*.txt"))
    rows = [Row(str(file), _article(file, metadata)) for file in texts]
    return distinct_articles((row, "text", row.content) for row in rows)


def _compartment(path: Path) -> Path:
    for folder in (path, *(path / name for name in COMPARTMENTS)):
        if (folder / "text").is_dir() and (folder / "attributions").is_dir():
            return folder
    raise QuestionSetError(
        f"{path}: holds no folders text and attributions, nor a folder {', '.join(COMPARTMENTS)} that does."
    )


def _all_metadata(folder: Path) -> dict[str, _Metadata]:
    """By the name of the text; the table lies in the folder or beside it, or there is none."""
    found = next((path for path in (folder / "metadata.tsv", folder.parent / "metadata.tsv") if path.is_file()), None)
    return {row.content.filename: row.content for row in table_rows(found, _metadata)} if found else {}


def _annotations(folder: Path) -> dict[str, Path]:
    """By the name of the text, to which the annotator's is added; where several read a text, the first by name."""
    files = sorted((folder / "attributions").glob("*.ann"), reverse=True)
    named = {file.stem.rpartition("_")[0]: file for file in files}
    for name, file in named.items():
        if not (folder / "text" / f"{name}.txt").is_file():
            raise QuestionSetError(f"{file}: there is no text/{name}.txt for it.")
    return named


def _article(file: Path, metadata: dict[str, _Metadata]) -> SourceArticle:
    known = metadata.get(file.stem, _Metadata(file.stem))
    given = {name: value for name, value in vars(known).items() if value not in ("", "None")}
    return SourceArticle(
        id=file.stem,
        title=given.get("title", file.stem),
        text=read_text(file),
        publisher=given.get("publisher"),
        published=given.get("publication_date"),
        authors=(given["author"],) if "author" in given else (),
    )


def _questions(article: SourceArticle, file: Path | None, options: ConvertOptions) -> Iterator[GoldQuestion | str]:
    """For each attribution a question, or the reason why there is none."""
    text = canonical_text(article.text)
    read = _Read(article, text, split_sentences(text, article.title))
    events = [row.content for row in read_events(file)] if file else []
    attributions = (event for event in events if event.kind.startswith("Attribution"))
    return (_question(event, read, options) for event in attributions)


def _question(event: Event, read: _Read, options: ConvertOptions) -> GoldQuestion | str:
    """Who said the content of an attribution, or the reason why that is not asked."""
    original, name = read.article.text, read.article.id
    source, content = event.roles.get("Source"), event.roles.get("Content")
    speaker = name_in(source.pieces(original), original) if source else None
    if speaker is None or content is None:
        return NO_NAME
    if "Cue" not in event.roles or not is_saying(event.roles["Cue"].pieces(original)):
        return NOT_SAID
    said = content.pieces(original)
    question = question_for(said)
    if question is None:
        return TOO_SHORT
    spans = _canonical_spans(content, original)
    if not spans:
        return NOT_FOUND
    evidence = _evidence(spans, read.sentences)
    if not evidence:
        return NOT_REPORTED
    return GoldQuestion(
        id=f"{name}-{event.id}",
        question=question,
        answerable=True,
        evidence=tuple(read.text[sentence.start : sentence.end] for sentence in evidence),
        articles=(name,),
        speakers=(speaker,),
        tags=(speech_kind(said),),
        within=(name,) if options.within else (),
    )


def _canonical_spans(content: Annotated, original: str) -> tuple[Span, ...]:
    """Where the content stands in the canonical text; empty where that does not say what was annotated."""
    spans = tuple(span for piece in content.spans if (span := canonical_span(original, piece)))
    return spans if len(spans) == len(content.spans) and content.is_in(original) else ()


def _evidence(spans: Sequence[Span], sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences that are mostly what was asked about, and the one that holds the most of it, in their order.

    A headline or a byline reports nothing. Of something long only the beginning goes into the question.
    """
    asked = _beginning(spans, LONGEST)
    held = [(_held(asked, sentence), sentence) for sentence in sentences if sentence.number]
    most = max((characters for characters, _ in held), default=0)
    return tuple(
        sentence
        for characters, sentence in held
        if characters and (characters == most or _held(spans, sentence) * 2 >= sentence.end - sentence.start)
    )


def _beginning(spans: Sequence[Span], length: int) -> tuple[Span, ...]:
    """The first characters of a piece with gaps."""
    cut = []
    for start, end in spans:
        cut.append(Span(start, min(end, start + length)))
        length -= cut[-1].end - start
    return tuple(span for span in cut if span.end > span.start)


def _held(spans: Sequence[Span], sentence: Sentence) -> int:
    """How many characters of the piece stand in the sentence."""
    return sum(span.overlap(sentence) for span in spans)
