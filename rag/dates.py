"""Date expressions as the article prints them; resolved only where text and publication date determine the day."""

import re
from datetime import date, timedelta
from typing import Final

from rag.schema import DateMention

_MONTH: Final = (
    r"(?:Jan(?:uary\b|\.)|Feb(?:ruary\b|\.)|March\b|Mar\.|April\b|Apr\.|May\b|June\b|July\b|Aug(?:ust\b|\.)"
    r"|Sept(?:ember\b|\.)|Sep\.|Oct(?:ober\b|\.)|Nov(?:ember\b|\.)|Dec(?:ember\b|\.))"
)
_WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_YEAR: Final = r"(?:1[5-9]|20)\d\d\b"
_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
_COUNTS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT: Final = rf"(?:\d{{1,3}}|an?|{'|'.join(_COUNTS)})"
_NEARLY: Final = r"(?:(?:(?:a little |just )?(?:more|less) than|just over|over|about|around|almost|nearly|some) )?"
_DAYS_IN: Final = {"day": 1, "week": 7, "weekend": 7, "month": 30, "year": 365, "decade": 3650, "century": 36500}
_ABSOLUTE: Final = (
    rf"\d{{4}}-\d\d-\d\d\b|(?:{_DAY}(?: of)? {_MONTH}|{_MONTH} {_DAY})(?:,? {_YEAR})?|{_MONTH},? (?:of )?{_YEAR}"
)
_RELATIVE: Final = (
    rf"[Yy]esterday\b|[Tt]oday\b|[Tt]omorrow\b|(?:[Ee]arlier |[Ll]ater )?(?:[Ll]ast|[Nn]ext|[Tt]his|[Tt]he past) "
    rf"(?:week(?:end)?\b|month\b|year\b|decade\b|century\b|{_WEEKDAY}|{_MONTH})"
    rf"|(?i:{_NEARLY}{_COUNT} (?:day|week|month|year|decade)s? ago\b)"
)
# A lone month or year is a date only after one of these words: "in May" is, "the May government" is not.
_LONE: Final = "|".join(
    rf"(?<=\b{word} )(?:{_MONTH}(?! [A-Z])|{_YEAR}(?![\d,.%-]*\d| percent| per cent))"
    for word in ("[Ii]n", "[Ss]ince", "[Uu]ntil", "[Bb]y", "[Dd]uring", "[Bb]efore", "[Aa]fter", "[Ff]rom", "late")
)
_DATE: Final = re.compile(rf"(?<![\w.,-])(?:{_ABSOLUTE}|{_RELATIVE}|{_WEEKDAY}|{_LONE})")
# A weekday after one of these lies ahead, or may: its date is then not determined.
_AHEAD: Final = re.compile(
    r"(?:\b(?:will|would|expected|scheduled|planned|plans|due)|[’']ll)\b|\b(?:next|until|by|before|every|each) $"
)
_FARTHEST_AHEAD: Final = 200  # characters; keeps the time linear in the length of the text
_MONTH_LETTERS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY_LETTERS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# "May 20" without a year is determined only when it is clearly nearer in one year than in the next.
_DETERMINED_WITHIN_DAYS: Final = 150


def find_dates(text: str, start: int, end: int, published: str | None = None) -> tuple[DateMention, ...]:
    """The date expressions inside `text[start:end]`, in order; `published` is the article's ISO date."""
    mentions = []
    for match in _DATE.finditer(text, start, end):
        ahead = _AHEAD.search(text, max(start, match.start() - _FARTHEST_AHEAD), match.start()) is not None
        day = _resolve(match.group(), _publication_day(published), ahead)
        mentions.append(DateMention(match.group(), match.start(), match.end(), day.isoformat() if day else None))
    return tuple(mentions)


def days_before_publication(mention: DateMention, published: str | None) -> int | None:
    """About how many days before publication the mention lies (negative: after it), or None when nothing tells."""
    day = _publication_day(published)
    if day and mention.resolved:
        return (day - date.fromisoformat(mention.resolved)).days
    relative = _relative_days(mention.text.lower())
    if relative is not None or day is None:
        return relative
    middle = _middle_of_period(mention.text, day)
    return (day - middle).days if middle else None


def _publication_day(published: str | None) -> date | None:
    """The day of an ISO date or date and time; None when there is none."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _resolve(expression: str, published: date | None, ahead: bool) -> date | None:
    """The one day that the expression means, if it means one."""
    year, month, day = _parts(expression)
    if month and day:
        return _calendar_day(year, month, day) if year else _nearest(month, day, published)
    if published is None:
        return None
    near = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(expression.lower())
    if near is not None:
        return published + timedelta(days=near)
    if expression[:3].lower() in _WEEKDAY_LETTERS and not ahead:
        back = (published.weekday() - _WEEKDAY_LETTERS.index(expression[:3].lower())) % 7
        return published - timedelta(days=back)
    return None


def _parts(expression: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day as far as the expression names them."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", expression):
        return int(expression[:4]), int(expression[5:7]), int(expression[8:])
    year = re.search(rf"\b{_YEAR}", expression)
    month = re.search(rf"\b{_MONTH}", expression)
    day = re.search(r"\b\d{1,2}(?=\D|$)", expression) if month else None
    return (
        int(year.group()) if year else None,
        _MONTH_LETTERS.index(month.group()[:3].lower()) + 1 if month else None,
        int(day.group()) if day else None,
    )


def _calendar_day(year: int, month: int, day: int) -> date | None:
    """The date, or None for a day that the calendar does not have."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, published: date | None) -> date | None:
    """The occurrence of a yearly day that is nearest to publication, where that is clear."""
    if published is None:
        return None
    candidates = [_calendar_day(published.year + offset, month, day) for offset in (-1, 0, 1)]
    days = [candidate for candidate in candidates if candidate]
    nearest = min(days, key=lambda candidate: abs((published - candidate).days), default=None)
    return nearest if nearest and abs((published - nearest).days) <= _DETERMINED_WITHIN_DAYS else None


def _relative_days(expression: str) -> int | None:
    """Days back from publication for an expression that is counted from it; "Tuesday" is half a week ago."""
    near = {"yesterday": 1, "today": 0, "tomorrow": -1}.get(expression)
    if near is not None:
        return near
    ago = re.search(rf"({_COUNT}) (day|week|month|year|decade)s? ago$", expression)
    if ago:
        return _count(ago.group(1)) * _DAYS_IN[ago.group(2)]
    step = re.search(r"(last|next|this|past) (\w+)$", expression)
    if step and step.group(2) in _DAYS_IN:
        days = _DAYS_IN[step.group(2)]
        return {"last": days, "next": -days}.get(step.group(1), days // 2)
    if re.search(_WEEKDAY, expression, re.IGNORECASE):
        return {"last": 7, "next": -7}.get(expression.split(maxsplit=1)[0], 3)
    return None


def _count(word: str) -> int:
    """The value of a count in words or digits; "a" is one."""
    if word in _COUNTS:
        return _COUNTS.index(word) + 1
    return int(word) if word.isdigit() else 1


def _middle_of_period(expression: str, published: date) -> date | None:
    """The middle of a named month or year; a month without a year is the last one before publication."""
    year, month, day = _parts(expression)
    if month:
        year = year or published.year - (month > published.month)
        return _calendar_day(year, month, day or 15)
    return date(year, 7, 1) if year else None
