"""What the vector index has yet to be told: an outbox, written in the same transaction as the passages."""

import json
from collections.abc import Sequence
from typing import Literal

from rag.store.connection import Connection

Change = Literal["add", "remove"]


class VectorChanges:
    """Passages that the vector index has yet to add or remove."""

    def __init__(self, database: Connection) -> None:
        self._database = database

    def count(self) -> int:
        """How many passages are waiting."""
        return self._database.number("SELECT count(*) FROM vector_changes")

    def waiting(self, change: Change, limit: int) -> list[str]:
        """The first passages to add, or to remove, in order of id."""
        rows = self._database.all(
            "SELECT passage FROM vector_changes WHERE change = ? ORDER BY passage LIMIT ?", (change, limit)
        )
        return [row["passage"] for row in rows]

    def done(self, passages: Sequence[str]) -> None:
        """The vector index has been told of these."""
        self._database.write(
            "DELETE FROM vector_changes WHERE passage IN (SELECT value FROM json_each(?))", (json.dumps(passages),)
        )

    def add_everything(self) -> None:
        """Have a new vector index told of every passage."""
        self._database.write_script(
            "DELETE FROM vector_changes; INSERT INTO vector_changes SELECT id, 'add' FROM passages;"
        )
