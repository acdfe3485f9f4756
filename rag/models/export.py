"""The packaged model for onnxruntime: exported once, cached by the weights' hash, checked against the original.

Beside each export stands its own hash: one that was damaged on the disk might still load, and give wrong vectors.
"""

import hashlib
import logging
import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from rag.models.encoder import Vectors
from rag.models.minilm import MiniLM, Transformer, load_network, load_tokenizer

if TYPE_CHECKING:
    import torch

LEAST_COSINE = 0.9999
CHECK_TEXTS = (
    "How many people are missing?",
    "The committee said on Tuesday that «nothing was decided», according to two people who were there.",
    "Prices rose 3.5 % in May – more than in any month since 2011. " * 12,
)

log = logging.getLogger(__name__)


def onnx_transformer(model: Path, cache: Path) -> Transformer:
    """The model on onnxruntime; `cache` holds one folder for each version of the weights."""
    exported = cache / _sha256(model / "model.safetensors")[:16] / "one-text.onnx"
    if not _is_intact(exported):
        _export_checked(model, exported)
    return _open(exported)


def _is_intact(exported: Path) -> bool:
    note = _hash_note(exported)
    return exported.exists() and note.exists() and note.read_bytes() == _sha256(exported).encode()


def _hash_note(exported: Path) -> Path:
    return exported.with_suffix(".sha256")


def _sha256(path: Path) -> str:
    """A sixteenth of a second for the 90 megabytes of the model."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _open(path: Path) -> Transformer:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def run(ids: NDArray[np.int64]) -> Vectors:
        (hidden,) = session.run(None, {"input_ids": ids})
        return np.asarray(hidden[0], dtype=np.float32)

    return run


def _export_checked(model: Path, target: Path) -> None:
    """Export under a temporary name, which becomes the final one only once the vectors are right."""
    log.info("Exporting the embedding model for onnxruntime (once, about ten seconds).")
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"model-{os.getpid()}.onnx.draft")
    try:
        _export(model, draft)
        _check(model, draft)
        # An export without its note, or with another's, is made again.
        _hash_note(target).write_text(_sha256(draft), encoding="ascii")
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _export(model: Path, target: Path) -> None:
    # Imported here: needed once in the life of an installation.
    import torch

    class LastHiddenState(torch.nn.Module):
        """The transformer with one output, so that the graph has one."""

        def __init__(self, transformer: torch.nn.Module) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: "torch.Tensor") -> "torch.Tensor":
            output: torch.Tensor = self.transformer(input_ids=input_ids, attention_mask=torch.ones_like(input_ids))[0]
            return output

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer's remarks; what they warn of is what _check looks at
        torch.onnx.export(
            LastHiddenState(load_network(model)),
            (torch.ones(1, 8, dtype=torch.long),),
            str(target),
            input_names=["input_ids"],
            output_names=["hidden"],
            dynamic_axes={"input_ids": {1: "length"}, "hidden": {1: "length"}},
            opset_version=18,
            dynamo=False,
        )


def _check(model: Path, exported: Path) -> None:
    from sentence_transformers import SentenceTransformer

    original = SentenceTransformer(str(model), device="cpu").encode(list(CHECK_TEXTS), normalize_embeddings=True)
    ours = MiniLM("export", load_tokenizer(model), _open(exported)).encode(CHECK_TEXTS)
    least = float((np.asarray(original) * ours).sum(axis=1).min())
    if least < LEAST_COSINE:
        raise RuntimeError(f"the export differs from the original: cosine {least:.6f}, at least {LEAST_COSINE} needed")
