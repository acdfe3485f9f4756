"""What was spoken of last, in words that can stand beside a question which does not say it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rag.conversation.antecedents import names_in
from rag.conversation.binding import PERSON
from rag.conversation.clauses import as_clause, inverted
from rag.conversation.earlier import Earlier
from rag.conversation.grammar import NAMES, PREPOSITION, inner
from rag.conversation.parts import persons_in
from rag.conversation.phrases import NAME_ALONE, phrases
from rag.conversation.topics import ACTOR, subject, without_topic
from rag.words import words

_ENDS_POINTING: Final = re.compile(r"\b(?:it|that|this|there|they|them)$", re.IGNORECASE)
_BEFORE_PLACE: Final = rf" (?:of|about|over|{PREPOSITION}) "
# Nothing of it can be read in two ways, or the time doubled with every preposition.
_AT_PLACE: Final = re.compile(rf"(?:{_BEFORE_PLACE}(?:the |an? )?[\w’'-]+(?:(?!{_BEFORE_PLACE}) [\w’'-]+){{0,3}}+)*+$")
_SUBJECT: Final = 3  # words
_LONGEST: Final = 100  # characters: with more beside it, a question would be hard to read


def subject_unsaid(question: str, history: Sequence[Earlier]) -> str:
    """The newest subject that the question does not name itself: "the people who are missing"; or ""."""
    return _first_unsaid(question, (subject(earlier.topic) for earlier in history))


def phrase_unsaid(question: str, history: Sequence[Earlier]) -> str:
    """The newest subject, or last noun phrase, that the question does not name itself: "the race for mayor"; or ""."""
    found = (about for earlier in history for about in (subject(earlier.topic), _last_phrase(earlier.topic)))
    return _first_unsaid(question, found)


def matter_unsaid(reading: str, history: Sequence[Earlier]) -> str:
    """All that was asked last, if need be: "whether the film won"; "" where the reading says it, or it points back."""
    for earlier in history:
        short = [about for about in _matters(earlier.topic) if about and len(about) <= _LONGEST]
        if short:
            return "" if short[0] in reading or _points_on(short[0]) else short[0]
    return ""


def lost_name(reading: str, history: Sequence[Earlier]) -> str:
    """The last name in the last question of which the reading has no word: a place's or a body's, and nobody else's."""
    kept, topic = set(words(reading)), history[0].topic
    persons = [person.name for person in persons_in(topic, history)]
    lost = [name for name in names_in(topic) if not kept & set(words(name)) and not any(map(name.endswith, persons))]
    return inner(lost[-1]) if lost else ""


def _first_unsaid(question: str, found: Iterable[str]) -> str:
    return next((about for about in found if about and about not in question and len(about) <= _LONGEST), "")


def _last_phrase(topic: str) -> str:
    """ "The race for mayor in Oakham" of "Who won the race for mayor in Oakham"."""
    named = list(phrases(topic))
    if not named:
        return ""
    return topic[named[-1].start :] if _AT_PLACE.match(topic, named[-1].end) else named[-1].text


def _matters(topic: str) -> Iterator[str]:
    """What a question is about: all that it asks where its subject alone, who did something, does not tell."""
    about, actor = subject(topic), ACTOR.search(topic)
    if about and not (actor and actor["actor"] == about):
        yield about
    asked = without_topic(topic)
    yield as_clause(asked) if _is_sure(asked) else inner(asked)


def _is_sure(question: str) -> bool:
    """Whether it is known where the subject of a question ends, so that it can be put before its verb."""
    parts = inverted(question)
    if parts is None or parts.subject.casefold() in ("he", "she", "it", "they") or NAME_ALONE.match(parts.subject):
        return True
    starts_with_verb = re.match(rf"(?!{PREPOSITION}\b)[a-z]", parts.rest) is not None or not parts.rest
    return starts_with_verb and len(parts.subject.split()) <= _SUBJECT


def _points_on(about: str) -> bool:
    """Whether it has a pronoun of somebody whom it does not name itself, or ends in one."""
    pronoun = PERSON.search(about) or _ENDS_POINTING.search(about)
    return pronoun is not None and not re.search(NAMES, about[: pronoun.start()])
