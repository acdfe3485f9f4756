"""What is being done while an answer is made."""

from typing import Final

from rag.schema import Found
from rag.wording.counts import count

READING_QUESTION: Final = "Reading the question…"
READ_QUESTION: Final = "Read the question."
READ_AS: Final = "Read as:"
SEARCHING: Final = "Searching the articles…"
READING: Final = "Reading them…"


def found(step: Found) -> str:
    """What the search found."""
    if not step.passages:
        return "Found no passages."
    return f"Found {count(step.passages, 'passage')} in {count(len(step.articles), 'article')}"


def and_more(articles: int) -> str:
    """How many of the articles found are not named."""
    return f"and {articles:,} more"
