"""When to be silent although a sentence seems to answer, and why: a reason and the nearest sentences."""

from rag.silence.reasons import Corpus, Reading, abstention, reason_by_count

__all__ = ["Corpus", "Reading", "abstention", "reason_by_count"]
