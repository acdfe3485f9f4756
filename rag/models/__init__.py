"""Neural models: the only package of `rag` that knows torch, sentence-transformers and onnxruntime."""

from rag.models.encoder import Encoder, PieceEncoder, Vectors, WordPieces
from rag.models.load import encoder_name, load_encoder, load_piece_encoder
from rag.models.memory import RememberedPieces
from rag.models.own_reader import load_own_reader
from rag.models.reading import PassageReader, PassageReading, Place
from rag.models.tagging import Attribution, AttributionTagger
from rag.models.trained_reader import load_trained_reader
from rag.models.trained_tagger import load_trained_tagger
from rag.models.windows import Laid

__all__ = [
    "Attribution",
    "AttributionTagger",
    "Encoder",
    "Laid",
    "PassageReader",
    "PassageReading",
    "PieceEncoder",
    "Place",
    "RememberedPieces",
    "Vectors",
    "WordPieces",
    "encoder_name",
    "load_encoder",
    "load_own_reader",
    "load_piece_encoder",
    "load_trained_reader",
    "load_trained_tagger",
]
