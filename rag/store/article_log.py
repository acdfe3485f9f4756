"""What happened to the articles: a log that the database writes itself, and that only grows."""

from typing import Final

from rag.store.connection import Connection
from rag.store.records import ArticleChange, ArticleChangeKind

_NET_CHANGES: Final = """
SELECT * FROM (
    SELECT article, title, version AS now, (
        SELECT earlier.version FROM article_log AS earlier
        WHERE earlier.article = latest.article AND earlier.position <= :position
        ORDER BY earlier.position DESC LIMIT 1
    ) AS before
    FROM article_log AS latest
    WHERE position IN (SELECT max(position) FROM article_log WHERE position > :position GROUP BY article)
) WHERE before IS NOT now ORDER BY article"""


class ArticleLog:
    """The versions of the articles, in the order in which they came and went."""

    def __init__(self, database: Connection) -> None:
        self._database = database

    def position(self) -> int:
        """How far the log is."""
        return self._database.number("SELECT max(position) FROM article_log")

    def changes_since(self, position: int) -> tuple[ArticleChange, ...]:
        """What has come of the articles since, in order of id; one that is again what it was has not changed."""
        rows = self._database.all(_NET_CHANGES, {"position": position})
        return tuple(ArticleChange(row["article"], row["title"], _kind(row["before"], row["now"])) for row in rows)


def _kind(before: str | None, now: str | None) -> ArticleChangeKind:
    if before is None:
        return "added"
    return "changed" if now else "removed"
