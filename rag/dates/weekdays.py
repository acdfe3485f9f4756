"""Weekdays: "on Tuesday", "last Friday", "Tuesday of last week"."""

from datetime import date, timedelta
from typing import Final

from rag.dates.meaning import Meaning, step_of
from rag.dates.tense import Tense
from rag.dates.words import parts

_SUNDAY: Final = 6  # ends the week in Europe, begins it in America


def weekday(words: str, published: date, tense: Tense | None) -> Meaning | None:
    """ "On Tuesday": the last one up to publication, or the next one where the verb looks ahead."""
    if tense == "open":
        return None
    days = _weekday_in(words) - published.weekday()
    return _days_from(published, days % 7, ahead=True) if tense == "ahead" else _days_from(published, -(-days % 7))


def stepped_weekday(words: str, published: date, tense: Tense | None) -> Meaning | None:
    """ "Last Friday": where the last Friday was in this week, it may mean that one or the one a week earlier."""
    step, days = step_of(words), _weekday_in(words) - published.weekday()
    if "past" in words:
        return weekday(words, published, "past")
    if step is None or "coming" in words or (step == 0 and tense == "ahead"):
        return weekday(words, published, "ahead")
    is_clear = step == 0 or (step == -1 and days >= 0) or (step == 1 and days <= 0)
    return _days_from(published, days + 7 * step, ahead=days + 7 * step > 0) if is_clear else None


def weekday_of_week(words: str, published: date, _: Tense | None) -> Meaning | None:
    """ "Tuesday of last week"."""
    if _weekday_in(words) == _SUNDAY:
        return None
    days = _weekday_in(words) - published.weekday() + 7 * (step_of(words) or 0)
    return _days_from(published, days, ahead=days > 0)


def _weekday_in(words: str) -> int:
    return parts(words).weekday or 0


def _days_from(published: date, days: int, *, ahead: bool = False) -> Meaning:
    day = (published + timedelta(days=days)).isoformat()
    return Meaning(day, "weekday_after_publication" if ahead else "weekday_before_publication")
