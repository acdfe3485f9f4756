"""The database's tables. `FORMAT` changes whenever they, or what is written into them, change."""

FORMAT = "3"

SPEAKER_TABLES = """
-- Everybody who speaks in an article, once for each name. `called`: roles and mentions; `starts`: where the sentences
-- begin in which they speak. Both are JSON lists.
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

-- The folded words by which they may be asked for.
CREATE TABLE speaker_words (
    word TEXT NOT NULL,
    speaker INTEGER NOT NULL REFERENCES speakers (row) ON DELETE CASCADE,
    PRIMARY KEY (word, speaker)
) WITHOUT ROWID;
CREATE INDEX speaker_words_by_speaker ON speaker_words (speaker);
"""

CONVERSATION_TABLES = """
CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    title TEXT NOT NULL,
    begun TEXT NOT NULL,
    changed TEXT NOT NULL
);

CREATE TABLE turns (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    question TEXT NOT NULL,
    first_quote INTEGER NOT NULL,
    answer TEXT, -- JSON, as it was given
    refusal TEXT,
    PRIMARY KEY (conversation, number)
) WITHOUT ROWID;
"""

# Everything of an article that an answer can tell, but not where its file lies, nor how it was taken apart.
_VERSION = "json_array({0}.sha256, {0}.title, {0}.publisher, {0}.published, {0}.authors, {0}.url)"
_LOG = "INSERT INTO article_log (article, title, version)"

# What happened to the articles, in order; written by the database itself, so that nothing is forgotten.
# `version` is null where an article was removed.
LOG_TABLES = f"""
CREATE TABLE article_log (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL,
    title TEXT NOT NULL,
    version TEXT
);
CREATE INDEX article_log_by_article ON article_log (article, position);
CREATE TRIGGER article_added AFTER INSERT ON articles BEGIN
{_LOG} VALUES (NEW.id, NEW.title, {_VERSION.format("NEW")}); END;
CREATE TRIGGER article_changed AFTER UPDATE OF sha256, title, publisher, published, authors, url ON articles BEGIN
{_LOG} VALUES (NEW.id, NEW.title, {_VERSION.format("NEW")}); END;
CREATE TRIGGER article_removed AFTER DELETE ON articles BEGIN
{_LOG} VALUES (OLD.id, OLD.title, NULL); END;
"""
LOG_EVERY_ARTICLE = f"{_LOG} SELECT id, title, {_VERSION.format('articles')} FROM articles;"

TABLES = f"""
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO about VALUES ('format', '{FORMAT}');

-- A file that was read to its end; with an empty stamp, it is to be read again.
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
    held INTEGER NOT NULL DEFAULT 1, -- 0: `source` was read again and holds it no more
    text TEXT NOT NULL
);
-- Each holds all that one frequent question needs, so that the texts need not be paged through for it.
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
    speeches TEXT NOT NULL, -- JSON: the main one first
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

-- The words alone, no text: what is shown comes from `articles`.
CREATE VIRTUAL TABLE passage_words USING fts5 (
    words, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- What the vector index has yet to be told; written together with the passages, so that a crash loses nothing.
CREATE TABLE vector_changes (passage TEXT PRIMARY KEY, change TEXT NOT NULL CHECK (change IN ('add', 'remove')))
WITHOUT ROWID;

-- An answer as it was given, what was asked, and how far the log of the articles was then. Older ones have no request.
CREATE TABLE answers (id TEXT PRIMARY KEY, record TEXT NOT NULL, request TEXT, logged INTEGER);
{SPEAKER_TABLES}
{CONVERSATION_TABLES}
{LOG_TABLES}"""

# Articles that pass the filters; parameters as `filter_parameters` names them. An undated article fails any date.
PASSES_FILTERS = """(
    (:since IS NULL OR articles.published >= :since)
    AND (:until IS NULL OR articles.published <= :until)
    AND (:publisher IS NULL OR articles.publisher_folded = :publisher)
    AND (:within IS NULL OR articles.id IN (SELECT value FROM json_each(:within)))
    AND (:without IS NULL OR articles.id NOT IN (SELECT value FROM json_each(:without)))
)"""
