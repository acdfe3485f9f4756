"""Answers as they were given: they outlive the articles that they quote."""

import json
from collections.abc import Mapping

from rag.store.connection import Connection


class Answers:
    """The answers that were given, by id."""

    def __init__(self, database: Connection) -> None:
        self._database = database

    def keep(self, answer: str, record: Mapping[str, object]) -> None:
        """Keep an answer as it was given."""
        text = json.dumps(record, ensure_ascii=False)
        self._database.write("INSERT OR REPLACE INTO answers VALUES (?, ?)", (answer, text))

    def kept(self, answer: str) -> dict[str, object] | None:
        """An answer as it was given."""
        row = self._database.one("SELECT record FROM answers WHERE id = ?", (answer,))
        return dict(json.loads(row["record"])) if row else None
