"""The sentences from which questions to ask next are made: those around the quotes, and those on the same thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from rag.next_questions.archive import Archive
from rag.next_questions.shown import Shown, stems
from rag.schema import Article, Filters, SpokenSentence
from rag.topic import mentions_name, topic_of

PASSAGES: Final = 8  # that the question finds: beyond, they are seldom on the same thing
SHARED_NAMES: Final = 2  # with question and quotes: one alone ("Russia") is in too many articles
SHARED_WORDS: Final = 2  # with a question that names nothing and is not answered


@dataclass(frozen=True)
class Excerpt:
    """Sentences of an article, in order."""

    article: Article
    sentences: tuple[SpokenSentence, ...]

    def text(self, spoken: SpokenSentence) -> str:
        """What a sentence says."""
        return self.article.text[spoken.sentence.start : spoken.sentence.end]


def excerpts(shown: Shown, filters: Filters, archive: Archive) -> tuple[Excerpt, ...]:
    """The articles that were quoted, whole, then the passages of others that the question finds and are on the same."""
    return (*_quoted(shown, archive), *_found(shown, filters, archive))


def _quoted(shown: Shown, archive: Archive) -> Iterator[Excerpt]:
    for id in shown.articles:
        article = archive.article(id)
        if article and (shown.is_answer or _is_on(article.text, shown.question)):
            reporting = (spoken for spoken in archive.sentences(id) if spoken.sentence.kind == "reporting")
            yield Excerpt(article, tuple(reporting))


def _found(shown: Shown, filters: Filters, archive: Archive) -> Iterator[Excerpt]:
    names = topic_of(" ".join((shown.question, *(quote.text for quote in shown.quotes)))).names
    found = [
        read
        for read in archive.passages(shown.question, filters, PASSAGES)
        if read.article.id not in shown.articles
        and _count(names, read.article.under_heading(read.passage)) >= SHARED_NAMES
    ]
    by_article = sorted(found, key=lambda read: (read.article.id, read.passage.start))
    for _, reads in groupby(by_article, key=lambda read: read.article.id):
        of_article = list(reads)
        sentences = {spoken.sentence.start: spoken for read in of_article for spoken in read.sentences}
        yield Excerpt(of_article[0].article, tuple(sentences.values()))


def _is_on(text: str, question: str) -> bool:
    """Whether a text has all names of a question or, where it has none, two of its rare words."""
    topic = topic_of(question)
    if topic.names:
        return _count(topic.names, text) == len(topic.names)
    return len(stems(text) & stems(" ".join(topic.words))) >= SHARED_WORDS


def _count(names: tuple[str, ...], text: str) -> int:
    return sum(mentions_name(text, name) for name in names)
