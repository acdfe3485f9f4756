"""What is kept, as JSON: field names are those of the schema, answers are answer objects."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from rag.changes import UNCHANGED, Change, shown_in
from rag.schema import Conversation, Quote, Turn

if TYPE_CHECKING:  # what compares answers is not loaded to export a conversation
    from rag.replay import Replay


def conversation_record(conversation: Conversation, changes: Mapping[Quote, Change] = UNCHANGED) -> dict[str, object]:
    """A conversation with all its turns."""
    return {**asdict(conversation.entry), "turns": [turn_record(turn, changes) for turn in conversation.turns]}


def turn_record(turn: Turn, changes: Mapping[Quote, Change] = UNCHANGED) -> dict[str, object]:
    """A turn: the question, the answer object or the refusal, and which of its quotes have changed since, and how."""
    shown = shown_in(turn.answer) if turn.answer else ()
    return {
        "number": turn.number,
        "question": turn.question,
        "first_quote": turn.first_quote,
        "answer": turn.answer.to_json() if turn.answer else None,
        "refusal": turn.refusal,
        "changed": [{"quote": asdict(quote), "change": asdict(changes[quote])} for quote in shown if quote in changes],
    }


def replay_record(replay: "Replay") -> dict[str, object]:
    """An answer and what it would be now, and the difference."""
    answers = {"given": replay.given.to_json(), "now": replay.now.to_json() if replay.now else None}
    return {**asdict(replay), **answers}
