"""What is said about a list of everything that somebody said."""

from typing import TYPE_CHECKING

from rag.wording.counts import count, listed
from rag.wording.labels import NO_ARTICLES

if TYPE_CHECKING:  # what makes a list is not loaded to print one
    from rag.quotes import QuoteList


def heading(found: "QuoteList") -> str:
    """Whom the list covers, how long it is, and which part of it stands here."""
    if found.empty:
        return f"{_why_empty(found)}{_perhaps_meant(found)}"
    pages = f"; page {found.page:,} of {found.pages:,}" if found.pages > 1 else ""
    return f"{listed(found.names, 'and')}: {_how_many(found)}{pages}.{_perhaps_meant(found)}"


def _how_many(found: "QuoteList") -> str:
    if found.about is None:
        return count(found.total, "quote")
    return f"{found.total:,} of {count(found.spoken, 'quote')} on “{found.about}”"


def _why_empty(found: "QuoteList") -> str:
    if found.empty == "empty_corpus":
        return NO_ARTICLES
    if found.empty == "unknown_speaker":
        return f"Nobody who is known as “{found.speaker}” says anything in the articles."
    if found.empty == "outside_filters":
        return f"{listed(found.names, 'and')}: nothing in articles of these dates and this publisher."
    return f"{listed(found.names, 'and')}: {count(found.spoken, 'quote')}, none of them on “{found.about}”."


def _perhaps_meant(found: "QuoteList") -> str:
    """Names that are like the one that was asked for."""
    if not found.near:
        return ""
    return f" Did you mean {listed(found.near, 'or')}?" if found.empty else f" Not counted: {listed(found.near, 'or')}."
