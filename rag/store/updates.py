"""Changing what is stored. Each change is one transaction, with what the vector index is to be told of it."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict

from rag.schema import Article, Passage
from rag.store.connection import Connection
from rag.store.convert import fingerprint, passage_id, speeches_as_text
from rag.store.records import IndexedArticle, Vectors
from rag.store.speakers import insert_speakers

_AMONG = "id IN (SELECT value FROM json_each(?))"


class Updates:
    """Writes articles and everything that is made from them."""

    def __init__(self, database: Connection) -> None:
        self._database = database

    def put(self, articles: Sequence[IndexedArticle], vectors: Mapping[str, Vectors]) -> None:
        """Store articles, replacing those of the same ids; `vectors` are those of their embeddings that are new."""
        with self._database.transaction():
            self._database.write_many(
                "INSERT OR IGNORE INTO embeddings VALUES (?, ?)",
                [(key, vector.astype("<f4").tobytes()) for key, vector in vectors.items()],
            )
            # They may have come from another file, which may come back.
            self._forget_files_of(json.dumps([indexed.article.id for indexed in articles]))
            for indexed in articles:
                self._remove(indexed.article.id)
                self._insert(indexed)

    def file_read(self, path: str, stamp: str, articles: Collection[str]) -> None:
        """Note that a file was read and holds these articles, and no others; with an empty stamp, perhaps others."""
        ids = json.dumps(sorted(articles))
        with self._database.transaction():
            if stamp:
                self._database.write("UPDATE articles SET held = 0 WHERE source = ?", (path,))
            self._forget_files_of(ids)
            self._database.write(f"UPDATE articles SET source = ?, held = 1 WHERE {_AMONG}", (path, ids))
            self._database.write("INSERT OR REPLACE INTO files VALUES (?, ?)", (path, stamp))

    def remove(self, articles: Collection[str]) -> None:
        """Remove articles; answers that quote them stay. Their files are read again, should they still be there."""
        with self._database.transaction():
            self._forget_files_of(json.dumps(sorted(articles)))
            for article in articles:
                self._remove(article)

    def forget_unused_embeddings(self) -> None:
        """Drop vectors that no passage uses any more."""
        self._database.write("DELETE FROM embeddings WHERE key NOT IN (SELECT embedding FROM passages)")

    def _forget_files_of(self, ids: str) -> None:
        self._database.write(f"DELETE FROM files WHERE path IN (SELECT source FROM articles WHERE {_AMONG})", (ids,))

    def _insert(self, indexed: IndexedArticle) -> None:
        self._insert_article(indexed.article)
        self._database.write_many(
            "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (indexed.article.id, s.start, s.end, s.paragraph, s.kind, s.number, speeches_as_text(speeches))
                for s, speeches in zip(indexed.sentences, indexed.speeches, strict=True)
            ],
        )
        insert_speakers(self._database, indexed.article.id, indexed.sentences, indexed.speeches)
        for passage, embedding in zip(indexed.passages, indexed.embeddings, strict=True):
            self._insert_passage(indexed.article, passage, embedding)

    def _insert_article(self, article: Article) -> None:
        row = {name: value for name, value in asdict(article).items() if name != "authors"}
        self._database.write(
            """INSERT INTO articles
            (id, sha256, fingerprint, title, publisher, publisher_folded, published, authors, url, source, text) VALUES
            (:id, :sha256, :fingerprint, :title, :publisher, :folded, :published, :authors, :url, :source, :text)""",
            {
                **row,
                "fingerprint": fingerprint(article),
                "folded": article.publisher.casefold() if article.publisher else None,
                "authors": json.dumps(article.authors),
            },
        )

    def _insert_passage(self, article: Article, passage: Passage, embedding: str) -> None:
        key = passage_id(article, passage)
        row = self._database.write(
            "INSERT INTO passages (id, article, start, end, first, last, embedding) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (key, article.id, passage.start, passage.end, passage.first, passage.last, embedding),
        )
        words = article.text[passage.start : passage.end]
        self._database.write("INSERT INTO passage_words (rowid, words) VALUES (?, ?)", (row, words))
        self._database.write("INSERT OR REPLACE INTO vector_changes VALUES (?, 'add')", (key,))

    def _remove(self, article: str) -> None:
        stored = self._database.one("SELECT text FROM articles WHERE id = ?", (article,))
        if stored is None:
            return
        for row in self._database.all("SELECT * FROM passages WHERE article = ?", (article,)):
            words = stored["text"][row["start"] : row["end"]]
            # A contentless index forgets a row only when told the words that it holds.
            self._database.write(
                "INSERT INTO passage_words (passage_words, rowid, words) VALUES ('delete', ?, ?)", (row["row"], words)
            )
            self._database.write("INSERT OR REPLACE INTO vector_changes VALUES (?, 'remove')", (row["id"],))
        self._database.write("DELETE FROM articles WHERE id = ?", (article,))
