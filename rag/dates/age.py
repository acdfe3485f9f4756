"""How long before publication a date lies, about: the order of what is told without days."""

import re
from datetime import date
from typing import Final

from rag.dates.mentions import publication_day
from rag.dates.words import WEEKDAY, count, parts
from rag.schema import DateMention

_DAYS_IN: Final = {"day": 1, "week": 7, "weekend": 7, "month": 30, "year": 365, "decade": 3650, "century": 36500}
_DAYS_BACK: Final = {"yesterday": 1, "today": 0, "tomorrow": -1, "tonight": 0, "last night": 1}
_NEAR: Final = re.compile("|".join(_DAYS_BACK))
_AGO: Final = re.compile(rf"([\w-]+) ({'|'.join(_DAYS_IN)})s? ago$")
_STEP: Final = re.compile(r"(last|next|this|past) (\w+)$")
_WHOLE_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def days_before_publication(mention: DateMention, published: str | None) -> int | None:
    """About how many days before publication the mention lies (negative: after it), or None when nothing tells."""
    day = publication_day(published)
    if day and mention.resolved and _WHOLE_DAY.fullmatch(mention.resolved):
        return (day - date.fromisoformat(mention.resolved)).days
    relative = _relative_days(mention.text.lower())
    if relative is not None or day is None:
        return relative
    middle = _middle_of_period(mention, day)
    return (day - middle).days if middle else None


def _relative_days(expression: str) -> int | None:
    """Days back from publication for an expression that is counted from it; "Tuesday" is half a week ago."""
    if near := _NEAR.search(expression):
        return _DAYS_BACK[near.group()]
    if ago := _AGO.search(expression):
        return count(ago[1]) * _DAYS_IN[ago[2]]
    step = _STEP.search(expression)
    if step and step[2] in _DAYS_IN:
        days = _DAYS_IN[step[2]]
        return {"last": days, "next": -days}.get(step[1], days // 2)
    if re.search(WEEKDAY, expression, re.IGNORECASE):
        return {"last": 7, "next": -7}.get(expression.split(maxsplit=1)[0], 3)
    return None


def _middle_of_period(mention: DateMention, published: date) -> date | None:
    """The middle of a month or year; a month that is not resolved is the last one before publication."""
    if mention.resolved:
        year, _, month = mention.resolved.partition("-")
        return date(int(year), int(month), 15) if month else date(int(year), 7, 1)
    named = parts(mention.text)
    if named.month:
        return date(named.year or published.year - (named.month > published.month), named.month, 15)
    return date(named.year, 7, 1) if named.year else None
