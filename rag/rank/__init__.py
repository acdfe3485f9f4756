"""Which sentences answer a question: a reader's interface, the one that is used, and others to choose or compare."""

from rag.rank.cosine import CosineReader
from rag.rank.late_interaction import LateInteractionReader
from rag.rank.load import load_reader
from rag.rank.own import OwnReader
from rag.rank.reader import Reader
from rag.rank.trained import TrainedReader
from rag.rank.twice import read_twice

__all__ = [
    "CosineReader",
    "LateInteractionReader",
    "OwnReader",
    "Reader",
    "TrainedReader",
    "load_reader",
    "read_twice",
]
