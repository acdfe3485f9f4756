"""The persons of a conversation, and the parts they have in it: asked about, the answer, or speaking in it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rag.conversation.cast import cast_of, speaker_of
from rag.conversation.doing import doer
from rag.conversation.earlier import Earlier
from rag.conversation.grammar import NAME, NAMES, WHO_SAID, asks_who, head, inner
from rag.conversation.naming import LESSER, Person, fullest, named_in
from rag.conversation.phrases import phrases
from rag.conversation.topics import people
from rag.people.nouns import NEVER_IN_A_PERSON, names_people, pronoun_for
from rag.said import speech_question
from rag.words import words

_THE: Final = re.compile(r"the ", re.IGNORECASE)
_OPENS_PLACE: Final = re.compile(r"(?:Port|Fort|Mount|Lake|New|North|South|East|West|Upper|Lower|Great|San|Los|Las) ")
_A_NAME: Final = rf",? {NAME}"
_ONLY_NAMES: Final = re.compile(rf"^{NAME}(?: {NAME}){{0,2}}$")
_TOGETHER: Final = re.compile(rf"\b{NAME} and {NAME}")
_WHO_IS: Final = re.compile(
    rf"^who(?: is| are| was| were|[’']s|s) (?-i:{NAMES})(?<![’']s)(?![\w’'-]| [A-Z])", re.IGNORECASE
)
_WHICH: Final = re.compile(r"^which (?P<noun>\w+)", re.IGNORECASE)
_WHO_IS_THE: Final = re.compile(r"^who(?: is| are| was| were|[’']s|s) the ", re.IGNORECASE)
_SAID_BY_WHOM: Final = re.compile(rf"^{WHO_SAID}|^according to wh", re.IGNORECASE)
_NEARLY_AS_GOOD: Final = 0.7  # of the best quote's score: with less, a quote's speaker is clearly farther away

Tier = tuple[Person, ...]  # persons who are equally near


def is_body(name: str, earlier: Earlier) -> bool:
    """Whether a name is a body's that speaks, or a place’s ("Port Ellery")."""
    speakers = (quote.speaker for quote in earlier.quotes if quote.speaker and quote.speaker.kind != "person")
    return _OPENS_PLACE.match(name) is not None or any(name.casefold() == body.name.casefold() for body in speakers)


def tiers(history: Sequence[Earlier]) -> Iterator[Tier]:
    """The persons of a conversation, nearest first."""
    cast = cast_of(history)
    for earlier in history:
        yield from filter(None, _tiers_of(earlier, cast))


def with_a_part(history: Sequence[Earlier]) -> Iterator[Tier]:
    """Those who were asked about, or who speak: one who is only mentioned is seldom meant."""
    cast = cast_of(history)
    for earlier in history:
        yield from filter(None, _parts(earlier, cast))


def with_role(noun: str, earlier: Earlier, history: Sequence[Earlier]) -> Person | None:
    """The only one of an exchange whom a noun describes ("governor")."""
    cast = cast_of(history)
    near = (person for tier in _tiers_of(earlier, cast) for person in tier)
    found = {person.name: person for person in near if noun in person.called and not LESSER & person.called - {noun}}
    return next(iter(found.values())) if len(found) == 1 else None


def who_did(earlier: Earlier, history: Sequence[Earlier]) -> str:
    """The person or the body that did what was asked about, as far as the answer names only one; "" if it does not."""
    cast = cast_of(history)
    best = next(iter(earlier.highlights), "")
    did = doer(earlier)
    if did:
        return next((person.name for person in named_in(did, cast)), did)
    if " " in best and _ONLY_NAMES.match(best):
        return best
    new = [person.name for text in earlier.answers[:1] for person in _new_in(text, earlier.topic, cast)]
    return new[0] if len(new) == 1 else ""


def persons_in(text: str, history: Sequence[Earlier]) -> tuple[Person, ...]:
    """The persons whom a text names for certain, in order."""
    return tuple(named_in(text, cast_of(history)))


def asked_about(earlier: Earlier, history: Sequence[Earlier]) -> tuple[str, ...]:
    """The persons whom a question names, as it prints them."""
    named = (person.name for tier in persons_asked_about(earlier, cast_of(history)) for person in tier)
    return tuple(dict.fromkeys(printed for name in named if (printed := printed_as(name, earlier.topic))))


def printed_as(name: str, text: str) -> str:
    """The name, or the surname, as a text prints it; "" where it has neither."""
    return next((form for form in (name, name.rsplit(maxsplit=1)[-1]) if form in text), "")


def _tiers_of(earlier: Earlier, cast: tuple[Person, ...]) -> Iterator[Tier]:
    yield from _parts(earlier, cast)
    yield from ((person,) for text in earlier.answers for person in named_in(text, cast))


def _parts(earlier: Earlier, cast: tuple[Person, ...]) -> Iterator[Tier]:
    """Who has a part in an exchange: asked about, the answer, or speaking in it."""
    asked, answering = list(persons_asked_about(earlier, cast)), list(_answering(earlier, cast))
    speaking = list(_speaking(earlier, cast))
    if _SAID_BY_WHOM.match(earlier.topic):
        answering = speaking
    if asks_who(earlier.topic) and not _WHO_IS.match(earlier.topic) and speech_asker(earlier.topic) != "content":
        perhaps = _perhaps_answering(earlier, cast)
        unknown = not any(person.pronoun for tier in asked for person in tier)
        yield from (*answering, *perhaps, *asked) if unknown else (*answering, *asked, *perhaps)
    else:
        yield from asked
    yield from speaking


