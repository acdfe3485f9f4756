"""The optional language model: it rewrites a follow-up and chooses among numbered sentences, and nothing else."""

from rag.language_model.load import load_language_model
from rag.language_model.model import Choice, LanguageModel, Rewriting

__all__ = ["Choice", "LanguageModel", "Rewriting", "load_language_model"]
