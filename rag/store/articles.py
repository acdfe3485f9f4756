"""Reading stored articles, their sentences and where they came from."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence

from rag.schema import Article, Filters, SpokenSentence
from rag.store.connection import Connection
from rag.store.convert import article_from_row, filter_parameters, sentence_from_row
from rag.store.records import CorpusSummary, Origin
from rag.store.tables import PASSES_FILTERS

_HAS = """(
    instr(articles.title, :name{number}) > 0
    OR articles.id IN (
        SELECT passages.article FROM passage_words JOIN passages ON passages.row = passage_words.rowid
        WHERE passage_words MATCH :expression{number}
    )
)"""


class Articles:
    """The articles of the corpus."""

    def __init__(self, database: Connection) -> None:
        self._database = database

    def get(self, article: str) -> Article | None:
        """The article of that id."""
        row = self._database.one("SELECT * FROM articles WHERE id = ?", (article,))
        return article_from_row(row) if row else None

    def all(self) -> list[Article]:
        """All articles, newest first, undated ones last."""
        rows = self._database.all("SELECT * FROM articles ORDER BY published IS NULL, published DESC, id")
        return [article_from_row(row) for row in rows]

    def count(self) -> int:
        """How many articles there are."""
        return self._database.number("SELECT count(*) FROM articles")

    def digest(self) -> str:
        """One hash of everything that is indexed: equal digests, equal articles."""
        state = hashlib.sha256()
        for row in self._database.all("SELECT id, fingerprint FROM articles ORDER BY id"):
            state.update(f"{row['id']}\0{row['fingerprint']}\n".encode())
        return f"sha256:{state.hexdigest()}"

    def publishers(self) -> tuple[str, ...]:
        """Who published them, each once."""
        rows = self._database.all("SELECT DISTINCT publisher FROM articles WHERE publisher NOT NULL ORDER BY publisher")
        return tuple(row["publisher"] for row in rows)

    def summary(self, filters: Filters) -> CorpusSummary:
        """How many articles pass the filters, and when they were published."""
        row = self._database.one(
            f"SELECT count(*), min(published), max(published) FROM articles WHERE {PASSES_FILTERS}",
            filter_parameters(filters),
        )
        return CorpusSummary(*row) if row else CorpusSummary(0, None, None)

    def texts_with(self, expressions: Mapping[str, str], filters: Filters) -> Iterator[str]:
        """Title and text of each article in which each name stands in the title or its FTS5 expression matches."""
        parts, parameters = [PASSES_FILTERS], filter_parameters(filters)
        for number, (name, expression) in enumerate(expressions.items()):
            parts.append(_HAS.format(number=number))
            parameters |= {f"name{number}": name, f"expression{number}": expression}
        rows = self._database.all(f"SELECT title, text FROM articles WHERE {' AND '.join(parts)}", parameters)
        return (f"{row['title']}\n{row['text']}" for row in rows)

    def titled(self, words: Sequence[str], filters: Filters) -> dict[str, str]:
        """The titles, by article, in which one of the words stands, be it as part of another."""
        rows = self._database.all(
            f"""SELECT id, title FROM articles WHERE {PASSES_FILTERS}
            AND EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(lower(title), value) > 0)""",
            {"words": json.dumps(words), **filter_parameters(filters)},
        )
        return {row["id"]: row["title"] for row in rows}

    def sentences(self, article: str) -> tuple[SpokenSentence, ...]:
        """The article's sentences in order, each with who speaks in it."""
        rows = self._database.all("SELECT * FROM sentences WHERE article = ? ORDER BY start", (article,))
        return tuple(sentence_from_row(row) for row in rows)

    def reporting_sentences(self, article: str, first: int, last: int) -> tuple[SpokenSentence, ...]:
        """The article's reporting sentences of these numbers, in order, each with who speaks in it."""
        rows = self._database.all(
            "SELECT * FROM sentences WHERE article = ? AND number BETWEEN ? AND ? ORDER BY start",
            (article, first, last),
        )
        return tuple(sentence_from_row(row) for row in rows)

    def count_sentences(self, article: str) -> int:
        """How many reporting sentences the article has."""
        return self._database.number("SELECT max(number) FROM sentences WHERE article = ?", (article,))

    def of_file(self, path: str, stamp: str) -> tuple[str, ...] | None:
        """The articles that a file holds; None unless it was read to its end when it had this stamp."""
        if not self._database.one("SELECT 1 FROM files WHERE path = ? AND stamp = ?", (path, stamp)):
            return None
        rows = self._database.all("SELECT id FROM articles WHERE source = ? AND held ORDER BY id", (path,))
        return tuple(row["id"] for row in rows)

    def origins(self, articles: Sequence[str]) -> dict[str, Origin]:
        """Where those of the articles that are stored came from."""
        rows = self._database.all(
            "SELECT id, source, held, fingerprint FROM articles WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(articles),),
        )
        return {row["id"]: Origin(row["source"], bool(row["held"]), row["fingerprint"]) for row in rows}

    def sources(self) -> dict[str, str]:
        """Article id to the file it was read from, in order of id."""
        return {row["id"]: row["source"] for row in self._database.all("SELECT id, source FROM articles ORDER BY id")}
