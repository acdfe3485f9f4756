"""An older data folder brought to the present format: all of it stays, and its files are to be read again."""

import logging
from pathlib import Path

from rag.store.connection import Connection
from rag.store.convert import sentence_from_row
from rag.store.notes import Notes
from rag.store.speakers import insert_speakers
from rag.store.tables import CONVERSATION_TABLES, LOG_EVERY_ARTICLE, LOG_TABLES, SPEAKER_TABLES

log = logging.getLogger(__name__)

# Format 1 knew one speech of a sentence. What it knew is kept until the article's file is indexed again.
_FROM_1 = f"""
ALTER TABLE sentences RENAME COLUMN speech TO speeches;
UPDATE sentences SET speeches = json_array(json(speeches));
UPDATE articles SET fingerprint = 'format 1: ' || fingerprint;
DELETE FROM files;
{SPEAKER_TABLES}
"""
# Format 2 kept answers without what was asked, no conversations, and no log.
_FROM_2 = f"""
ALTER TABLE answers ADD COLUMN request TEXT;
ALTER TABLE answers ADD COLUMN logged INTEGER;
{CONVERSATION_TABLES}
{LOG_TABLES}
{LOG_EVERY_ARTICLE}
"""


def upgrade(database: Connection, folder: Path) -> None:
    """Upgrade an older database, format by format, each all or nothing, and say what is left to do."""
    notes = Notes(database)
    if notes.read("format") == "1":
        with database.transaction():
            _execute(database, _FROM_1)
            _list_speakers(database)
            notes.write("format", "2")
        log.warning(
            "%s was written by an earlier version. Index its articles again to find their speakers anew.", folder
        )
    if notes.read("format") == "2":
        with database.transaction():
            _execute(database, _FROM_2)
            notes.write("format", "3")


def _execute(database: Connection, statements: str) -> None:
    """Execute each statement; it ends with its line. SQLite's own way to do it would end the transaction."""
    for statement in filter(str.strip, statements.split(";\n")):
        database.write(statement)


def _list_speakers(database: Connection) -> None:
    for row in database.all("SELECT id FROM articles"):
        spoken = database.all("SELECT * FROM sentences WHERE article = ? ORDER BY start", (row["id"],))
        sentences = [sentence_from_row(sentence) for sentence in spoken]
        insert_speakers(database, row["id"], [one.sentence for one in sentences], [one.speeches for one in sentences])
