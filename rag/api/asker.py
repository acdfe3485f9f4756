"""What the routes need of the pipeline."""

from collections.abc import Sequence
from typing import Protocol

from rag.changes import Stored
from rag.conversations import ConversationAsker
from rag.replay import Replay
from rag.schema import Article, NextQuestion


class ApiAsker(ConversationAsker, Stored, Protocol):
    """Answers, what is kept of them, and what they were made from."""

    def articles(self) -> Sequence[Article]:
        """All articles, newest first."""
        ...

    def count_articles(self) -> int:
        """How many articles there are."""
        ...

    def kept_answer(self, answer: str) -> dict[str, object] | None:
        """An answer that was given before."""
        ...

    def next_questions(self, answer: str) -> tuple[NextQuestion, ...]:
        """Questions to ask after an answer, each of which the articles answer. Raises UnknownId."""
        ...

    def replay(self, answer: str) -> Replay:
        """What was asked, asked again and compared with the answer. Raises UnknownId."""
        ...
