"""Every sentence that the front ends say in their own voice, by what it is about."""

from rag.wording import counts, coverage, dates, labels, places, quotes, speech

__all__ = ["counts", "coverage", "dates", "labels", "places", "quotes", "speech"]
