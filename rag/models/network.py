"""What the networks that ship have in common: int8 layers in a file of their own, over the packaged model's vectors."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


@dataclass(frozen=True)
class PieceVectors:
    """The vectors of word pieces and of positions, (pieces, dimension) and (positions, dimension)."""

    words: NDArray[np.float32]
    positions: NDArray[np.float32]

    def of(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Of each word piece in its position, (length, dimension)."""
        return np.asarray(self.words[ids] + self.positions[: len(ids)], dtype=np.float32)


@lru_cache(maxsize=1)  # the reader and the tagger share one copy
def packaged_vectors(model: Path) -> PieceVectors:
    """Those of the packaged model."""
    with safe_open(model / "model.safetensors", framework="numpy") as stored:
        words, positions = (stored.get_tensor(f"embeddings.{kind}_embeddings.weight") for kind in ("word", "position"))
    return PieceVectors(words, positions)


def open_session(weights: Path) -> "InferenceSession":
    """The network in a file, on one thread: stretches of text are read side by side."""
    # Imported here: where onnxruntime does not work, all that needs no network of ours still does.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
