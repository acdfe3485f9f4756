"""Neural models: the only package of `rag` that knows torch, sentence-transformers and onnxruntime."""

from rag.models.encoder import Encoder, PieceEncoder, Vectors, WordPieces
from rag.models.load import encoder_name, load_encoder, load_piece_encoder
from rag.models.memory import RememberedPieces

__all__ = [
    "Encoder",
    "PieceEncoder",
    "RememberedPieces",
    "Vectors",
    "WordPieces",
    "encoder_name",
    "load_encoder",
    "load_piece_encoder",
]
