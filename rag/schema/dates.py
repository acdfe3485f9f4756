"""Dates as articles print them."""

from dataclasses import dataclass
from typing import Literal

DateBound = Literal["before", "after"]
DateRule = Literal[
    "printed",
    "year_of_publication",
    "day_of_publication",
    "days_from_publication",
    "weekday_before_publication",
    "weekday_after_publication",
    "month_before_publication",
    "month_after_publication",
    "year_from_publication",
    "counted_from_publication",
]


@dataclass(frozen=True)
class DateMention:
    """A date expression as printed; `resolved` is the day, month or year that text and publication date determine.

    `resolved` is an ISO date as precise as the words are: 2025-05-20, 2025-04 or 2022. `bound`: it lies before or after
    that. `rule` is how it was resolved, None where it was not.
    """

    text: str
    start: int
    end: int
    resolved: str | None = None
    bound: DateBound | None = None
    rule: DateRule | None = None
