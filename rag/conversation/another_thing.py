"""The last question asked of something else: "What about Ukrainian civilians?", "And in Belgorod?"."""

import re
from collections.abc import Callable
from typing import Final

from rag.conversation.grammar import NAME, PREPOSITION, asks, ends_in_plural
from rag.conversation.topics import ACTED, COUNTED, people, places
from rag.dates import find_dates
from rag.words import content_words

_WHAT_ABOUT: Final = re.compile(r"^(?:what|how) about (?P<thing>.+)$", re.IGNORECASE)
_HOW_MANY_ALONE: Final = re.compile(r"^how many (?P<thing>(?:\w+ )?\w+)$", re.IGNORECASE)
_LONGEST_THING: Final = 6  # words; "And …" with more is no noun phrase

_PLACED: Final = re.compile(rf"^{PREPOSITION} ", re.IGNORECASE)
_NAMES_ONLY: Final = re.compile(rf"^{NAME}(?: {NAME})*$")
_BESIDE: Final = ", and what about "


def other_thing(follow_up: str, *, continues: bool) -> str:
    """What the last question is asked of now; "" where a question of its own is asked."""
    match = _WHAT_ABOUT.match(follow_up)
    alone = _HOW_MANY_ALONE.match(follow_up)
    if match:
        thing = match["thing"]
    elif alone and ends_in_plural(follow_up):
        thing = alone["thing"]
    else:
        thing = follow_up if continues and not asks(follow_up) else ""
    return thing if content_words(thing) and len(thing.split()) <= _LONGEST_THING else ""


def asked_of(thing: str, topic: str) -> str:
    """A question with another thing in the place of its like, or beside it."""
    asked = topic.partition(_BESIDE)[0]
    return next((changed for way in _WAYS if (changed := way(thing, asked))), f"{asked}{_BESIDE}{thing}")


def _another_day(thing: str, topic: str) -> str:
    new, old = find_dates(thing, 0, len(thing)), find_dates(topic, 0, len(topic))
    return _exchanged(topic, old[-1].start, old[-1].end, new[0].text) if new and old else ""


def _another_place(thing: str, topic: str) -> str:
    named = places(topic)
    if named and _PLACED.match(thing):
        return _exchanged(topic, *named[0].span(), thing)
    if named and _NAMES_ONLY.match(thing) and not people(topic):
        return _exchanged(topic, *named[0].span("name"), thing)
    return f"{topic} {thing}" if _PLACED.match(thing) or find_dates(thing, 0, len(thing)) else ""


def _another_person(thing: str, topic: str) -> str:
    named = people(topic)
    if not named or places(topic) or not (_NAMES_ONLY.match(thing) or people(f"about {thing}")):
        return ""
    start = topic.index(named[-1])
    return _exchanged(topic, start, start + len(named[-1]), thing)


def _another_of_the_kind(thing: str, topic: str) -> str:
    """ "Russian ones" and "Russian civilians" in the place of "Ukrainian civilians"."""
    counted = COUNTED.match(topic) or ACTED.match(topic)
    if counted and thing.endswith(" ones"):
        thing = thing.removesuffix("ones") + counted["things"].split()[-1]
    head = re.escape(thing.split()[-1].removesuffix("s"))
    match = re.search(rf"\b(?:{NAME} )?(?i:{head})s?\b", topic)
    return _exchanged(topic, *match.span(), thing) if match else ""


def _another_count(thing: str, topic: str) -> str:
    counted = COUNTED.match(topic) or ACTED.match(topic)
    if not counted or not ends_in_plural(thing):
        return ""
    return _exchanged(topic, *counted.span("things"), re.sub("^the ", "", thing, flags=re.IGNORECASE))


def _exchanged(topic: str, start: int, end: int, thing: str) -> str:
    return f"{topic[:start]}{thing}{topic[end:]}"


_WAYS: Final[tuple[Callable[[str, str], str], ...]] = (
    _another_day,
    _another_place,
    _another_person,
    _another_of_the_kind,
    _another_count,
)
