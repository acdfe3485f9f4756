"""Which articles may answer, where a follow-up asks for nothing else: "only from Espreso", "since 21 May 2025"."""

import re
from calendar import month_name, monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from rag.dates import find_dates
from rag.people.nouns import names_people, singular
from rag.people.words import TIME_NOUNS, TIME_WORDS
from rag.schema import Filters

_ONLY: Final = re.compile(r"^(?:only|just|solely|(?:limit|restrict) (?:it|that|this) to)\b ?", re.IGNORECASE)
_ARTICLES: Final = re.compile(
    r"^(?:(?:the|those|use|show|me|articles?|reports?|stories|news|ones|sources|that|which|are|were|published|printed"
    r"|written) )*(?:articles|reports|stories|news|ones|sources|published|printed|written) ",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"^(?:from|by|in|of|according to) ", re.IGNORECASE)
_PUBLISHER_ASKED: Final = re.compile(
    r"^(?:(?:what|how) about |what (?:does|did|do|has) )(?P<who>(?:\S+ ){0,4}?\S+)"
    r"(?: (?:say|said|report|reported|write|written))?(?: (?:about|on) (?:it|that|this))?$",
    re.IGNORECASE,
)
_PLEASE: Final = re.compile(r",? (?:please|only|alone|then)$", re.IGNORECASE)
_RANGE: Final = re.compile(
    r"^(?:between|from) (?P<first>\D.*?|\d.*?) (?:and|to|until|till) (?P<last>.+)$", re.IGNORECASE
)
_BOUND: Final = re.compile(
    r"^(?P<word>since|from|after|before|until|till|up to|by|(?:newer|older|later|earlier) than|in|of|on|for)?"
    r"(?:^| )(?P<period>\S.*?)(?P<onwards>,? (?:on|onwards?|or (?:later|newer)))?$",
    re.IGNORECASE,
)
_SINCE: Final = frozenset(("since",))
_AFTER: Final = frozenset(("after", "newer than", "later than"))
_BEFORE: Final = frozenset(("before", "older than", "earlier than"))
_UNTIL: Final = frozenset(("until", "till", "up to"))
_BOUNDS: Final = _SINCE | _AFTER | _BEFORE | _UNTIL
_MONTHS: Final = re.compile(rf"\b(?:{'|'.join(month_name[1:])})\b", re.IGNORECASE)
_SITE: Final = re.compile(r"\.(?:com|org|net|tv|news|co\.uk)$")
# "from Reuters", "from the gazette", "in the Times": whoever is named so is meant for a publisher, known or not.
_OF_SOMEBODY: Final = re.compile(r"^(?:from|by) (?P<name>(?:the )?[\w.&’'-]+(?: [\w.&’'-]+){0,3})$", re.IGNORECASE)
_IN_A_PAPER: Final = re.compile(
    r"^in (?P<name>the (?:\w+ ){0,2}(?:times|post|news|journal|herald|tribune|gazette|telegraph|guardian|mirror|mail"
    r"|chronicle|observer|star|standard|courier|express|press|sun|independent|echo|globe|economist))$",
    re.IGNORECASE,
)
_LONGEST: Final = 80  # characters


@dataclass(frozen=True)
class Calendar:
    """The day that is today, and the year in which that of which something is asked was published, where known."""

    today: date | None
    year: int | None


def narrowed(follow_up: str, filters: Filters, publishers: Sequence[str], calendar: Calendar) -> Filters | None:
    """The filters that a follow-up asks for, and those that were set; None where it asks for something else."""
    if len(follow_up) > _LONGEST:
        return None
    phrase, only = _stripped(follow_up)
    publisher = _publisher(phrase, publishers, is_part_enough=only)
    if publisher:
        return replace(filters, publisher=publisher)
    in_time = _in_time(phrase, filters, calendar, may_be_inside=only)
    unknown = _unknown_publisher(phrase) if only and in_time is None else ""
    return replace(filters, publisher=unknown) if unknown else in_time


def _stripped(follow_up: str) -> tuple[str, bool]:
    """What may answer, and whether the follow-up says that nothing else may."""
    asked = _PLEASE.sub("", follow_up)
    phrase = _ONLY.sub("", asked)
    rest = _ARTICLES.sub("", phrase)
    return rest, phrase != asked or rest != phrase or asked != follow_up


def _publisher(phrase: str, publishers: Sequence[str], *, is_part_enough: bool) -> str | None:
    """The publisher that a phrase names: all of the name but "the", or, where that is enough, a part of one only."""
    asked = _PUBLISHER_ASKED.match(phrase)
    said = _name(asked["who"] if asked else _FROM.sub("", phrase))
    whole = [name for name in publishers if said and _name(name) == said]
    partly = [name for name in publishers if is_part_enough and said and set(said) <= set(_name(name))]
    found = whole or partly
    return found[0] if len(found) == 1 else None


def _unknown_publisher(phrase: str) -> str:
    """The publisher that a phrase names, of whom there are no articles; "" where it names a person or a time."""
    named = _OF_SOMEBODY.match(phrase) or _IN_A_PAPER.match(phrase)
    name = named["name"] if named else ""
    last = singular(name.split()[-1].casefold()) if name else ""
    return "" if names_people(last) or last in TIME_WORDS | TIME_NOUNS or any(map(str.isdigit, name)) else name


def _name(text: str) -> list[str]:
    words = _SITE.sub("", text.casefold()).split()
    return words[1:] if words[:1] == ["the"] else words


def _in_time(phrase: str, filters: Filters, calendar: Calendar, *, may_be_inside: bool) -> Filters | None:
    if match := _RANGE.match(phrase):
        first, last = _period(match["first"], calendar), _period(match["last"], calendar)
        return replace(filters, since=first[0].isoformat(), until=last[1].isoformat()) if first and last else None
    match = _BOUND.match(phrase)
    period = _period(match["period"], calendar) if match else None
    if match is None or period is None:
        return None
    word = "since" if match["onwards"] else (match["word"] or "").casefold()
    return _bounded(filters, word, period) if word in _BOUNDS or may_be_inside else None


def _bounded(filters: Filters, word: str, period: tuple[date, date]) -> Filters:
    first, last = period
    if word in _SINCE:
        return replace(filters, since=first.isoformat())
    if word in _AFTER:
        return replace(filters, since=(last + timedelta(days=1)).isoformat())
    if word in _BEFORE:
        return replace(filters, until=(first - timedelta(days=1)).isoformat())
    if word in _UNTIL:
        return replace(filters, until=last.isoformat())
    return replace(filters, since=first.isoformat(), until=last.isoformat())


def _period(words: str, calendar: Calendar) -> tuple[date, date] | None:
    """The first and last day of a day, month or year; a month or day of no year is one of the articles' year."""
    written = _MONTHS.sub(lambda month: month.group().capitalize(), words)
    has_no_year = _MONTHS.search(written) and not re.search(r"\d{4}|\b(?:last|this|next)\b", written)
    expression = f"in {written} {calendar.year or ''}" if has_no_year else f"in {written}"
    found = find_dates(expression, 0, len(expression), calendar.today.isoformat() if calendar.today else None)
    is_all = len(found) == 1 and found[0].start <= len("in the ") and found[0].end == len(expression)
    return _days_of(found[0].resolved) if is_all and found[0].resolved else None


def _days_of(iso: str) -> tuple[date, date]:
    """The first and last day of an ISO date as precise as it is."""
    year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    last = month or 12
    return date(year, month or 1, 1), date(year, last, monthrange(year, last)[1])
