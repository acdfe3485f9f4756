"""What a converter makes of a public set: articles, and questions with their gold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from eval.convert.rows import Row
from eval.questions import GoldQuestion
from rag.articles import canonical_text
from rag.articles.metadata import read_metadata
from rag.errors import ArticleError


@dataclass(frozen=True)
class SourceArticle:
    """An article as its set has it: `text` is not touched, `published` is an ISO date."""

    id: str
    title: str
    text: str
    publisher: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True)
class ConvertOptions:
    """`within` asks each question of its own article only; `without_gold` makes questions that have no answer."""

    within: bool = False
    without_gold: bool = False


@dataclass(frozen=True)
class Material:
    """A converted set; `left_out` counts what was not taken over, by its reason."""

    articles: tuple[SourceArticle, ...]
    questions: tuple[GoldQuestion, ...]
    left_out: Mapping[str, int] = field(default_factory=dict)


def distinct_articles(found: Iterable[tuple[Row[object], str, SourceArticle]]) -> tuple[SourceArticle, ...]:
    """Each article once, given with its row and the field of its text.

    Raises QuestionSetError for a text that cannot be read and for an id that stands for two different articles.
    """
    articles: dict[str, SourceArticle] = {}
    for row, text_field, article in found:
        known = articles.setdefault(article.id, article)
        if known != article:
            raise row.problem(text_field, f"article {article.id!r} stands in this file with another content already")
        if known is article:
            _check(row, text_field, article)
    return tuple(articles.values())


def _check(row: Row[object], text_field: str, article: SourceArticle) -> None:
    """What indexing would refuse is refused here, where its place is known."""
    field = text_field
    try:
        canonical_text(article.text)
        for field, value in (vars(article) | {"authors": list(article.authors)}).items():
            read_metadata({field: value})
    except ArticleError as error:
        raise row.problem(field, str(error).removesuffix(".")) from error
