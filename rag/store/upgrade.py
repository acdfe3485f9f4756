"""An older data folder brought to the present format: all of it stays, and its files are to be read again."""

import logging
from pathlib import Path

from rag.store.connection import Connection
from rag.store.convert import sentence_from_row
from rag.store.notes import Notes
from rag.store.speakers import insert_speakers
from rag.store.tables import SPEAKER_TABLES

log = logging.getLogger(__name__)

# Format 1 knew one speech of a sentence. What it knew is kept until the article's file is indexed again.
_FROM_1 = f"""
ALTER TABLE sentences RENAME COLUMN speech TO speeches;
UPDATE sentences SET speeches = json_array(json(speeches));
UPDATE articles SET fingerprint = 'format 1: ' || fingerprint;
DELETE FROM files;
{SPEAKER_TABLES}
"""


def upgrade(database: Connection, folder: Path) -> None:
    """Upgrade the database if it has format 1, all or nothing, and say what is left to do; else do nothing."""
    notes = Notes(database)
    if notes.read("format") != "1":
        return
    with database.transaction():
        for statement in filter(str.strip, _FROM_1.split(";\n")):
            database.write(statement)
        for row in database.all("SELECT id FROM articles"):
            spoken = database.all("SELECT * FROM sentences WHERE article = ? ORDER BY start", (row["id"],))
            sentences = [sentence_from_row(sentence) for sentence in spoken]
            insert_speakers(
                database, row["id"], [one.sentence for one in sentences], [one.speeches for one in sentences]
            )
        notes.write("format", "2")
    log.warning("%s was written by an earlier version. Index its articles again to find their speakers anew.", folder)
