"""Dates for reading, and by which rule a printed one was resolved."""

import re
from calendar import month_name
from collections.abc import Sequence
from typing import Final

from rag.schema import DateMention, DateRule
from rag.wording.labels import UNDATED

_ISO: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_RULES: Final[dict[DateRule, str]] = {
    "printed": "printed in full",
    "year_of_publication": "printed without its year, which is the one that fits publication on {}",
    "day_of_publication": "the day of publication, {}",
    "days_from_publication": "days counted from publication on {}",
    "weekday_before_publication": "the weekday counted back from publication on {}",
    "weekday_after_publication": "the weekday counted forward from publication on {}",
    "month_before_publication": "the month counted back from publication on {}",
    "month_after_publication": "the month counted forward from publication on {}",
    "year_from_publication": "the year counted from publication on {}",
    "counted_from_publication": "counted from publication on {}",
}


def readable(iso: str) -> str:
    """A day, month or year for reading: `20 May 2025`, `April 2025`, `2022`; anything else stays as it is."""
    match = _ISO.fullmatch(iso)
    if match is None:
        return iso
    year, month, day = match.groups()
    return " ".join(filter(None, (day and str(int(day)), month and month_name[int(month)], year)))


def published(iso: str | None) -> str:
    """When an article came out."""
    return readable(iso) if iso else UNDATED


def when(dates: Sequence[DateMention], publication: str | None) -> str:
    """The dates that a sentence prints, with what they mean where that is known; else the article's date."""
    if not dates:
        return f"published {readable(publication)}" if publication else UNDATED
    return ", ".join(_printed_and_meant(date) for date in dates)


def worked_out(dates: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The dates that do not say themselves what day, month or year they mean, and are known to."""
    return tuple(date for date in dates if date.resolved and date.rule not in (None, "printed"))


def meant(date: DateMention) -> str:
    """The day, month or year that a printed date means: `20 May 2025`, `before 20 May 2022`; empty if unknown."""
    return " ".join(filter(None, (date.bound, readable(date.resolved or ""))))


def explained(date: DateMention) -> str:
    """A date as printed and what it means: `last month (April 2025)`."""
    return f"{date.text} ({meant(date)})"


def rule(date: DateMention, publication: str | None) -> str:
    """By which rule a date was resolved, and from which day of publication; empty where it was not."""
    return _RULES[date.rule].format(published(publication)) if date.rule else ""


def _printed_and_meant(date: DateMention) -> str:
    return date.text if date.resolved is None or date.rule == "printed" else explained(date)
