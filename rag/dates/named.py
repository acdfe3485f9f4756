"""Days, months and years that are named: "20 May 2025", "Sunday, May 18", "in May", "last May"."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from rag.dates.expressions import Form
from rag.dates.meaning import Meaning, calendar_day, month_from, step_of
from rag.dates.tense import Tense
from rag.dates.words import Parts, parts
from rag.schema import DateRule

# A day or month without a year is determined by the verb, or by being clearly nearer in one year than in the next.
_DETERMINED_WITHIN_DAYS: Final = 150
_DETERMINED_WITHIN_MONTHS: Final = 5
# September 11, October 7 and January 6 are names of what happened on them, in a year that everybody knows.
_NAMES_OF_EVENTS: Final = frozenset(((9, (11,)), (10, (7,)), (1, (6,))))


def printed(form: Form, words: str) -> Meaning | None:
    """What an expression means that says it in full."""
    if form == "iso":
        year, month, day = map(int, words.split("-"))
        return Meaning(words, "printed") if calendar_day(year, month, day) else None
    named = parts(words)
    if named.year is None or form == "decade":
        return None
    if form == "day":
        return _in_year(named.year, named, "printed")
    return Meaning(f"{named.year}-{named.month:02}" if named.month else str(named.year), "printed")


def named_day(words: str, published: date, tense: Tense | None) -> Meaning | None:
    """ "20 May", "Sunday, May 18", "20 May last year"."""
    named, step = parts(words), step_of(words)
    if step is not None:
        return _in_year(published.year + step, named, "year_from_publication")
    if (named.month, named.days) in _NAMES_OF_EVENTS:
        return None
    days = _days((published.year - 1, published.year, published.year + 1), named)
    found = _nearest(days, published, tense)
    return _as_printed(found, named, "year_of_publication") if found else None


def _in_year(year: int, named: Parts, rule: DateRule) -> Meaning | None:
    days = _days((year,), named)
    return _as_printed(days[0], named, rule) if days else None


def _days(years: Iterable[int], named: Parts) -> list[date]:
    """The named day in those of the years that have it."""
    found = (calendar_day(year, named.month or 0, named.days[-1]) for year in years)
    return [day for day in found if day]


def _nearest(days: list[date], published: date, tense: Tense | None) -> date | None:
    """The one that the verb means; without a verb the nearest, where that is clear."""
    tomorrow = published + timedelta(days=1)  # where the article was written the day may have begun earlier
    if tense == "past":
        return max((day for day in days if day <= tomorrow), default=None)
    if tense == "ahead":
        return min((day for day in days if day >= published), default=None)
    near = (day for day in days if abs((published - day).days) <= _DETERMINED_WITHIN_DAYS)
    return next(near, None)


def _as_printed(day: date, named: Parts, rule: DateRule) -> Meaning | None:
    """None where the weekday is another; of a range of days only the month, which they have in common."""
    if named.weekday not in (None, day.weekday()):
        return None
    return Meaning(day.isoformat() if len(named.days) == 1 else day.isoformat()[:7], rule)


def named_month(words: str, published: date, tense: Tense | None) -> Meaning | None:
    """ "In May"."""
    month = parts(words).month or 0
    back, ahead = (published.month - month) % 12, (month - published.month) % 12
    if tense == "past" or (tense != "ahead" and back <= _DETERMINED_WITHIN_MONTHS):
        return Meaning(month_from(published, -back), "month_before_publication")
    if tense == "ahead" or (tense == "open" and ahead <= _DETERMINED_WITHIN_MONTHS):
        return Meaning(month_from(published, ahead), "month_after_publication")
    return None


def month_of_year(words: str, published: date, _: Tense | None) -> Meaning | None:
    """ "August last year"."""
    year = published.year + (step_of(words) or 0)
    return Meaning(f"{year}-{parts(words).month:02}", "year_from_publication")


def stepped_month(words: str, published: date, _: Tense | None) -> Meaning | None:
    """ "Last May": where the last such month was in this year, it may mean that one or the one a year earlier."""
    step, month = step_of(words), parts(words).month or 0
    is_clear = step == 0 or (step == -1 and month >= published.month) or (step == 1 and month <= published.month)
    if step is None or not is_clear:
        return None
    year = published.year + step
    behind = (year, month) <= (published.year, published.month)
    return Meaning(f"{year}-{month:02}", "month_before_publication" if behind else "month_after_publication")
