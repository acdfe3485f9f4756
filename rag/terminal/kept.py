"""What is kept: conversations, and whether an answer is still the same."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rag import wording
from rag.schema import ConversationEntry
from rag.terminal.text import printable
from rag.wording.replay import lines

if TYPE_CHECKING:  # what compares answers is not loaded to list conversations
    from rag.replay import Replay


def entry_lines(entries: Sequence[ConversationEntry]) -> str:
    """A line for each conversation, the id first, which the options take."""
    if not entries:
        return "No conversation is kept yet."
    return printable(
        f"{entry.id} · {entry.title} · {wording.counts.count(entry.questions, 'question')} · "
        f"{wording.conversations.day(entry.changed)}"
        for entry in entries
    )


def replay_lines(replay: "Replay") -> str:
    """Whether an answer is still the same, and if not, what has changed."""
    return printable(lines(replay))
