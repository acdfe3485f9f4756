"""The words of which date expressions are made, as patterns, and what they stand for."""

import re
from dataclasses import dataclass
from typing import Final

MONTH: Final = (
    r"(?:Jan(?:uary\b|\.)|Feb(?:ruary\b|\.)|March\b|Mar\.|April\b|Apr\.|May\b|June\b|July\b|Aug(?:ust\b|\.)"
    r"|Sept(?:ember\b|\.)|Sep\.|Oct(?:ober\b|\.)|Nov(?:ember\b|\.)|Dec(?:ember\b|\.))"
)
# Without its point a shortened month is one only beside a day: "Nov 25" is, "Mar" and "Sep" alone are names.
MONTH_BESIDE_A_DAY: Final = rf"(?:{MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)"
WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
YEAR: Final = r"(?:1[5-9]|20)\d\d\b"
DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?![.,]\d)"

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SMALL: Final = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_LONGEST_FIRST: Final = sorted((*_SMALL, *(f"{tens}(?:-(?:{'|'.join(_SMALL[:9])}))?" for tens in _TENS)), reverse=True)
COUNT_WORD: Final = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _LONGEST_FIRST)


@dataclass(frozen=True)
class Parts:
    """What an expression names: weekday from 0, month from 1; two days where it is a range of them."""

    weekday: int | None
    days: tuple[int, ...]
    month: int | None
    year: int | None


def parts(expression: str) -> Parts:
    """Weekday, days, month and year as far as the expression names them."""
    weekday = re.search(WEEKDAY, expression)
    month = re.search(rf"\b{MONTH_BESIDE_A_DAY}", expression)
    year = re.search(rf"\b{YEAR}", expression)
    days = re.findall(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", expression) if month else []
    return Parts(
        _WEEKDAYS.index(weekday.group()[:3].lower()) if weekday else None,
        tuple(map(int, days)),
        _MONTHS.index(month.group()[:3].lower()) + 1 if month else None,
        int(year.group()) if year else None,
    )


def count(words: str) -> int:
    """The value of a count in words or digits; "a" is one."""
    if words.isdigit():
        return int(words)
    tens, _, ones = words.partition("-")
    if tens in _TENS:
        return 10 * (_TENS.index(tens) + 2) + (_SMALL.index(ones) + 1 if ones else 0)
    return _SMALL.index(words) + 1 if words in _SMALL else 1
