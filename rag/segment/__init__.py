"""Cuts an article into sentences and passages, with exact offsets."""

from rag.segment.passages import split_passages
from rag.segment.sentences import split_sentences

__all__ = ["split_passages", "split_sentences"]
