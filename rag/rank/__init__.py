"""Which sentences answer a question: a reader's interface, the one that is used, and one to compare with."""

from rag.rank.cosine import CosineReader
from rag.rank.late_interaction import LateInteractionReader
from rag.rank.reader import Reader

__all__ = ["CosineReader", "LateInteractionReader", "Reader"]
