"""Which sentences answer a question: the reader's interface, and the reader that needs no training."""

from rag.rank.late_interaction import LateInteractionReader
from rag.rank.reader import Reader
from rag.rank.weights import THRESHOLD

__all__ = ["THRESHOLD", "LateInteractionReader", "Reader"]
