"""Follow-ups made standalone, by rules: "Who said that?" after "How many people are missing?" and the like.

What is asked is asked again in full words, so that the reader can see how the question was read. Where no rule knows
the place of the words to put in, the subject is appended ("…, about the people who are missing?").
"""

import re
from collections.abc import Sequence
from typing import Final

from rag.conversation.another_thing import asked_of, other_thing
from rag.conversation.grammar import (
    AUXILIARY,
    PREPOSITION,
    SAID,
    capitalised,
    inner,
    opens_with_auxiliary,
    unmarked,
    with_mark,
)
from rag.conversation.pronouns import with_person, with_subject, with_what_was_said
from rag.conversation.topics import ACTOR, COUNTED, is_inverted
from rag.words import WORD

LONGEST: Final = 500  # characters; what is longer says all that it means, and nothing can point back into it
REMEMBERED: Final = 10  # earlier questions; nobody's "he" reaches farther back

_OPENING: Final = re.compile(r"^(?:(?:and|but|so|or|also|then|okay|ok|well),?\s+)+", re.IGNORECASE)
_WHO_SAID_THAT: Final = re.compile(rf"^(?P<who>who (?:\w+ )?{SAID}) (?:that|so|it|this)$", re.IGNORECASE)
_ADVERB_ALONE: Final = re.compile(
    rf"^(?P<how>(?:(?:since|until|by) )?when|where|why|how(?: long| often)?|{PREPOSITION} (?:whom?|what)"
    rf"|{PREPOSITION} (?:whose|which|what) \w+)(?: (?:is|was|did|does|has) (?:that|this|it)(?: happen(?:ed)?)?)?$",
    re.IGNORECASE,
)
_WITH_ADVERB: Final = re.compile(
    rf"^(?:{PREPOSITION} )?(?:when|where|why|how(?: \w+)?) (?P<rest>{AUXILIARY}.*)$", re.IGNORECASE
)


def standalone(question: str, history: Sequence[str]) -> str:
    """The question in words that need no history; unchanged when it needs none. `history` is oldest first."""
    earlier: list[str] = []
    for asked in history[-REMEMBERED:]:
        resolved = _resolved(asked, earlier)
        earlier = [resolved, *earlier] if len(resolved) <= LONGEST else []
    return _resolved(question, earlier)


def _resolved(question: str, earlier: Sequence[str]) -> str:
    """The question in full words; `earlier` are standalone questions, the newest first."""
    if not earlier or len(question) > LONGEST:
        return question
    opening = _OPENING.match(question)
    bare = question[opening.end() :] if opening else question
    if not WORD.search(bare):  # "And?" asks for the same again
        return with_mark(earlier[0])
    resolved = _in_full(unmarked(bare), [unmarked(topic) for topic in earlier], continues=opening is not None)
    if resolved != unmarked(bare) and len(resolved) < LONGEST:
        return with_mark(capitalised(resolved))
    return with_mark(capitalised(bare) if opening else question)


def _in_full(asked: str, topics: Sequence[str], *, continues: bool) -> str:
    """The question with the words of earlier ones put in, by the first rule that knows how."""
    if match := _WHO_SAID_THAT.match(asked):
        return f"{match['who']} {_reported(topics[0])}"
    if (match := _ADVERB_ALONE.match(asked)) and (clause := _after_adverb(topics[0])):
        return f"{match['how']} {clause}"
    if thing := other_thing(asked, continues=continues):
        return asked_of(thing, topics[0])
    resolved = with_subject(with_person(asked, topics), topics)
    return with_what_was_said(resolved, topics) if continues else resolved


def _reported(topic: str) -> str:
    """A question as somebody's words: "how many people are missing", "that Russia did expel the forces"."""
    if opens_with_auxiliary(topic) and (match := ACTOR.match(topic)):
        return f"that {match['actor']} {match['auxiliary'].casefold()}{topic[match.end() :]}"
    return inner(topic)


def _after_adverb(topic: str) -> str:
    """A question as it goes on after "when" or "why"; "" where its form does not allow that."""
    if opens_with_auxiliary(topic):
        return inner(topic)
    if match := _WITH_ADVERB.match(topic):
        return match["rest"]
    counted = COUNTED.match(topic)
    if not counted or is_inverted(counted["rest"]):
        return ""
    auxiliary, _, rest = counted["rest"].partition(" ")
    return f"{auxiliary} {counted['things']} {rest}".strip()
