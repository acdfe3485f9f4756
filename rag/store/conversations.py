"""Conversations as they were held. Each has an owner; for nobody else does it exist."""

import json
from dataclasses import replace
from sqlite3 import Row
from uuid import uuid4

from rag.errors import InputError, UnknownId
from rag.schema import Conversation, ConversationEntry, Turn, answer_from_json
from rag.store.connection import Connection, Parameters

_ENTRIES = """SELECT id, title, begun, changed,
(SELECT count(*) FROM turns WHERE turns.conversation = conversations.id) AS questions
FROM conversations WHERE ifnull(:owner, owner) = owner"""


class KeptConversations:
    """Conversations with their turns. Safe to use from several threads.

    Where no owner is named, any will do: whoever has the data folder itself has everybody's.
    """

    def __init__(self, database: Connection) -> None:
        self._database = database

    def begin(self, owner: str, title: str, now: str) -> str:
        """Begin a conversation; its id cannot be guessed."""
        conversation = uuid4().hex
        self._database.write(
            "INSERT INTO conversations VALUES (?, ?, ?, ?, ?)", (conversation, owner, _storable(title), now, now)
        )
        return conversation

    def add(self, conversation: str, turn: Turn, now: str) -> Turn:
        """Add a turn, numbered on from the last one, as its quotes are; the turn as kept. Raises UnknownId."""
        with self._database.transaction():
            self._require("UPDATE conversations SET changed = ? WHERE id = ? RETURNING id", (now, conversation))
            last = self._last(conversation)
            quotes = len(last.answer.quotes) if last and last.answer else 0
            first = last.first_quote + quotes if last else 1
            kept = replace(turn, number=last.number + 1 if last else 1, first_quote=first)
            self._database.write("INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?)", _row(conversation, kept))
        return kept

    def replace_last(self, conversation: str, turn: Turn) -> None:
        """Keep more quotes of the last answer. Raises UnknownId, or InputError if the conversation has gone on."""
        with self._database.transaction():
            self._require("SELECT id FROM conversations WHERE id = ?", (conversation,))
            last = self._last(conversation)
            if last is None or last.number != turn.number:
                raise InputError("This conversation has gone on elsewhere. Open it again to see how.")
            self._database.write("REPLACE INTO turns VALUES (?, ?, ?, ?, ?, ?)", _row(conversation, turn))

    def entries(self, owner: str | None) -> tuple[ConversationEntry, ...]:
        """The owner's conversations, those that changed last first."""
        rows = self._database.all(f"{_ENTRIES} ORDER BY changed DESC, rowid DESC", {"owner": owner})
        return tuple(ConversationEntry(*row) for row in rows)

    def get(self, owner: str | None, conversation: str) -> Conversation | None:
        """A conversation with every answer as it was given; None if it is not the owner's."""
        with self._database.transaction():
            entry = self._database.one(f"{_ENTRIES} AND id = :id", {"owner": owner, "id": conversation})
            turns = self._database.all("SELECT * FROM turns WHERE conversation = ? ORDER BY number", (conversation,))
        return Conversation(ConversationEntry(*entry), tuple(map(_turn, turns))) if entry else None

    def rename(self, owner: str | None, conversation: str, title: str) -> None:
        """Give a conversation another title. Raises UnknownId if it is not the owner's."""
        self._require(
            "UPDATE conversations SET title = :title WHERE id = :id AND ifnull(:owner, owner) = owner RETURNING id",
            {"title": _storable(title), "id": conversation, "owner": owner},
        )

    def delete(self, owner: str | None, conversation: str) -> None:
        """Delete a conversation with its turns. Raises UnknownId if it is not the owner's."""
        self._require(
            "DELETE FROM conversations WHERE id = :id AND ifnull(:owner, owner) = owner RETURNING id",
            {"id": conversation, "owner": owner},
        )

    def _require(self, statement: str, parameters: Parameters) -> None:
        """Execute what returns a row for the conversation if there is one."""
        if not self._database.all(statement, parameters):
            raise UnknownId("There is no such conversation; it may have been deleted.")

    def _last(self, conversation: str) -> Turn | None:
        row = self._database.one(
            "SELECT * FROM turns WHERE conversation = ? ORDER BY number DESC LIMIT 1", (conversation,)
        )
        return _turn(row) if row else None


def _row(conversation: str, turn: Turn) -> tuple[object, ...]:
    answer = json.dumps(turn.answer.to_json(), ensure_ascii=False) if turn.answer else None
    return (conversation, turn.number, _storable(turn.question), turn.first_quote, answer, turn.refusal)


def _turn(row: Row) -> Turn:
    answer = answer_from_json(json.loads(row["answer"])) if row["answer"] else None
    return Turn(row["number"], row["question"], row["first_quote"], answer, row["refusal"])


def _storable(text: str) -> str:
    """A question is kept though it was refused for what is no text in it: half a surrogate pair becomes `?`."""
    return text.encode(errors="replace").decode()
