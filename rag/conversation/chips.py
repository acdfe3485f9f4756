"""What a reading names, each with the reading without it: persons, places, dates, publishers, the topic beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from rag.conversation.binding import PERSON
from rag.conversation.clauses import inverted
from rag.conversation.earlier import Earlier
from rag.conversation.grammar import AUXILIARY, PREPOSITION, capitalised, unmarked, with_mark
from rag.conversation.parts import persons_in, printed_as
from rag.conversation.topics import people, places, subject, without_topic
from rag.dates import find_dates
from rag.said import SAY, speech_question
from rag.schema import Chip, Interpretation

_BESIDE_A_PERSON: Final = re.compile(r",? (?:according to|about|by|from|of|with|to|for|against) $", re.IGNORECASE)
_BESIDE_A_DATE: Final = re.compile(rf",? {PREPOSITION} (?:the )?$", re.IGNORECASE)
_SAID_WHAT: Final = re.compile(
    r"^(?P<what>what(?: else)?|how|when|where|why) (?:did|does|has|have|do) $", re.IGNORECASE
)
_SAY: Final = re.compile(rf"^ (?:also )?{SAY}\b", re.IGNORECASE)
_STILL_ASKS: Final = re.compile(rf"\b{AUXILIARY}|^(?:who|what|which|how many)\b", re.IGNORECASE)
_MEANS_NOBODY: Final = re.compile(r"^(?:who|what|how old) (?:is|was|are|were)$", re.IGNORECASE)


def chips(reading: Interpretation, history: Sequence[Earlier]) -> tuple[Chip, ...]:
    """What can be taken out of a reading, so that a question is left."""
    topic = unmarked(reading.question)
    without = [*_topic(topic), *_persons(topic, history), *_places(topic), *_dates(topic)]
    from_words = (
        Chip(chip.kind, chip.text, with_mark(capitalised(chip.question)), reading.filters)
        for chip in without
        if chip.kind == "topic" or (_STILL_ASKS.search(chip.question) and len(chip.question.split()) > 1)
    )
    return (*from_words, *_filtered(reading))


def _filtered(reading: Interpretation) -> Iterator[Chip]:
    question, filters = reading.question, reading.filters
    if filters.since:
        yield Chip("date", f"since {_day(filters.since)}", question, replace(filters, since=None))
    if filters.until:
        yield Chip("date", f"until {_day(filters.until)}", question, replace(filters, until=None))
    if filters.publisher:
        yield Chip("publisher", filters.publisher, question, replace(filters, publisher=None))


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B} {day.year}"


def _topic(topic: str) -> Iterator[Chip]:
    alone = without_topic(topic)
    if alone != topic:
        yield Chip("topic", subject(topic), alone)


def _persons(topic: str, history: Sequence[Earlier]) -> Iterator[Chip]:
    said = speech_question(topic)
    speaker = [said.speaker] if said and people(f"about {said.speaker}") == [said.speaker] else []
    for name in dict.fromkeys([*(person.name for person in persons_in(topic, history)), *speaker]):
        printed = printed_as(name, topic)
        start = topic.find(printed)
        if printed and (rest := _without_person(topic, start, start + len(printed))):
            yield Chip("person", printed, rest)


def _without_person(topic: str, start: int, end: int) -> str:
    """ "What did Tsukanov say about the toll?" is left as "What was said about the toll?"."""
    before, after = topic[:start], topic[end:]
    if before.endswith("and ") or after.startswith((" and ", ", ")):
        return ""
    if beside := _BESIDE_A_PERSON.search(before):
        return before[: beside.start()] + after
    if (said := _SAID_WHAT.match(before)) and (verb := _SAY.match(after)):
        rest = after[verb.end() :]
        return f"{said['what']} was {'said' if said['what'].casefold().startswith('what') else 'it said'}{rest}"
    if owned := re.match(r"[’']s (?=\w)", after):
        article = "" if re.search(r"\b(?:the|a|an) $", before) else "the "
        return f"{before}{article}{after[owned.end() :]}"
    parts = inverted(topic) if not PERSON.search(topic) else None
    if parts and parts.rest and parts.subject == topic[start:end] and not _MEANS_NOBODY.match(before.strip()):
        return parts.with_subject("anyone")
    return ""


def _places(topic: str) -> Iterator[Chip]:
    for place in places(topic):
        yield Chip("place", place["name"], topic[: place.start()].rstrip() + topic[place.end() :])


def _dates(topic: str) -> Iterator[Chip]:
    for found in find_dates(topic, 0, len(topic)):
        before = topic[: found.start]
        beside = _BESIDE_A_DATE.search(before)
        yield Chip("date", found.text, before[: beside.start() if beside else None].rstrip() + topic[found.end :])
