"""What an earlier question was about: its subject, the persons and places that it names."""

import re
from typing import Final

from rag.conversation.clauses import inverted
from rag.conversation.grammar import AUXILIARY, NAME, NAMES, PEOPLE, PREPOSITION, WORD, names_a_thing_next
from rag.conversation.phrases import phrases
from rag.dates import find_dates
from rag.said import SAY

# "How many people | are missing", "Which troops | aided Russia".
COUNTED: Final = re.compile(
    rf"^(?:how many|which|what) (?P<things>(?!{AUXILIARY}|of\b|else\b|happen)\S+(?: (?!(?:who|that|which)\b)\S+)*?)"
    rf" (?P<rest>{AUXILIARY}.*)$",
    re.IGNORECASE,
)
_ACTED: Final = re.compile(
    rf"^(?:how many|which) (?P<things>(?!{AUXILIARY})(?:{WORD} ){{0,2}}?(?:{WORD}s|people|children|men|women|police))"
    rf" (?P<rest>(?!(?:of|{PREPOSITION})\b).+)$",
    re.IGNORECASE,
)
_INVERTED: Final = re.compile(rf"(?:do|does|did)\b|{AUXILIARY} (?:(?i:the|they|he|she|it|we|you)\b|[A-Z])")
_NAMED_SUBJECT: Final = re.compile(
    rf"\babout (?P<about>.+)$|^how many of (?P<whole>.+) {AUXILIARY}"
    r"|^(?:who|what|where) (?:is|are|was|were) (?P<thing>(?:(?:the|a|an) |(?-i:[A-Z])).+)$",
    re.IGNORECASE,
)
_ACTS: Final = re.compile(r" (?:\w+ed|\w+ing|meant|due|like|about|to)\b")
_IS_THE: Final = re.compile(r"(?:is|are|was|were) (?P<what>the [\w’'-]+(?: [\w’'-]+)? of .+)$")
APPENDED: Final = ", about "
_WHO_SAID_WHAT: Final = re.compile(rf"^who (?:\w+ )?{SAY}(?: that)? (?P<what>.+)$", re.IGNORECASE)
ACTOR: Final = re.compile(
    rf"\b(?P<auxiliary>(?i:{AUXILIARY})) (?P<actor>(?:the )?{NAMES}(?: [a-z]+s\b)?"
    r"|(?:the )?(?!this\b)[a-z]{3,}s\b)"
)

_OFFICE: Final = (
    rf"\b[Tt]he (?:{WORD} ){{0,2}}?(?i:governor|prosecutor(?: general)?|president|chancellor|minister|mayor|senator"
    rf"|judge|commander|leader|director|chief|official|spokes\w+)(?: of {NAME})?\b"
)
# Not the adjective before a noun ("North Korean troops"), nor what opens the question.
_PERSON: Final = re.compile(
    rf"{_OFFICE}|(?<!^)(?<![\w’'-]){NAMES}"
    r"(?![\w’'-]| [A-Z]| [a-z]{3,}s\b| (?:people|children|men|women|region)\b)"
)
_PLACE: Final = re.compile(
    rf"\b(?:in|at|near|across) (?P<name>(?:the )?{NAME}(?: (?:{NAME}|region|province|city|district|area))*)"
)


def without_topic(topic: str) -> str:
    """A question without the subject that was appended to it."""
    return topic.rpartition(APPENDED)[0] or topic


def beside(question: str, about: str) -> str:
    """A question with what it is about."""
    return f"{question}{APPENDED}{about}"


def counted_in(topic: str) -> re.Match[str] | None:
    """The `things` that a question counts or chooses among, and the `rest` of it; None for any other."""
    return COUNTED.match(topic) or _ACTED.match(topic)


def subject(topic: str) -> str:
    """What a question is about, as a noun phrase; "" where its form tells none."""
    if APPENDED in topic:
        return topic.rpartition(APPENDED)[2]
    if match := _NAMED_SUBJECT.search(topic):
        return match["about"] or match["whole"] or _thing(match["thing"])
    if match := _WHO_SAID_WHAT.match(topic):
        return subject(match["what"])
    if match := counted_in(topic):
        return _counted_subject(match["things"], match["rest"])
    match = ACTOR.search(topic)
    return match["actor"] if match else ""


def _thing(words: str) -> str:
    """What is asked about, without what it does: "the working group" of "the working group supposed to do"."""
    named = next(phrases(words), None)
    acts = named is not None and named.start == 0 and _ACTS.match(words, named.end)
    return named.text if named and acts else words


def _counted_subject(things: str, rest: str) -> str:
    if match := _IS_THE.match(rest):
        return match["what"]
    named = f"the {things.removeprefix('of the ')}"
    if is_inverted(rest):
        parts = inverted(f"which {things} {rest}")
        return f"{named} that {parts.clause}" if parts else named
    return f"{named} {'who' if PEOPLE & set(things.casefold().split()) else 'that'} {rest}"


def is_inverted(rest: str) -> bool:
    """Whether somebody else acts on what is counted ("How many offenses | have investigators documented")."""
    return _INVERTED.match(rest) is not None


def people(phrase: str) -> list[str]:
    """The persons that a phrase names, by name or by office."""
    found = [match for match in _PERSON.finditer(phrase) if not names_a_thing_next(phrase[: match.start()])]
    return [match.group().removesuffix("’s").removesuffix("'s") for match in found]


def places(topic: str) -> list[re.Match[str]]:
    """Where a question names a place, with its preposition; its `name` is without."""
    dates = find_dates(topic, 0, len(topic))
    return [
        place
        for place in _PLACE.finditer(topic)
        if not any(date.start < place.end() and place.start() < date.end for date in dates)
    ]
