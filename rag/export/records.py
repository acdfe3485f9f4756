"""What is kept, as JSON: field names are those of the schema, answers are answer objects."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from rag.schema import Conversation, Turn

if TYPE_CHECKING:  # what compares answers is not loaded to export a conversation
    from rag.replay import Replay


def conversation_record(conversation: Conversation) -> dict[str, object]:
    """A conversation with all its turns."""
    return {**asdict(conversation.entry), "turns": [turn_record(turn) for turn in conversation.turns]}


def turn_record(turn: Turn) -> dict[str, object]:
    """A turn: the question, and the answer object or the refusal."""
    return {
        "number": turn.number,
        "question": turn.question,
        "first_quote": turn.first_quote,
        "answer": turn.answer.to_json() if turn.answer else None,
        "refusal": turn.refusal,
    }


def replay_record(replay: "Replay") -> dict[str, object]:
    """An answer and what it would be now, and the difference."""
    answers = {"given": replay.given.to_json(), "now": replay.now.to_json() if replay.now else None}
    return {**asdict(replay), **answers}
