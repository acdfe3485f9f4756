"""all-MiniLM-L6-v2, as packaged, on onnxruntime or torch: the same vectors, faster or without an export.

onnxruntime answers one question in a third of torch's time and loads in a twentieth (bench/).
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from rag.models.encoder import Vectors, WordPieces

MAX_TOKENS = 256  # what the model was trained for (its sentence_bert_config.json)
BATCH = 16  # small batches of like lengths pad least: the fastest of 8 to 128 on two cores

# Word piece ids and mask, both (batch, length), to the last hidden state, (batch, length, dimension).
Transformer = Callable[[NDArray[np.int64], NDArray[np.int64]], Vectors]


class MiniLM:
    """The packaged model: vectors of texts (mean of their pieces) and of the pieces themselves."""

    def __init__(self, name: str, tokenizer: Tokenizer, transformer: Transformer) -> None:
        self.name = name
        self._tokenizer = tokenizer
        self._transformer = transformer

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32, shape (len(texts), 384)."""
        vectors = np.zeros((len(texts), 384), dtype=np.float32)
        for row, _, hidden in self._states(texts):
            mean = hidden.mean(axis=0)
            vectors[row] = mean / np.linalg.norm(mean)
        return vectors

    def read(self, texts: Sequence[str]) -> list[WordPieces]:
        """The word pieces of each text, in context, with character offsets."""
        pieces: dict[int, WordPieces] = {}
        for row, encoding, hidden in self._states(texts):
            own = np.array(encoding.special_tokens_mask) == 0
            offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)[own]
            unit = hidden[own] / np.linalg.norm(hidden[own], axis=1, keepdims=True)
            pieces[row] = WordPieces(unit, offsets[:, 0], offsets[:, 1])
        return [pieces[row] for row in range(len(texts))]

    def _states(self, texts: Sequence[str]) -> Iterator[tuple[int, Encoding, Vectors]]:
        """Each text's row, encoding and hidden states, in batches of like lengths."""
        encodings = self._tokenizer.encode_batch(list(texts))
        by_length = sorted(range(len(texts)), key=lambda row: len(encodings[row].ids))
        for first in range(0, len(texts), BATCH):
            rows = by_length[first : first + BATCH]
            hidden = self._transformer(*_padded([encodings[row] for row in rows]))
            for row, states in zip(rows, hidden, strict=True):
                yield row, encodings[row], states[: len(encodings[row].ids)]


def _padded(encodings: Sequence[Encoding]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    width = max(len(encoding.ids) for encoding in encodings)
    ids = np.zeros((len(encodings), width), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, encoding in enumerate(encodings):
        ids[row, : len(encoding.ids)] = encoding.ids
        mask[row, : len(encoding.ids)] = 1
    return ids, mask


def load_tokenizer(model: Path) -> Tokenizer:
    """The model's own tokenizer, cut at what the model was trained for, padding left to the batches."""
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    return tokenizer


def torch_transformer(model: Path) -> Transformer:
    """The model on torch, through sentence-transformers."""
    # Imported here: they take seconds, and the default path needs neither.
    import torch
    from sentence_transformers import SentenceTransformer

    network = SentenceTransformer(str(model), device="cpu")[0].auto_model.eval()

    def run(ids: NDArray[np.int64], mask: NDArray[np.int64]) -> Vectors:
        with torch.inference_mode():
            output = network(input_ids=torch.from_numpy(ids), attention_mask=torch.from_numpy(mask))
        return np.asarray(output[0].numpy(), dtype=np.float32)

    return run
