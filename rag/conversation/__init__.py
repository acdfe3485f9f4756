"""Questions read in their conversation."""

from rag.conversation.interpretation import interpret, is_as_typed
from rag.conversation.saying import asks_whose_words
from rag.conversation.standalone import LONGEST, REMEMBERED, standalone

__all__ = ["LONGEST", "REMEMBERED", "asks_whose_words", "interpret", "is_as_typed", "standalone"]
