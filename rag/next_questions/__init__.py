"""Questions to ask next: made from sentences near those that were quoted, each checked by asking it."""

from rag.next_questions.offers import next_questions

__all__ = ["next_questions"]
