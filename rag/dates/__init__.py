"""Date expressions as the article prints them, and what they mean where text and publication date determine it."""

from rag.dates.age import days_before_publication
from rag.dates.mentions import find_dates

__all__ = ["days_before_publication", "find_dates"]
