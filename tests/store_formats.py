"""Data folders as earlier versions wrote them. What stands here was true then, and is never brought up to date."""

import json
import sqlite3
from pathlib import Path

FORMAT_2 = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO about VALUES ('format', '2');
CREATE TABLE files (path TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    title TEXT NOT NULL,
    publisher TEXT,
    publisher_folded TEXT,
    published TEXT,
    authors TEXT NOT NULL,
    url TEXT,
    source TEXT NOT NULL,
    held INTEGER NOT NULL DEFAULT 1,
    text TEXT NOT NULL
);
CREATE INDEX articles_by_source ON articles (source, held, id);
CREATE INDEX articles_by_filters ON articles (published, publisher_folded, id);
CREATE INDEX articles_by_version ON articles (id, fingerprint);
CREATE TABLE sentences (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    speeches TEXT NOT NULL,
    PRIMARY KEY (article, start)
) WITHOUT ROWID;
CREATE TABLE embeddings (key TEXT PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    embedding TEXT NOT NULL REFERENCES embeddings (key)
);
CREATE INDEX passages_by_article ON passages (article);
CREATE INDEX passages_by_embedding ON passages (embedding);
CREATE VIRTUAL TABLE passage_words USING fts5 (
    words, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TABLE vector_changes (passage TEXT PRIMARY KEY, change TEXT NOT NULL CHECK (change IN ('add', 'remove')))
WITHOUT ROWID;
CREATE TABLE answers (id TEXT PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE speakers (
    row INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    called TEXT NOT NULL,
    starts TEXT NOT NULL
);
CREATE INDEX speakers_by_article ON speakers (article);
CREATE INDEX speakers_by_name ON speakers (name);
CREATE TABLE speaker_words (
    word TEXT NOT NULL,
    speaker INTEGER NOT NULL REFERENCES speakers (row) ON DELETE CASCADE,
    PRIMARY KEY (word, speaker)
) WITHOUT ROWID;
CREATE INDEX speaker_words_by_speaker ON speaker_words (speaker);
"""
TEXT = "The news\n\nThe mayor said it was closed. It rained."
SAID = [
    {
        "kind": "indirect",
        "speaker": {"name": "The mayor", "role": None, "start": 10, "end": 19},
        "cue": {"text": "said", "start": 20, "end": 24},
        "via": None,
    }
]
NOTHING = [{"kind": "none", "speaker": None, "cue": None, "via": None}]
ANSWER = {"id": "x", "question": "Who said “it”?", "quotes": [{"text": "The mayor said it was closed."}]}


def make_format_2(folder: Path) -> None:
    """A folder of format 2: an article of two sentences, its file, its passage, its speaker and an answer."""
    folder.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(folder / "record.sqlite3") as database:
        database.executescript(FORMAT_2)
        database.execute("INSERT INTO about VALUES ('embedding model', 'bag-of-words')")
        database.execute("INSERT INTO files VALUES ('a.txt', 'stamp')")
        database.execute(
            """INSERT INTO articles
            VALUES ('a', 'sha', 'print', 'The news', 'The Gazette', 'the gazette', NULL, '[]', NULL, 'a.txt', 1, ?)""",
            (TEXT,),
        )
        rows = [(10, 39, 1, SAID), (40, 50, 2, NOTHING)]
        database.executemany(
            "INSERT INTO sentences VALUES ('a', ?, ?, 1, 'reporting', ?, ?)",
            [(start, end, number, json.dumps(speeches)) for start, end, number, speeches in rows],
        )
        database.execute("INSERT INTO embeddings VALUES ('key', zeroblob(1024))")
        database.execute("INSERT INTO passages VALUES (1, 'a@sha:10-50', 'a', 10, 50, 1, 2, 'key')")
        database.execute("INSERT INTO passage_words (rowid, words) VALUES (1, ?)", (TEXT[10:],))
        database.execute("INSERT INTO vector_changes VALUES ('a@sha:10-50', 'add')")
        database.execute("INSERT INTO speakers VALUES (1, 'a', 'The mayor', 'person', '[]', '[10]')")
        database.execute("INSERT INTO speaker_words VALUES ('mayor', 1)")
        database.execute("INSERT INTO answers VALUES ('x', ?)", (json.dumps(ANSWER, ensure_ascii=False),))


def make_format_1(folder: Path) -> None:
    """A folder of format 1: as of format 2, with one speech of a sentence and no list of speakers."""
    make_format_2(folder)
    with sqlite3.connect(folder / "record.sqlite3") as database:
        database.execute("ALTER TABLE sentences RENAME COLUMN speeches TO speech")
        database.execute("UPDATE sentences SET speech = json_extract(speech, '$[0]')")
        database.execute("DROP TABLE speaker_words")
        database.execute("DROP TABLE speakers")
        database.execute("UPDATE about SET value = '1' WHERE name = 'format'")
