"""Fragments that no word marks as pointing back: "per share?", "what was the turnout", "his response"."""

import re
from collections.abc import Sequence
from typing import Final

from rag.conversation.clauses import as_clause, inverted
from rag.conversation.earlier import Earlier
from rag.conversation.grammar import AUXILIARY, NAMES, PREPOSITION, asks, opens_with_auxiliary
from rag.conversation.phrases import phrases
from rag.conversation.topics import counted_in, subject, without_topic

_ADDED: Final = re.compile(
    r"^(?:per (?:\w+ )?\w+|an? (?:hour|day|week|month|year|share|head|person|piece)|each|apiece|in (?:total|all)"
    r"|altogether|on average|so far)$",
    re.IGNORECASE,
)
_HOW_MANY_THERE: Final = re.compile(rf"^how (?:many|much) (?P<where>{PREPOSITION} [\w’' -]+)$", re.IGNORECASE)
_DID_ANOTHER: Final = re.compile(rf"^(?i:{AUXILIARY}) (?P<who>{NAMES}|the [a-z]+)$")
_OWNED_ALONE: Final = re.compile(r"^(?:his|her|their|its) [a-z]+(?: [a-z]+)?$", re.IGNORECASE)
_MEASURES: Final = re.compile(rf"^(?:(?:{PREPOSITION} )?how|what|{AUXILIARY})", re.IGNORECASE)
# One noun alone, which the question does not tell from all others of its kind.
_VAGUE: Final = re.compile(
    r"^(?:(?:what|when|where|how \w+) (?:is|was|were|are|will be) the (?:[a-z-]+ )?[a-z-]+"
    rf"|any (?:[a-z-]+ ){{0,2}}[a-z-]+|{AUXILIARY} there (?:any|more|be an?) (?:[a-z-]+ )?[a-z-]+"
    rf"|{AUXILIARY} (?:anyone|anybody|anything|everyone) [a-z ]+"
    rf"|(?:what|how) {AUXILIARY} (?:people|critics|experts|residents|locals|supporters|opponents|authorities) [a-z]+"
    rf"|{AUXILIARY} it (?:legal|illegal|safe|normal|possible|likely|expected|common|the (?:first|last|only) time)"
    r"|(?:who|what|where|how) else .+|the [a-z-]+|.+ the other (?:side|sides|party)(?: [a-z]+)?|.+ that day)$"
)
_HIS_RESPONSE: Final = re.compile(
    r"^(?:(?:what|how) (?:is|was|were) )?(?P<whose>.+[’']s)"
    r" (?P<what>response|reaction|reply|answer|comment|defen[cs]e)s?$",
    re.IGNORECASE,
)
_ASKS_WHAT: Final = re.compile(rf"^what {AUXILIARY}", re.IGNORECASE)
_AT_PLACE: Final = re.compile(rf"(?: (?:of|about|over|{PREPOSITION}) (?:the |an? )?[\w’'-]+(?: [\w’'-]+){{0,3}})*$")
_LONGEST: Final = 100  # characters


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
    beside = " to " if _ASKS_WHAT.match(topic) else ", about "
    return f"what was {match['whose']} {match['what']}{beside}{as_clause(topic)}"


def is_vague(asked: str) -> bool:
    """Whether a question only names a thing of which every topic has its own: "What was the turnout?"."""
    return _VAGUE.match(f"{asked[:1].lower()}{asked[1:]}") is not None  # capitals inside are names


def is_owned_alone(asked: str) -> bool:
    """Whether something of somebody is all that is asked: "his reasons"."""
    return _OWNED_ALONE.match(asked) is not None


def matter(asked: str, history: Sequence[Earlier]) -> str:
    """What was spoken of last, as a noun phrase that is not in the question itself; "" where nothing tells."""
    found = (about for earlier in history for about in (subject(earlier.topic), _last_phrase(earlier.topic)))
    return next((about for about in found if about and about not in asked and len(about) <= _LONGEST), "")


def _last_phrase(topic: str) -> str:
    """ "The race for mayor in Oakham" of "Who won the race for mayor in Oakham"."""
    named = list(phrases(topic))
    if not named:
        return ""
    return topic[named[-1].start :] if _AT_PLACE.match(topic, named[-1].end) else named[-1].text
