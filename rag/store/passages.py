"""Passages: by id, by their words, and with their vectors."""

import json
import sqlite3
from collections.abc import Sequence

import numpy as np

from rag.schema import Filters, Passage
from rag.store.connection import Connection
from rag.store.convert import filter_parameters
from rag.store.records import StoredPassage, Vectors
from rag.store.tables import PASSES_FILTERS

_MATCHING = f"""FROM passage_words
    JOIN passages ON passages.row = passage_words.rowid JOIN articles ON articles.id = passages.article
    WHERE passage_words MATCH :expression AND {PASSES_FILTERS}"""


class Passages:
    """The passages of the corpus."""

    def __init__(self, database: Connection) -> None:
        self._database = database

    def count(self) -> int:
        """How many passages there are."""
        return self._database.number("SELECT count(*) FROM passages")

    def get(self, ids: Sequence[str]) -> dict[str, StoredPassage]:
        """The passages of those ids which are stored."""
        rows = self._database.all(
            "SELECT * FROM passages WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
        )
        return {row["id"]: _passage(row) for row in rows}

    def of_article(self, article: str) -> list[Passage]:
        """The article's passages, in order."""
        rows = self._database.all("SELECT * FROM passages WHERE article = ? ORDER BY start", (article,))
        return [_passage(row).passage for row in rows]

    def search_words(self, expression: str, filters: Filters, limit: int) -> list[tuple[str, float]]:
        """Passage ids and BM25 scores (higher is better) for an FTS5 expression, best first."""
        rows = self._database.all(
            f"""SELECT passages.id, -bm25(passage_words) AS score {_MATCHING}
            ORDER BY score DESC, passages.id LIMIT :limit""",
            {"expression": expression, "limit": limit, **filter_parameters(filters)},
        )
        return [(row["id"], row["score"]) for row in rows]

    def matching_articles(self, expression: str, filters: Filters) -> set[str]:
        """The articles with a passage that matches an FTS5 expression."""
        rows = self._database.all(
            f"SELECT DISTINCT articles.id {_MATCHING}", {"expression": expression, **filter_parameters(filters)}
        )
        return {row["id"] for row in rows}

    def known_embeddings(self, keys: Sequence[str]) -> set[str]:
        """Those of the keys whose vectors are stored."""
        rows = self._database.all(
            "SELECT key FROM embeddings WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(keys),)
        )
        return {row["key"] for row in rows}

    def vectors(self, filters: Filters) -> tuple[list[str], Vectors]:
        """Ids and vectors, shape (n, dimension), of all passages whose articles pass the filters, ordered by id."""
        rows = self._database.all(
            f"""SELECT passages.id, vector FROM articles
            JOIN passages ON passages.article = articles.id JOIN embeddings ON embeddings.key = passages.embedding
            WHERE {PASSES_FILTERS} ORDER BY passages.id""",
            filter_parameters(filters),
        )
        return _ids_and_vectors(rows)

    def vectors_of(self, passages: Sequence[str]) -> tuple[list[str], Vectors]:
        """Ids and vectors, shape (n, dimension), of those of the passages that are stored, ordered by id."""
        rows = self._database.all(
            """SELECT passages.id, vector FROM passages JOIN embeddings ON embeddings.key = passages.embedding
            WHERE passages.id IN (SELECT value FROM json_each(?)) ORDER BY passages.id""",
            (json.dumps(passages),),
        )
        return _ids_and_vectors(rows)


def _passage(row: sqlite3.Row) -> StoredPassage:
    return StoredPassage(row["id"], row["article"], Passage(row["start"], row["end"], row["first"], row["last"]))


def _ids_and_vectors(rows: Sequence[sqlite3.Row]) -> tuple[list[str], Vectors]:
    flat = np.frombuffer(b"".join(row["vector"] for row in rows), dtype="<f4")
    return [row["id"] for row in rows], flat.reshape(len(rows), -1) if rows else flat.reshape(0, 0)
