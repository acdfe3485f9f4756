"""Answers as they were given: they outlive the articles that they quote."""

import json
from collections.abc import Mapping

from pydantic import TypeAdapter

from rag.schema import Question
from rag.store.connection import Connection

_requests = TypeAdapter(Question)


class Answers:
    """The answers that were given, by id."""

    def __init__(self, database: Connection) -> None:
        self._database = database

    def keep(self, answer: str, record: Mapping[str, object], request: Question) -> None:
        """Keep an answer and what was asked. One that is kept already stays as it was given first."""
        self._database.write(
            """INSERT INTO answers (id, record, request, logged)
            VALUES (?, ?, ?, (SELECT ifnull(max(position), 0) FROM article_log))
            ON CONFLICT (id) DO NOTHING""",
            (answer, json.dumps(record, ensure_ascii=False), _requests.dump_json(request).decode()),
        )

    def kept(self, answer: str) -> dict[str, object] | None:
        """An answer as it was given."""
        row = self._database.one("SELECT record FROM answers WHERE id = ?", (answer,))
        return dict(json.loads(row["record"])) if row else None

    def request_of(self, answer: str) -> tuple[Question, int] | None:
        """What was asked, and the position of the article log then; None where that was not kept, as it once was."""
        row = self._database.one("SELECT request, logged FROM answers WHERE id = ? AND request NOT NULL", (answer,))
        return (_requests.validate_json(row["request"]), row["logged"]) if row else None
