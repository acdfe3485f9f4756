"""Follow-ups made standalone, by rules: "Who said that?" after "How many people are missing?" and the like.

What is asked is asked again in full words, so that the reader can see how the question was read. Where no rule knows
the place of the words to put in, the subject is appended ("…, about the people who are missing?").
"""

import re
from collections.abc import Sequence
from typing import Final

from rag.conversation.adverbs import asked_when_or_why
from rag.conversation.another_thing import asked_of, exchanged_for, other_thing
from rag.conversation.choosing import asked_of_chosen, asked_of_each
from rag.conversation.completion import beside_its_matter, completed, completed_as_typed
from rag.conversation.counting import counted_again
from rag.conversation.earlier import Earlier, in_order_of_nearness, printed_names, with_names
from rag.conversation.fragments import added_to, did_another, response_to
from rag.conversation.grammar import (
    AUXILIARY,
    PREPOSITION,
    capitalised,
    unmarked,
    with_mark,
)
from rag.conversation.matters import subject_unsaid
from rag.conversation.openings import asked_directly, without_opening
from rag.conversation.pronouns import readings_with_persons
from rag.conversation.references import with_meaning
from rag.conversation.saying import about_what_was_said, what_was_asked
from rag.conversation.several import with_speakers
from rag.conversation.soundness import is_sound
from rag.conversation.spelling import respelled, written_out
from rag.conversation.topics import without_topic
from rag.people.nouns import names_people
from rag.said import SAY
from rag.schema import Exchange
from rag.words import WORD

LONGEST: Final = 500  # characters; what is longer says all that it means, and nothing can point back into it
REMEMBERED: Final = 10  # earlier questions; nobody's "he" reaches farther back

_SAID_WHAT: Final = re.compile(rf"^what (?:did|does|do|has|have|had) (?P<who>.+) {SAY}$", re.IGNORECASE)
_ONLY: Final = re.compile(rf"^(?:only|just) (?={PREPOSITION} )", re.IGNORECASE)
_PLACED: Final = re.compile(rf"^(?:(?:only|just) )?{PREPOSITION} ", re.IGNORECASE)
_ASKS: Final = re.compile(rf"\b(?:who|whom|whose|what|which|when|where|why|how|{AUXILIARY})\b", re.IGNORECASE)
_LONGEST_PLACE: Final = 5  # words
_THE_PERSON: Final = re.compile(r"^the (?P<noun>[a-z]+)$", re.IGNORECASE)
_RECENT: Final = 3  # questions that may be asked again of something else


def standalone(question: str, history: Sequence[str]) -> str:
    """The question in words that need no history; unchanged when it needs none. `history` is oldest first."""
    exchanges: list[Exchange] = []
    for asked in history[-REMEMBERED:]:
        exchanges.append(Exchange(readings(asked, exchanges)[0]))
    return readings(question, exchanges)[0]


def readings(question: str, exchanges: Sequence[Exchange]) -> list[str]:
    """The question in full words, as often as it can be read equally well; `exchanges` are oldest first."""
    recent = _short_enough(exchanges[-REMEMBERED:])
    if not recent or len(question) > LONGEST:
        return [question]
    bare, continues = without_opening(question)
    if not WORD.search(bare):  # "And?" asks for the same again
        return [with_mark(recent[-1].question)]
    history = in_order_of_nearness(recent)
    asked = with_names(asked_directly(written_out(respelled(unmarked(bare)))), printed_names(recent))
    goes_on = continues or _is_placed(asked) or _is_another_person(asked, history)
    resolved = list(dict.fromkeys(_in_full(_ONLY.sub("", asked), history, continues=goes_on)))
    sound = [text for text in resolved if text != asked and len(text) < LONGEST and is_sound(text, asked)]
    if len(sound) == len(resolved):
        return [with_mark(capitalised(text)) for text in sound]
    whole = beside_its_matter(asked, history) if resolved != [asked] else ""
    if whole and len(whole) < LONGEST:
        return [with_mark(capitalised(whole))]
    return [with_mark(capitalised(bare)) if continues else question]


def _is_placed(asked: str) -> bool:
    """ "In Leeds", "against Millford": no question by itself."""
    return bool(_PLACED.match(asked)) and not _ASKS.search(asked) and len(asked.split()) <= _LONGEST_PLACE


def _is_another_person(asked: str, history: Sequence[Earlier]) -> bool:
    """ "The mayor" after a question about one person."""
    person = _THE_PERSON.match(asked)
    return person is not None and names_people(person["noun"]) and bool(exchanged_for(asked, history[0].topic))


def _short_enough(exchanges: Sequence[Exchange]) -> Sequence[Exchange]:
    """What came after the last question that was too long to be pointed into."""
    long = [index for index, exchange in enumerate(exchanges) if len(exchange.question) > LONGEST]
    return exchanges[long[-1] + 1 :] if long else exchanges


def _in_full(asked: str, history: Sequence[Earlier], *, continues: bool) -> list[str]:
    """The question with the words of earlier ones put in, for each person whom it may mean."""
    if several := asked_of_each(asked, history):
        return several
    if chosen := asked_of_chosen(asked, history):
        return [chosen]
    return [_read(text, asked, history, continues=continues) for text in readings_with_persons(asked, history)]


def _read(text: str, asked: str, history: Sequence[Earlier], *, continues: bool) -> str:
    if again := _asked_again(text, history):
        return again
    if thing := other_thing(text, continues=continues):
        return _asked_of_another(thing, history)
    resolved = with_meaning(text, history)
    return completed_as_typed(asked, resolved, history) or completed(
        _going_on(resolved, history) if continues else resolved, asked, history
    )


def _asked_again(text: str, history: Sequence[Earlier]) -> str:
    """The last question with what the follow-up adds to it: who said that, when, per day; "" for any other."""
    last = history[0]
    return (
        about_what_was_said(with_speakers(text, history), history)
        or asked_when_or_why(text, last, history)
        or counted_again(text, last.topic)
        or added_to(last.topic, text)
        or did_another(text, last.topic)
        or response_to(text, last.topic)
    )


def _asked_of_another(thing: str, history: Sequence[Earlier]) -> str:
    """The newest question that has a like of the thing, asked of it; else the last one asked of it, too."""
    topics = (without_topic(earlier.topic) for earlier in history[:_RECENT])
    changed = (exchanged_for(thing, what_was_asked(topic) if _PLACED.match(thing) else topic) for topic in topics)
    return next(filter(None, changed), "") or asked_of(thing, history[0].topic)


def _going_on(question: str, history: Sequence[Earlier]) -> str:
    """ "And what did the governor report?" goes on about what was asked before, of somebody else."""
    said = _SAID_WHAT.match(question)
    about = subject_unsaid(question, history) if said and said["who"] not in history[0].topic else ""
    return f"{question} about {about}" if about else question
