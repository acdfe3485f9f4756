"""The last question as it was meant: "How many died in Belgorod?" after "No, I meant Belgorod"."""

from collections.abc import Sequence

from rag.conversation.another_thing import about_another, asked_of
from rag.conversation.corrections import Correction
from rag.conversation.earlier import Earlier, in_order_of_nearness
from rag.conversation.grammar import capitalised, with_mark
from rag.conversation.parts import asked_about
from rag.conversation.standalone import readings
from rag.conversation.topics import people
from rag.schema import Exchange
from rag.words import words


def corrected(meant: Correction, exchanges: Sequence[Exchange]) -> list[str]:
    """The last question with what was meant in the place of what was said."""
    if meant.is_question:
        return [with_mark(text) for text in readings(capitalised(meant.right), exchanges)]
    history = in_order_of_nearness(exchanges)
    topic = history[0].topic
    start = topic.casefold().find(meant.wrong.casefold()) if meant.wrong else -1
    if start >= 0:
        found = [topic[:start] + meant.right + topic[start + len(meant.wrong) :]]
    else:
        found = _in_the_place_of_its_like(meant.right, history)
    return [with_mark(capitalised(text)) for text in found]


def _in_the_place_of_its_like(right: str, history: Sequence[Earlier]) -> list[str]:
    """A name in the place of each person, the one who speaks first if the name meant speaks in an answer."""
    topic = history[0].topic
    named = list(dict.fromkeys((*people(topic), *asked_about(history[0], history))))
    offices = [name for name in named if _is_office(name)]
    alike = offices if _is_office(right) and len(offices) == 1 else named
    ways = _each_exchanged_for(right, topic, alike)
    if len(ways) > 1 and _is_spoken_of(right, history[0]):
        return ways[-1:]
    if len(ways) > 1:
        return ways if _speaks(right, history) else ways[::-1]
    return (ways if alike is offices else []) or [about_another(right, topic) or asked_of(right, topic)]


def _is_office(name: str) -> bool:
    """ "The governor of Ohio" is corrected to another office."""
    return name.casefold().startswith("the ")


def _is_spoken_of(name: str, last: Earlier) -> bool:
    """Whether somebody speaks of one of this name in the last answer."""
    return any(name.casefold() in words(claim) for claim in last.claims)


def _speaks(name: str, history: Sequence[Earlier]) -> bool:
    speakers = [quote.speaker.name for earlier in history for quote in earlier.quotes if quote.speaker]
    return any(speaker.casefold().endswith(name.casefold()) for speaker in speakers)


def _each_exchanged_for(thing: str, topic: str, named: Sequence[str]) -> list[str]:
    """A question with a thing in the place of each of the names in it."""
    return [topic.replace(name, _as_name(thing)) for name in named if name in topic and name != thing]


def _as_name(thing: str) -> str:
    """One word that stands for a name, with a capital."""
    return thing.title() if thing.isalpha() else thing
