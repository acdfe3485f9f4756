"""The date expressions of a stretch of text, each with what it means."""

import re
from datetime import date
from typing import Final

from rag.dates.expressions import DATE, form_of
from rag.dates.meaning import Meaning
from rag.dates.named import printed
from rag.dates.resolve import from_publication
from rag.dates.surroundings import quotations_in, surroundings
from rag.schema import DateMention

_YEARS: Final = range(1500, 2100)  # a year 1 or 9999 stands for no date, and nothing can be counted from it


def find_dates(text: str, start: int, end: int, published: str | None = None) -> tuple[DateMention, ...]:
    """The date expressions inside `text[start:end]`, in order; `published` is the article's ISO date."""
    day = publication_day(published)
    quotations = quotations_in(text, start, end) if day else ()
    mentions = []
    for match in DATE.finditer(text, start, end):
        form, words = form_of(match), match.group()
        meaning = printed(form, words)
        if meaning is None and day is not None:
            meaning = from_publication(form, words, surroundings(text, start, end, match.span(), quotations), day)
        mentions.append(_mention(match, meaning))
    return tuple(mentions)


def publication_day(published: str | None) -> date | None:
    """The day of an ISO date or date and time; None when there is none."""
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return day if day and day.year in _YEARS else None


def _mention(match: re.Match[str], meaning: Meaning | None) -> DateMention:
    if meaning is None:
        return DateMention(match.group(), match.start(), match.end())
    return DateMention(match.group(), match.start(), match.end(), meaning.resolved, meaning.bound, meaning.rule)
