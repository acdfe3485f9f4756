"""The store: articles, sentences, speech, passages, embeddings and answers in one SQLite database."""

import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag.errors import FolderMismatch
from rag.schema import Article, Filters, Passage, Sentence, SpokenSentence
from rag.store.convert import article_from_row, filter_parameters, fingerprint, passage_id, speech_from_json
from rag.store.records import CorpusSummary, IndexedArticle, StoredPassage
from rag.store.tables import FORMAT, PASSES_FILTERS, TABLES

Vectors = NDArray[np.float32]


def open_store(path: Path, encoder: str) -> "Store":
    """The store at `path`, made when missing. Raises FolderMismatch if another format or encoder wrote it."""
    connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    store = Store(connection)
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'about'").fetchone():
        connection.executescript(f"BEGIN; {TABLES} COMMIT;")
        store.note("format", FORMAT)
        store.note("encoder", encoder)
    _refuse_mismatch(store, path, encoder)
    return store


def _refuse_mismatch(store: "Store", path: Path, encoder: str) -> None:
    for name, wanted in (("format", FORMAT), ("encoder", encoder)):
        found = store.noted(name)
        if found != wanted:
            raise FolderMismatch(
                f"The data folder {path.parent} was written with {name} {found!r}, this program uses {wanted!r}. "
                f"Set RAG_DATA to an empty folder and index again, or delete {path.parent}."
            )


