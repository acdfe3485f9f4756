"""The persons whom "he", "she" or "the governor" may mean, nearest first."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from rag.conversation.cast import cast_of
from rag.conversation.earlier import Earlier
from rag.conversation.grammar import PREPOSITION, asks_who
from rag.conversation.naming import Person, fullest
from rag.conversation.parts import Tier, is_body, persons_asked_about, tiers, with_a_part
from rag.conversation.topics import people
from rag.dates import find_dates
from rag.people.nouns import NEVER_IN_A_PERSON, ROLE_MODIFIERS, names_people
from rag.words import FUNCTION_WORDS, content_words, words

_PRONOUNS: Final = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
_HER_ALONE: Final = re.compile(rf"\bher(?=$| (?:{PREPOSITION}|and|or|when|that)\b)", re.IGNORECASE)
_RECENT: Final = 3  # exchanges in which one who speaks is nearer than one who is only mentioned in the last


def meant_by(pronoun: str, question: str, history: Sequence[Earlier]) -> Tier:
    """The persons whom a pronoun in a question may mean; several only where nothing tells them apart."""
    wanted = _PRONOUNS[pronoun.casefold()]
    asked = frozenset(words(question) if _is_object(pronoun, question) else ("",))
    for tier in chain(_either(pronoun, question, history), _nearest(history)):
        each = (one for person in tier for one in _of_the_name(person, cast_of(history)))
        compatible = tuple(one for one in each if one.pronoun in ("", wanted) and not _surname(one) <= asked)
        if compatible:
            return _surely(wanted, compatible, history) or _told_apart(compatible, question)
    return ()


def _surely(wanted: str, perhaps: Tier, history: Sequence[Earlier]) -> Tier:
    """Of those of whom the last question asks, the only one who is known to be a "she", if others only may be."""
    asked = [person for tier in persons_asked_about(history[0], cast_of(history)) for person in tier]
    known = tuple(dict.fromkeys(person for person in asked if person.pronoun == wanted))
    are_unsure = all(not person.pronoun and person in asked for person in perhaps)
    return known if are_unsure and len(known) == 1 else ()


def both_meant(pronouns: tuple[str, str], question: str, history: Sequence[Earlier]) -> Tier:
    """The two whom "she" and "him" in one question mean: where the nearest may be either, the next tells which."""
    nearest = [meant_by(pronoun, question, history) for pronoun in pronouns]
    if any(len(tier) != 1 for tier in nearest):
        return ()
    (first,), (second,) = nearest
    if first.name != second.name:
        return first, second
    for other in (person for tier in _nearest(history) for person in tier if person.name != first.name):
        if other.pronoun == _PRONOUNS[pronouns[0].casefold()]:
            return other, first
        if other.pronoun:
            return first, other
    return ()


def are_of_other_sex(pronoun: str, other: str) -> bool:
    """Whether two pronouns cannot mean the same person: "she" and "him"."""
    return _PRONOUNS[pronoun.casefold()] != _PRONOUNS[other.casefold()]


def is_of_other_sex(person: Person, pronoun: str) -> bool:
    """Whether a person is known to be nobody whom a pronoun means."""
    return person.pronoun not in ("", _PRONOUNS[pronoun.casefold()])


def _nearest(history: Sequence[Earlier]) -> Iterator[Tier]:
    """Those who were asked about or who spoke not long ago, before those who are only mentioned."""
    recent = history[:_RECENT]
    yield from with_a_part(recent)
    yield from _perhaps_asked_about(recent, history)
    yield from tiers(history)
    yield from _perhaps_asked_about(history, history)
    alone = (name for earlier in recent for name in people(earlier.topic) if _stands_alone(name, earlier.topic))
    yield from ((Person(name),) for name in alone if not find_dates(name, 0, len(name)))


def _stands_alone(name: str, topic: str) -> bool:
    """Whether a name is one word, and no part of one that was typed in small letters: "pellman Falls"."""
    before = topic[: topic.find(name)].split()[-1:]
    return " " not in name and (not before or before[0].casefold() in FUNCTION_WORDS or before[0].endswith("ed"))


def _either(pronoun: str, question: str, history: Sequence[Earlier]) -> Iterator[Tier]:
    """ "Who demanded her resignation?" may mean each whom the last question names: who did it is asked for."""
    if pronoun.casefold() not in ("he", "she") and asks_who(question):
        yield tuple(
            dict.fromkeys(person for tier in persons_asked_about(history[0], cast_of(history)) for person in tier)
        )


def _is_object(pronoun: str, question: str) -> bool:
    """Whether a pronoun is whom something is done to: nobody whom the question names for doing it."""
    is_him = pronoun.casefold() == "him"
    return is_him or (pronoun.casefold() == "her" and re.search(_HER_ALONE, question) is not None)


def _surname(person: Person) -> frozenset[str]:
    return frozenset(words(person.name.rsplit(maxsplit=1)[-1]))


def _of_the_name(person: Person, cast: tuple[Person, ...]) -> Tier:
    """All whom a surname may mean, if it is all that is printed."""
    return tuple(one for one in cast if " " not in person.name and one.name.endswith(f" {person.name}")) or (person,)


def _perhaps_asked_about(asked: Sequence[Earlier], history: Sequence[Earlier]) -> Iterator[Tier]:
    """Names of two words in a question that nothing shows to be a person's, nor anything else's."""
    for name in (name for earlier in asked for name in people(earlier.topic)):
        parts = words(name)
        is_office = all(names_people(part) or part in ROLE_MODIFIERS for part in parts)
        speaks_as_body = any(is_body(name, earlier) for earlier in history)
        if (
            len(parts) == 2
            and not is_office
            and not speaks_as_body
            and not (NEVER_IN_A_PERSON | FUNCTION_WORDS) & set(parts)
        ):
            yield (fullest(name, cast_of(history)),)


def _told_apart(equal: Tier, question: str) -> Tier:
    """Those around whom most of the question's own words stand."""
    asked = set(content_words(question))
    shared = [len(asked & person.around) for person in equal]
    return tuple(person for person, count in zip(equal, shared, strict=True) if count == max(shared))
