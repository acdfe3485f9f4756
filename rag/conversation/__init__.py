"""Questions read in their conversation."""

from rag.conversation.follow_ups import needs_history
from rag.conversation.interpretation import interpret
from rag.conversation.standalone import LONGEST, REMEMBERED, standalone
from rag.conversation.terms import with_terms

__all__ = ["LONGEST", "REMEMBERED", "interpret", "needs_history", "standalone", "with_terms"]
