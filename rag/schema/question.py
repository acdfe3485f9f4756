"""What a user asks."""

from dataclasses import dataclass
from typing import Literal

from rag.schema.answer import ArticleReference
from rag.schema.article import Article

Retrieval = Literal["fused", "dense", "lexical", "alternating"]


@dataclass(frozen=True)
class Filters:
    """Which articles may answer: ISO dates, inclusive, which undated articles fail; a publisher, in any case.

    `within` are the ids of the only articles that may answer (none: all may), `without` of those that may not.
    """

    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    within: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def allow(self, article: Article | ArticleReference) -> bool:
        """Whether the article may answer; the store selects by the same rule."""
        published, publisher = article.published or "", (article.publisher or "").casefold()
        return (
            (not self.within or article.id in self.within)
            and article.id not in self.without
            and (not self.publisher or publisher == self.publisher.casefold())
            and (not self.since or published >= self.since)
            and (not self.until or "" < published <= self.until)
        )


@dataclass(frozen=True)
class Question:
    """What a user asks: the question, the earlier questions of the conversation (oldest first), and filters."""

    text: str
    history: tuple[str, ...] = ()
    filters: Filters = Filters()
