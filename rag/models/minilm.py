"""all-MiniLM-L6-v2, as packaged, on onnxruntime or torch: the same vectors, faster or without an export.

onnxruntime answers one question in a third of torch's time and loads in a twentieth (bench/).
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from rag.models.encoder import Vectors, WordPieces

if TYPE_CHECKING:
    import torch

DIMENSION = 384
MAX_TOKENS = 256  # what the model was trained for (its sentence_bert_config.json)

# Word piece ids of one text, (1, length), to the last hidden state, (length, DIMENSION).
Transformer = Callable[[NDArray[np.int64]], Vectors]


class MiniLM:
    """The packaged model: vectors of texts (mean of their pieces) and of the pieces themselves.

    Each text is read alone: on two cores that is as fast as in batches, and a text's vector never depends on its
    neighbours, so that the same question gives the same bytes.
    """

    def __init__(self, name: str, tokenizer: Tokenizer, transformer: Transformer) -> None:
        self.name = name
        self._tokenizer = tokenizer
        self._transformer = transformer

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32, shape (len(texts), 384)."""
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, encoding in enumerate(self._tokenizer.encode_batch(list(texts))):
            vectors[row] = _unit(self._hidden(encoding).mean(axis=0))
        return vectors

    def read(self, texts: Sequence[str]) -> list[WordPieces]:
        """The word pieces of each text, in context, with character offsets."""
        return [self._word_pieces(encoding) for encoding in self._tokenizer.encode_batch(list(texts))]

    def _word_pieces(self, encoding: Encoding) -> WordPieces:
        own = np.array(encoding.special_tokens_mask) == 0
        offsets = np.array(encoding.offsets, dtype=np.int64)[own]
        return WordPieces(_unit(self._hidden(encoding)[own]), offsets[:, 0], offsets[:, 1])

    def _hidden(self, encoding: Encoding) -> Vectors:
        return self._transformer(np.array([encoding.ids], dtype=np.int64))


def _unit(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=-1, keepdims=True), dtype=np.float32)


def load_tokenizer(model: Path) -> Tokenizer:
    """The model's own tokenizer, cut at what the model was trained for."""
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    return tokenizer


def torch_transformer(model: Path) -> Transformer:
    """The model on torch, through sentence-transformers."""
    import torch

    network = load_network(model)

    def run(ids: NDArray[np.int64]) -> Vectors:
        with torch.inference_mode():
            output = network(input_ids=torch.from_numpy(ids), attention_mask=torch.ones(ids.shape, dtype=torch.long))
        return np.asarray(output[0][0].numpy(), dtype=np.float32)

    return run


def load_network(model: Path) -> "torch.nn.Module":
    """The model's network, with the attention that an export can trace."""
    # Imported here: sentence-transformers takes seconds, and the default path does without it.
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]  # a bar for a hundred weights is noise
    whole = SentenceTransformer(str(model), device="cpu", model_kwargs={"attn_implementation": "eager"})
    return cast("torch.nn.Module", whole[0].auto_model).eval()