def speech_asker(topic: str) -> str:
    """What a question about speech asks for; "" where it is about none."""
    said = speech_question(topic)
    return "content" if said and said.asks == "everything" else (said.asks if said else "")


def persons_asked_about(earlier: Earlier, cast: tuple[Person, ...]) -> Iterator[Tier]:
    """Who is named in a question: the one who speaks first, then the last named; two that "and" joins together."""
    topic = earlier.topic
    said = speech_question(topic)
    if said and said.speaker and (speaker := tuple(_named_or_called(f"and {said.speaker}", cast, sure=False))):
        yield speaker
    found = tuple(_named_or_called(topic, cast, sure=bool(earlier.answers)))
    if len(found) == 2 and re.search(r" and (?:the )?$", _between(topic, found)):
        yield found
    yield from ((person,) for person in reversed(found))


def _between(topic: str, found: Tier) -> str:
    first, second = (person.name.split()[-1] for person in found)
    start, end = topic.find(first), topic.rfind(second)
    return topic[start + len(first) : end].removesuffix(found[1].name.rpartition(second)[0])


def _named_or_called(topic: str, cast: tuple[Person, ...], *, sure: bool) -> Iterator[Person]:
    """Those whom a question names or calls by their office; where it need not be sure, whoever may be a person."""
    certain = tuple(named_in(topic, cast))
    if certain and _TOGETHER.search(topic):  # one of two that "and" joins is a person, so the other is too
        certain = tuple(fullest(name, cast) for name in people(topic)) or certain
    called = (phrase.text for phrase in phrases(topic) if names_people(phrase.noun) and _THE.match(phrase.text))
    offices = tuple(_holder(name, cast) for name in dict.fromkeys((*people(topic), *called)) if _THE.match(name))
    weak = () if sure or certain or offices else tuple(fullest(name, cast) for name in people(topic))
    yield from certain or offices or weak


def _holder(office: str, cast: tuple[Person, ...]) -> Person:
    """The only one who is called by an office; else whoever holds it."""
    noun = head(office)
    holders = [person for person in cast if noun in person.called and not LESSER & person.called - {noun}]
    return holders[0] if len(holders) == 1 else Person(office, "", frozenset(words(office)))


def _answering(earlier: Earlier, cast: tuple[Person, ...]) -> Iterator[Tier]:
    """Who is what was asked for: in the part that answers most directly, then in the rest of the best quote."""
    if _WHO_IS_THE.match(earlier.topic):
        offices = [phrase for phrase in phrases(earlier.topic) if names_people(phrase.noun)]
        held = [_holder(phrase.text, cast) for phrase in offices]
        yield from ((person,) for person in held if not _THE.match(person.name))
        if offices and not any(offices[0].noun in words(text) for text in earlier.answers[:1]):
            yield from ((person,) for person in held[:1])  # whoever the answer names need not hold it
    for text in (doer(earlier), *earlier.highlights[:1], *earlier.answers[:1]):
        yield from ((person,) for person in _new_in(text, earlier.topic, cast))
        yield from (
            (Person(inner(phrase.text), pronoun_for(frozenset([phrase.noun]))),)
            for phrase in phrases(text)
            if names_people(phrase.noun) and phrase.noun not in earlier.topic and not _is_named(phrase.text, earlier)
        )


def _is_named(role: str, earlier: Earlier) -> bool:
    """Whether a name stands beside what somebody is: "Her deputy, Bo Reed"."""
    return any(re.search(rf"{re.escape(role)}{_A_NAME}", text) for text in earlier.answers[:1])


def _perhaps_answering(earlier: Earlier, cast: tuple[Person, ...]) -> Iterator[Tier]:
    """A name that is all of the answer, though nothing shows that it is a person's."""
    for name in (doer(earlier), *earlier.highlights[:1]):
        if is_body(name, earlier) or _asks_for_thing(earlier.topic):
            continue
        if _ONLY_NAMES.match(name) and not (NEVER_IN_A_PERSON | set(words(earlier.topic))) & set(words(name)):
            yield (fullest(name, cast),)


def _asks_for_thing(topic: str) -> bool:
    which = _WHICH.match(topic)
    return which is not None and not names_people(which["noun"].casefold())


def _new_in(text: str, topic: str, cast: tuple[Person, ...]) -> Iterator[Person]:
    """Those whom an answer names and the question does not."""
    return (person for person in named_in(text, cast) if person.name.split()[-1] not in topic)


def _speaking(earlier: Earlier, cast: tuple[Person, ...]) -> Iterator[Tier]:
    """Who speaks in an answer: those of the quotes that are nearly as good as the best, then the others."""
    best = max((quote.score for quote in earlier.quotes), default=0.0)
    near: dict[str, Person] = {}
    far: dict[str, Person] = {}
    for quote in earlier.quotes:
        if speaker := speaker_of(quote):
            group = near if quote.score >= _NEARLY_AS_GOOD * best else far
            group[speaker.name] = fullest(speaker.name, cast)
    yield tuple(near.values())
    yield from ((person,) for name, person in far.items() if name not in near)