class Store:
    """One connection, used by one thread at a time; every method is one step or one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._turn = threading.RLock()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    # Notes, files

    def note(self, name: str, value: str) -> None:
        """Remember a fact about this data folder."""
        self._write("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def noted(self, name: str) -> str | None:
        """What was noted under this name."""
        row = self._one("SELECT value FROM about WHERE name = ?", (name,))
        return row["value"] if row else None

    def file_stamps(self) -> dict[str, str]:
        """Each file that was read, with its stamp (size and time) at that moment."""
        return {row["path"]: row["stamp"] for row in self._all("SELECT * FROM files")}

    # Writing articles

    def put(
        self, path: str, stamp: str | None, articles: Iterable[IndexedArticle], vectors: Mapping[str, Vectors]
    ) -> None:
        """Store articles of one file, replacing those of the same ids, in one transaction; no stamp: read it again."""
        with self._transaction():
            self._connection.executemany(
                "INSERT OR IGNORE INTO embeddings VALUES (?, ?)",
                [(key, vector.astype(np.float32).tobytes()) for key, vector in vectors.items()],
            )
            for indexed in articles:
                self._remove(indexed.article.id)
                self._insert(indexed)
            self._connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (path, stamp or ""))

    def remove(self, article: str) -> None:
        """Remove one article, with its passages; answers that quote it stay."""
        with self._transaction():
            row = self._one("SELECT source FROM articles WHERE id = ?", (article,))
            self._remove(article)
            if row:  # read the file again next time, should it still be there
                self._connection.execute("DELETE FROM files WHERE path = ?", (row["source"],))

    def forget_unused_embeddings(self) -> None:
        """Drop vectors that no passage uses any more."""
        self._write("DELETE FROM embeddings WHERE key NOT IN (SELECT embedding FROM passages)", ())

    def _insert(self, indexed: IndexedArticle) -> None:
        article = indexed.article
        self._connection.execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article.id,
                article.sha256,
                fingerprint(article),
                article.title,
                article.publisher,
                article.publisher.casefold() if article.publisher else None,
                article.published,
                json.dumps(article.authors),
                article.url,
                article.source,
                article.text,
            ),
        )
        self._connection.executemany(
            "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (article.id, s.start, s.end, s.paragraph, s.kind, s.number, json.dumps(asdict(speech)))
                for s, speech in zip(indexed.sentences, indexed.speeches, strict=True)
            ],
        )
        for passage, embedding in zip(indexed.passages, indexed.embeddings, strict=True):
            self._insert_passage(article, passage, embedding)

    def _insert_passage(self, article: Article, passage: Passage, embedding: str) -> None:
        key = passage_id(article, passage)
        row = self._connection.execute(
            "INSERT INTO passages (id, article, start, end, first, last, embedding) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (key, article.id, passage.start, passage.end, passage.first, passage.last, embedding),
        ).lastrowid
        words = article.text[passage.start : passage.end]
        self._connection.execute("INSERT INTO passage_words (rowid, words) VALUES (?, ?)", (row, words))
        self._connection.execute("INSERT OR REPLACE INTO vector_changes VALUES (?, 'add')", (key,))

    def _remove(self, article: str) -> None:
        found = self.article(article)
        if found is None:
            return
        for row in self._all("SELECT * FROM passages WHERE article = ?", (article,)):
            words = found.text[row["start"] : row["end"]]
            # A contentless index forgets a row only when told the words that it holds.
            self._connection.execute(
                "INSERT INTO passage_words (passage_words, rowid, words) VALUES ('delete', ?, ?)", (row["row"], words)
            )
            self._connection.execute("INSERT OR REPLACE INTO vector_changes VALUES (?, 'remove')", (row["id"],))
        self._connection.execute("DELETE FROM articles WHERE id = ?", (article,))

    # Embeddings and the vector index's outbox

    def known_embeddings(self, keys: Sequence[str]) -> set[str]:
        """Those of the keys whose vectors are stored."""
        rows = self._all(
            "SELECT key FROM embeddings WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(keys),)
        )
        return {row["key"] for row in rows}

    def vectors(self, filters: Filters | None = None) -> tuple[list[str], Vectors]:
        """Ids and vectors, shape (n, dimension), of all passages whose articles pass the filters, ordered by id."""
        rows = self._all(
            f"""SELECT passages.id, vector FROM passages
            JOIN embeddings ON embeddings.key = passages.embedding JOIN articles ON articles.id = passages.article
            WHERE {PASSES_FILTERS} ORDER BY passages.id""",
            filter_parameters(filters or Filters()),
        )
        if not rows:
            return [], np.zeros((0, 0), dtype=np.float32)
        return [row["id"] for row in rows], _matrix(rows)

    def vector_changes(self, change: str, limit: int) -> list[str]:
        """Passages that the vector index has yet to `add` or `remove`."""
        rows = self._all("SELECT passage FROM vector_changes WHERE change = ? LIMIT ?", (change, limit))
        return [row["passage"] for row in rows]

    def vectors_of(self, passages: Sequence[str]) -> tuple[list[str], Vectors]:
        """Ids and vectors of those of the passages that are still stored."""
        rows = self._all(
            """SELECT passages.id, vector FROM passages JOIN embeddings ON embeddings.key = passages.embedding
            WHERE passages.id IN (SELECT value FROM json_each(?))""",
            (json.dumps(passages),),
        )
        return [row["id"] for row in rows], _matrix(rows)

    def vector_changes_done(self, passages: Sequence[str]) -> None:
        """The vector index has been told of these."""
        self._write(
            "DELETE FROM vector_changes WHERE passage IN (SELECT value FROM json_each(?))", (json.dumps(passages),)
        )

    def add_all_vectors_again(self) -> None:
        """Have the vector index told of every passage, as if it were new."""
        with self._transaction():
            self._connection.execute("DELETE FROM vector_changes")
            self._connection.execute("INSERT INTO vector_changes SELECT id, 'add' FROM passages")

    def count_vector_changes(self) -> int:
        """How many passages the vector index has yet to be told of."""
        return int(self._all("SELECT count(*) FROM vector_changes")[0][0])

    # Reading

    def article(self, article: str) -> Article | None:
        """The article of that id."""
        row = self._one("SELECT * FROM articles WHERE id = ?", (article,))
        return article_from_row(row) if row else None

    def articles(self) -> list[Article]:
        """All articles, newest first, undated ones last."""
        rows = self._all("SELECT * FROM articles ORDER BY published IS NULL, published DESC, id")
        return [article_from_row(row) for row in rows]

    def article_sources(self) -> dict[str, str]:
        """Article id to the file it was read from."""
        return {row["id"]: row["source"] for row in self._all("SELECT id, source FROM articles")}

    def fingerprints(self) -> dict[str, str]:
        """Article id to the fingerprint of all that is stored of it."""
        return {row["id"]: row["fingerprint"] for row in self._all("SELECT id, fingerprint FROM articles")}

    def sentences(self, article: str) -> tuple[SpokenSentence, ...]:
        """The article's sentences in order, each with who speaks in it."""
        rows = self._all("SELECT * FROM sentences WHERE article = ? ORDER BY start", (article,))
        return tuple(
            SpokenSentence(
                Sentence(row["start"], row["end"], row["paragraph"], row["kind"], row["number"]),
                speech_from_json(row["speech"]),
            )
            for row in rows
        )

    def passages(self, ids: Sequence[str]) -> dict[str, StoredPassage]:
        """The passages of those ids which are stored."""
        rows = self._all("SELECT * FROM passages WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
        return {
            row["id"]: StoredPassage(
                row["id"], row["article"], Passage(row["start"], row["end"], row["first"], row["last"])
            )
            for row in rows
        }

    def search_words(self, expression: str, filters: Filters, limit: int) -> list[tuple[str, float]]:
        """Passage ids and BM25 scores (higher is better) for an FTS5 expression, best first."""
        rows = self._all(
            f"""SELECT passages.id, -bm25(passage_words) AS score FROM passage_words
            JOIN passages ON passages.row = passage_words.rowid JOIN articles ON articles.id = passages.article
            WHERE passage_words MATCH :expression AND {PASSES_FILTERS} ORDER BY score DESC, passages.id LIMIT :limit""",
            {"expression": expression, "limit": limit, **filter_parameters(filters)},
        )
        return [(row["id"], row["score"]) for row in rows]

    def count_matching(self, expression: str, filters: Filters) -> int:
        """How many articles have a passage that matches an FTS5 expression."""
        rows = self._all(
            f"""SELECT count(DISTINCT articles.id) FROM passage_words
            JOIN passages ON passages.row = passage_words.rowid JOIN articles ON articles.id = passages.article
            WHERE passage_words MATCH :expression AND {PASSES_FILTERS}""",
            {"expression": expression, **filter_parameters(filters)},
        )
        return int(rows[0][0])

    def summary(self, filters: Filters) -> CorpusSummary:
        """How many articles pass the filters, and when they were published."""
        rows = self._all(
            f"SELECT count(*), min(published), max(published) FROM articles WHERE {PASSES_FILTERS}",
            filter_parameters(filters),
        )
        return CorpusSummary(*rows[0])

    def digest(self) -> str:
        """One hash of everything that is indexed: equal digests, equal answers."""
        state = hashlib.sha256()
        for row in self._all("SELECT id, fingerprint FROM articles ORDER BY id"):
            state.update(f"{row['id']}\0{row['fingerprint']}\n".encode())
        return f"sha256:{state.hexdigest()}"

    # Answers

    def keep_answer(self, answer: str, record: Mapping[str, object]) -> None:
        """Keep an answer as it was given."""
        text = json.dumps(record, ensure_ascii=False, sort_keys=True)
        self._write("INSERT OR REPLACE INTO answers VALUES (?, ?)", (answer, text))

    def kept_answer(self, answer: str) -> dict[str, object] | None:
        """An answer as it was given."""
        row = self._one("SELECT record FROM answers WHERE id = ?", (answer,))
        return dict(json.loads(row["record"])) if row else None

    # SQLite

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._turn:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def _write(self, statement: str, parameters: tuple[object, ...]) -> None:
        with self._turn:
            self._connection.execute(statement, parameters)

    def _all(self, query: str, parameters: tuple[object, ...] | Mapping[str, object] = ()) -> list[sqlite3.Row]:
        with self._turn:
            return self._connection.execute(query, parameters).fetchall()

    def _one(self, query: str, parameters: tuple[object, ...]) -> sqlite3.Row | None:
        rows = self._all(query, parameters)
        return rows[0] if rows else None


def _matrix(rows: Sequence[sqlite3.Row]) -> Vectors:
    return (
        np.stack([np.frombuffer(row["vector"], dtype=np.float32) for row in rows])
        if rows
        else np.zeros((0, 0), np.float32)
    )
