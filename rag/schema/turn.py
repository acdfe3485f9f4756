"""A conversation as it is kept: what was asked, and what came of it."""

from dataclasses import dataclass

from rag.schema.answer import Answer


@dataclass(frozen=True)
class Turn:
    """A question and what came of it: an answer, a refusal in one sentence, or neither while it is being read.

    Quotes are numbered through a conversation: those of this turn from `first_quote` on.
    """

    number: int
    question: str
    first_quote: int
    answer: Answer | None = None
    refusal: str | None = None


@dataclass(frozen=True)
class ConversationEntry:
    """A conversation in a list; `begun` and `changed` are ISO times in UTC, `questions` counts its turns."""

    id: str
    title: str
    begun: str
    changed: str
    questions: int


@dataclass(frozen=True)
class Conversation:
    """A conversation with all its turns, oldest first."""

    entry: ConversationEntry
    turns: tuple[Turn, ...]
