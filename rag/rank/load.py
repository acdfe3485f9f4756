"""The reader that the settings ask for."""

from pathlib import Path

from rag.models import (
    Encoder,
    RememberedPieces,
    load_own_reader,
    load_piece_encoder,
    load_trained_reader,
)
from rag.rank.cosine import CosineReader
from rag.rank.late_interaction import LateInteractionReader
from rag.rank.own import OwnReader
from rag.rank.reader import Reader
from rag.rank.trained import TrainedReader
from rag.settings import Settings


def load_reader(settings: Settings, encoder: Encoder) -> Reader:
    """The built-in one, one of its halves, one trained anew, or another model's."""
    if settings.reader == "cosine":
        return CosineReader(encoder)
    trained_anew = settings.reader.endswith(".onnx")
    if settings.reader not in ("built-in", "late-interaction") and not trained_anew:
        return OwnReader(load_own_reader(settings.reader))
    late_interaction = LateInteractionReader(RememberedPieces(load_piece_encoder(settings)))
    if settings.reader == "late-interaction":
        return late_interaction
    network = load_trained_reader(Path(settings.reader)) if trained_anew else load_trained_reader()
    return TrainedReader(network, late_interaction)
