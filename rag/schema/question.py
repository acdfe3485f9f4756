"""What a user asks."""

from dataclasses import dataclass
from typing import Final, Literal

from rag.schema.article import Article
from rag.schema.quote import ArticleReference

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


UNFILTERED: Final = Filters()


@dataclass(frozen=True)
class Question:
    """What a user asks: the question, what was asked before it (oldest first), and which articles may answer.

    What was asked before are the questions of `history`, with the `replies` that another program gave to them, if it
    was one; or `earlier`, the ids of answers that were given here, and how many quotes of each were `shown` by now,
    where that is more than it was given with. `is_standalone`: it is to be read as it stands.
    """

    text: str
    history: tuple[str, ...] = ()
    filters: Filters = UNFILTERED
    replies: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    shown: tuple[int, ...] = ()
    is_standalone: bool = False
