"""Follow-ups made standalone."""

from rag.conversation.standalone import LONGEST, standalone

__all__ = ["LONGEST", "standalone"]
