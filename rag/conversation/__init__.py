"""Questions read in their conversation."""

from rag.conversation.interpretation import interpret
from rag.conversation.standalone import LONGEST, REMEMBERED, standalone

__all__ = ["LONGEST", "REMEMBERED", "interpret", "standalone"]
