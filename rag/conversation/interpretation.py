"""How a question is read in its conversation."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date

from rag.conversation.chips import chips
from rag.conversation.corrected import corrected
from rag.conversation.corrections import correction
from rag.conversation.earlier import in_order_of_nearness
from rag.conversation.grammar import unmarked
from rag.conversation.narrowing import Calendar, narrowed
from rag.conversation.openings import without_opening
from rag.conversation.repeats import repeat
from rag.conversation.saying import others_said
from rag.conversation.soundness import is_sound
from rag.conversation.standalone import LONGEST, REMEMBERED, readings
from rag.dates import find_dates
from rag.schema import Exchange, Filters, Interpretation
from rag.words import words


def interpret(
    question: str,
    exchanges: Sequence[Exchange],
    filters: Filters,
    publishers: Sequence[str],
    today: date | None = None,
) -> Interpretation:
    """The question in full words; `exchanges` came before it, oldest first, `publishers` are those of the corpus.

    A follow-up takes over no filters but those that it names itself, beside `filters`, which are set for all; one that
    only asks for more, or for fewer articles, keeps those of what it goes on from. `today` is the day that "this year"
    is counted from; without one it means nothing.
    """
    recent = exchanges[-REMEMBERED:]
    last = recent[-1] if recent else None
    if last is None or len(question) > LONGEST or len(last.question) > LONGEST:
        reading = Interpretation(question, filters)
    else:
        calendar = Calendar(today, _year_of(last, today))
        reading = _read(question, recent, Interpretation(last.question, filters), publishers, calendar)
    if is_as_typed(reading, question):
        return reading
    return replace(reading, chips=chips(reading, in_order_of_nearness(recent)))


def _read(
    question: str, exchanges: Sequence[Exchange], last: Interpretation, publishers: Sequence[str], calendar: Calendar
) -> Interpretation:
    """`last` is the last question under the filters that are set."""
    bare, _ = without_opening(question)
    asked = unmarked(bare)
    if others := others_said(asked, exchanges[-1].question):
        return replace(last, question=others)
    if asks := repeat(asked):
        answered = _last_answered(exchanges)
        return Interpretation(answered.question, _both(last.filters, answered.filters), asks)
    filters = narrowed(asked, _both(last.filters, exchanges[-1].filters), publishers, calendar)
    if filters and not _dates_its_own_time(asked, last.question):
        return replace(last, filters=filters)
    if meant := correction(unmarked(question)):
        found = (text for text in corrected(meant, exchanges) if len(text) < LONGEST)
        sound = [text for text in found if is_sound(unmarked(text), asked)]
        return _offered(sound or [question], last.filters)
    return _offered(readings(question, exchanges), last.filters)


def is_as_typed(reading: Interpretation, typed: str) -> bool:
    """Whether a reading adds nothing to what was typed: at most, the "And" that opens it has gone."""
    bare, _ = without_opening(typed)
    asked = words(reading.question)
    return reading == Interpretation(reading.question) and asked in (words(typed), words(bare))


def _last_answered(exchanges: Sequence[Exchange]) -> Exchange:
    """The last exchange with an answer, of which there can be more; the last of all where none has one."""
    return next((exchange for exchange in reversed(exchanges) if exchange.quotes or exchange.reply), exchanges[-1])


def _both(set_for_all: Filters, before: Filters) -> Filters:
    """The filters that are set, and of an earlier question's what they leave open."""
    return Filters(**asdict(before) | {name: value for name, value in asdict(set_for_all).items() if value})


def _year_of(exchange: Exchange, today: date | None) -> int | None:
    """The year of the newest article that an answer quotes."""
    published = [quote.article.published for quote in exchange.quotes if quote.article.published]
    return int(max(published)[:4]) if published else today.year if today else None


def _dates_its_own_time(follow_up: str, topic: str) -> bool:
    """ "And since 2022?" after "How many have died since 2014?" is about when they died, not about the articles."""
    return bool(find_dates(follow_up, 0, len(follow_up)) and find_dates(topic, 0, len(topic)))


def _offered(found: Sequence[str], filters: Filters) -> Interpretation:
    return Interpretation(found[0], filters, others=tuple(found) if len(found) > 1 else ())
