"""What is said to someone who asks nothing of the articles, and what is said beside a question."""

from rag.small_talk.opening import without_greeting
from rag.small_talk.replying import reply_to

__all__ = ["reply_to", "without_greeting"]
