"""Fragments that no word marks as pointing back: "per share?", "what was the turnout", "his response"."""

import re
from typing import Final

from rag.conversation.clauses import as_clause, inverted
from rag.conversation.grammar import AUXILIARY, NAMES, PREPOSITION, asks, opens_with_auxiliary
from rag.conversation.topics import APPENDED, counted_in, without_topic

_ADDED: Final = re.compile(
    r"^(?:per (?:\w+ )?\w+|an? (?:hour|day|week|month|year|share|head|person|piece)|each|apiece|in (?:total|all)"
    r"|altogether|on average|so far)$",
    re.IGNORECASE,
)
_HOW_MANY_THERE: Final = re.compile(rf"^how (?:many|much) (?P<where>{PREPOSITION} [\w’' -]+)$", re.IGNORECASE)
_DID_ANOTHER: Final = re.compile(rf"^(?i:{AUXILIARY}) (?P<who>{NAMES}|the [a-z]+)$")
_OWNED_ALONE: Final = re.compile(r"^(?:his|her|their|its) [a-z]+(?: [a-z]+)?$", re.IGNORECASE)
_MEASURES: Final = re.compile(rf"^(?:(?:{PREPOSITION} )?how|what|{AUXILIARY})", re.IGNORECASE)
_HIS_RESPONSE: Final = re.compile(
    r"^(?:(?:what|how) (?:is|was|were) )?(?P<whose>.+[’']s)"
    r" (?P<what>response|reaction|reply|answer|comment|defen[cs]e)s?$",
    re.IGNORECASE,
)
_RESPONSE_TO: Final = re.compile(
    r"^what was .+[’']s (?:response|reaction|reply|answer|comment|defen[cs]e) to (?P<what>.+)$", re.IGNORECASE
)
_ASKS_WHAT: Final = re.compile(rf"^what {AUXILIARY}", re.IGNORECASE)


def added_to(topic: str, fragment: str) -> str:
    """The last question with what makes it exact: "How much does the ticket cost per day"; "" for any other."""
    bare = without_topic(topic)
    if (match := _HOW_MANY_THERE.match(fragment)) and counted_in(bare):
        return f"{bare} {match['where']}"
    return f"{bare} {fragment}" if _ADDED.match(fragment) and _MEASURES.match(bare) and fragment not in bare else ""


def did_another(fragment: str, topic: str) -> str:
    """ "Did Lund?" after "Did Reed explain the delay?"; "" for any other."""
    bare, match = without_topic(topic), _DID_ANOTHER.match(fragment)
    parts = inverted(bare) if match and opens_with_auxiliary(bare) else None
    return parts.with_subject(match["who"]) if match and parts and parts.rest else ""


def response_to(asked: str, topic: str) -> str:
    """ "What was Lund’s response to what Reed said"; "" for any other question."""
    match = _HIS_RESPONSE.match(asked)
    if not match or not asks(topic):
        return ""
    if again := _RESPONSE_TO.match(topic):
        return f"what was {match['whose']} {match['what']} to {again['what']}"
    beside = " to " if _ASKS_WHAT.match(topic) else APPENDED
    return f"what was {match['whose']} {match['what']}{beside}{as_clause(topic)}"


def is_owned_alone(asked: str) -> bool:
    """Whether something of somebody is all that is asked: "his reasons"."""
    return _OWNED_ALONE.match(asked) is not None
