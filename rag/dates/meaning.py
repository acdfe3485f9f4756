"""What a date expression means, and the calendar's sums for finding it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from rag.schema import DateBound, DateRule

_STEPS: Final = {"last": -1, "this": 0, "next": 1}
_STEP: Final = re.compile(r"\b(?:last|this|next)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Meaning:
    """A day, month or year in ISO form, how it was found, and whether the date lies before or after it."""

    resolved: str
    rule: DateRule
    bound: DateBound | None = None


def step_of(words: str) -> int | None:
    """How far "last", "this" or "next" steps; None without one."""
    step = _STEP.search(words)
    return _STEPS[step.group().lower()] if step else None


def month_from(published: date, months: int) -> str:
    """The month so many months after that of publication."""
    year, month = divmod(published.year * 12 + published.month - 1 + months, 12)
    return f"{year}-{month + 1:02}"


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The date, or None for a day that the calendar does not have."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
