"""Which sentences answer a question: the reader's interface, and the reader that needs no training."""

from rag.rank.late_interaction import LateInteractionReader
from rag.rank.reader import Reader, ReadPassage, ScoredSentence, Scores

__all__ = ["LateInteractionReader", "ReadPassage", "Reader", "ScoredSentence", "Scores"]
