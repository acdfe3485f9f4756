"""The last question asked with nothing but "when", "why", "by whom": "Why?" after "Did Russia expel the forces?"."""

import re
from collections.abc import Sequence
from typing import Final

from rag.conversation.clauses import Inverted, inverted
from rag.conversation.earlier import Earlier
from rag.conversation.grammar import AUXILIARY, NAMES, PREPOSITION, ends_in_plural, inner, opens_with_auxiliary
from rag.conversation.parts import who_did
from rag.conversation.saying import spoken_of
from rag.conversation.topics import COUNTED, is_inverted
from rag.said import SAY

_ADVERB_ALONE: Final = re.compile(
    rf"^(?P<how>(?:(?:since|until|by) )?when|where|why(?: not)?|what for|how come|how(?: long| often| much)?"
    rf"|{PREPOSITION} (?:whom?|what|how (?:much|many|long))|{PREPOSITION} (?:whose|which|what) \w+)"
    r"(?: (?:is|was|did|does|has) (?:that|this|it)(?: happen(?:ed)?)?)?$",
    re.IGNORECASE,
)
_WHY: Final = {"what for": "why", "for what": "why", "how come": "why", "why not": "why"}
_HOW_MUCH: Final = re.compile(rf"^how much (?P<things>(?!{AUXILIARY}).+?) (?P<rest>{AUXILIARY}.*)$", re.IGNORECASE)
_WITH_ADVERB: Final = re.compile(
    rf"^(?:{PREPOSITION} )?(?:when|where|why|how(?: \w+)?) (?P<rest>{AUXILIARY}.*)$", re.IGNORECASE
)
_DID_WHAT: Final = re.compile(r"^(?:what|who|whom|(?:which|what)(?P<thing> \w+))$", re.IGNORECASE)
_WHO_IS_DOING: Final = re.compile(
    r"^who (?P<auxiliary>is|are|was|were|has|have|had|will|would|can|could) (?P<rest>[a-z]+(?:ing|ed) .+)$",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(rf"^(?:the )?{NAMES}$")
_AT_ITS_END: Final = re.compile(rf"\bto \w+$|\b(?:{PREPOSITION}|of|about|into)$", re.IGNORECASE)
_WHO_DID: Final = re.compile(rf"^(?:who|which \w+)(?= (?!{AUXILIARY}|{SAY}\b))", re.IGNORECASE)


def is_adverb_alone(follow_up: str) -> bool:
    """Whether a follow-up is nothing but "when", "why", "by whom"."""
    match = _ADVERB_ALONE.match(follow_up)
    return match is not None and match["how"] == follow_up


def asked_when_or_why(follow_up: str, last: Earlier, history: Sequence[Earlier]) -> str:
    """The last question asked with a lone "when", "why", "by whom"; "" for any other, or where its form forbids it."""
    match = _ADVERB_ALONE.match(follow_up)
    return _with_adverb(match["how"], last, history) if match else ""


def _with_adverb(how: str, last: Earlier, history: Sequence[Earlier]) -> str:
    """The last question asked with "when" or "why"; what somebody did, of whoever the answer says it was."""
    if how.casefold() == "how much" and not opens_with_auxiliary(last.topic):
        return ""
    if doing := _WHO_IS_DOING.match(last.topic):
        somebody = who_did(last, history)
        return f"{_adverb(how)} {doing['auxiliary']} {somebody} {doing['rest']}" if somebody else ""
    who, asked = _WHO_DID.match(last.topic), spoken_of(last)
    if not who or asked != last.topic:
        return _after_adverb(how, asked, next((name for name in last.highlights[:1] if _NAMED.match(name)), "that"))
    somebody = who_did(last, history)
    return f"{_adverb(how)} was it that {somebody}{last.topic[who.end() :]}" if somebody else ""


def _after_adverb(how: str, topic: str, answer: str) -> str:
    """The last question asked with "when" or "why", of what answers it; "" where its form does not allow that."""
    if how.casefold() == "why not" and (parts := inverted(topic)) and parts.rest:
        return f"{_adverb(how)} {parts.auxiliary.casefold()} {parts.subject} not {parts.rest}"
    clause = _clause(topic, answer)
    return f"{_adverb(how)} {clause}" if clause else ""


def _adverb(how: str) -> str:
    """The word that opens a question: "why" for "what for"."""
    return _WHY.get(how.casefold(), how)


def _clause(topic: str, answer: str) -> str:
    if opens_with_auxiliary(topic):
        return inner(topic)
    if match := _WITH_ADVERB.match(topic):
        return match["rest"]
    parts = inverted(topic)
    if parts and (did := _DID_WHAT.match(parts.asked_for)):
        return _did_that(parts, f"that{did['thing']}" if did["thing"] else answer)
    counted = COUNTED.match(topic) or _HOW_MUCH.match(topic)
    if not counted:
        return ""
    if is_inverted(counted["rest"]) or parts:
        return f"{parts.auxiliary} {parts.subject} {parts.rest} {counted['things']}" if parts else ""
    auxiliary, _, rest = counted["rest"].partition(" ")
    that = "" if ends_in_plural(counted["things"]) else "that "
    return f"{auxiliary} {that}{counted['things']} {rest}".strip()


def _did_that(parts: Inverted, that: str) -> str:
    """ "Does the governor want that": what was asked for is known by now."""
    verb, _, rest = parts.rest.partition(" ")
    at_end = not rest or _AT_ITS_END.search(parts.rest)
    did = f"{parts.rest} {that}" if at_end else f"{verb} {that} {rest}"
    return f"{parts.auxiliary} {parts.subject} {did}" if verb else ""
