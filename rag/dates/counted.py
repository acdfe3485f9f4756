"""Dates counted from publication: "yesterday", "last month", "more than three years ago"."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from rag.dates.meaning import Meaning, month_from, step_of
from rag.dates.tense import Tense
from rag.dates.words import count
from rag.schema import DateBound

_AGO: Final = re.compile(r"(?:^| )(\d+|[a-z-]+) (day|week|month|year|decade|century)s? ago$")
_UNCOUNTED: Final = re.compile(r"\b(?:half|few|several|many|couple)\b")
_BEFORE: Final = re.compile(r"\b(?:more than|over|at least)\b")
_AFTER: Final = re.compile(r"\b(?:less than|fewer than|under|nearly|almost)\b")
_ABOUT: Final = re.compile(r"\b(?:about|around|roughly|approximately|some)\b")
_DAYS_IN: Final = {"day": 1, "week": 7}
_MONTHS_IN: Final = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def near(words: str, published: date, _: Tense | None) -> Meaning:
    """ "Yesterday", "tonight", "last night"."""
    said = words.lower()
    days = 2 if said.endswith(("before yesterday", "after tomorrow")) else 1
    if "yesterday" in said or said == "last night":
        return _days_from(published, -days)
    if "tomorrow" in said:
        return _days_from(published, days)
    return Meaning(published.isoformat(), "day_of_publication")


def _days_from(published: date, days: int) -> Meaning:
    return Meaning((published + timedelta(days=days)).isoformat(), "days_from_publication")


def stepped_period(words: str, published: date, _: Tense | None) -> Meaning | None:
    """ "Last month", "next year"."""
    step = step_of(words)
    if step is None or re.search("past|coming", words):
        return None
    if words.endswith("month"):
        return Meaning(month_from(published, step), "counted_from_publication")
    return Meaning(str(published.year + step), "year_from_publication") if words.endswith("year") else None


def ago(words: str, published: date, _: Tense | None) -> Meaning | None:
    """ "More than three years ago" is bounded by a day; "three years ago" is a year, "two weeks ago" nothing whole."""
    said = words.lower()
    match = _AGO.search(said)
    day = _back(published, count(match[1]), match[2]) if match and not _UNCOUNTED.search(said) else None
    if match is None or day is None:
        return None
    if bound := _bound(said):
        return Meaning(day.isoformat(), "counted_from_publication", bound)
    if match[2] == "day":
        return None if _ABOUT.search(said) else Meaning(day.isoformat(), "days_from_publication")
    if match[2] == "month":
        return Meaning(day.isoformat()[:7], "counted_from_publication")
    return Meaning(day.isoformat()[:4], "year_from_publication") if match[2] == "year" else None


def _bound(said: str) -> DateBound | None:
    """Longer ago is before, not quite so long ago is after."""
    if _BEFORE.search(said):
        return "before"
    return "after" if _AFTER.search(said) else None


def _back(day: date, number: int, unit: str) -> date | None:
    """So many units before a day; the month's last day where it has no such day, None before the calendar begins."""
    if unit in _DAYS_IN:
        return day - timedelta(days=number * _DAYS_IN[unit])
    year, month = divmod(day.year * 12 + day.month - 1 - number * _MONTHS_IN[unit], 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if year > 0 else None
