"""Another count, after a question that counts: "How many were injured?", "And the wounded?", "How many soldiers?"."""

import re
from typing import Final

from rag.conversation.clauses import inverted
from rag.conversation.grammar import AUXILIARY, NAMES, PEOPLE, ends_in_plural
from rag.conversation.placing import exchanged
from rag.conversation.topics import COUNTED, counted_in
from rag.people.nouns import names_people, singular
from rag.said import SAY

# "How many soldiers"
_HOW_MANY_ALONE: Final = re.compile(r"^how many (?P<thing>(?:\w+ )?\w+)$", re.IGNORECASE)
# "How many were injured", "how many fled"
_HOW_MANY_DID: Final = re.compile(
    rf"^how many (?P<did>{AUXILIARY} (?:\w+ed|hurt|lost|left|shot|born|missing|dead|alive|homeless)"
    r"|died|fled|injured|wounded|killed|survived|escaped|drowned|hurt)$",
    re.IGNORECASE,
)
# "How many did it have in 2019"
_HOW_MANY_OF_THEM: Final = re.compile(r"^how many (?P<did>(?:do|does|did|will|can|could|would) .+)$", re.IGNORECASE)
_FOUND: Final = re.compile(rf"(?!{SAY}$)\w+$")
# "The wounded"
_STATE: Final = re.compile(r"^(?:the )?(?P<state>dead|missing|hurt|alive|homeless|sick|[a-z]{3,}ed)$", re.IGNORECASE)
_WHERE: Final = re.compile(r" (?:in|at|on|during) (?:the |[A-Z]).*$")
_NAMES_ONLY: Final = re.compile(rf"^{NAMES}$")


def counted_again(follow_up: str, topic: str) -> str:
    """A count of other things, or of those that did something else, as the last question asks for it; or ""."""
    return _other_things(follow_up, topic) or _other_deeds(follow_up, topic)


def in_another_state(thing: str, topic: str) -> str:
    """ "And the wounded?" after "How many people are missing?"."""
    state, counted = _STATE.match(thing), COUNTED.match(topic)
    if not state or not counted:
        return ""
    auxiliary = counted["rest"].split()[0].casefold()
    where = _WHERE.search(counted["rest"])
    be = auxiliary if auxiliary in ("are", "were") else "are"
    return f"how many {counted['things']} {be} {state['state']}{where.group() if where else ''}"


def another_count(thing: str, topic: str) -> str:
    """ "Soldiers" in the place of "people" in "How many people are missing?"."""
    counted = counted_in(topic)
    if not counted or not ends_in_plural(thing) or _NAMES_ONLY.match(thing):
        return ""
    return exchanged(topic, *counted.span("things"), re.sub("^the ", "", thing, flags=re.IGNORECASE))


def _other_things(follow_up: str, topic: str) -> str:
    """ "How many bills?" after "What did she find?", "How many soldiers?" after "How many people are missing?"."""
    alone, parts, counted = _HOW_MANY_ALONE.match(follow_up), inverted(topic), counted_in(topic)
    if alone and parts and parts.asked_for.casefold() == "what" and _FOUND.match(parts.rest):
        return f"how many {alone['thing']} {parts.auxiliary} {parts.subject} {parts.rest}"
    if alone and counted and _are_people(alone["thing"]) and _are_people(counted["things"]):
        return another_count(alone["thing"], topic)
    return ""


def _other_deeds(follow_up: str, topic: str) -> str:
    """ "How many were injured?" after "How many people were killed in Riverton?"; where it was is kept."""
    counted = counted_in(topic)
    if not counted:
        return ""
    if of_them := _HOW_MANY_OF_THEM.match(follow_up):
        return f"how many {counted['things']} {of_them['did']}"
    deed, where = _HOW_MANY_DID.match(follow_up), _WHERE.search(counted["rest"])
    return f"how many {counted['things']} {deed['did']}{where.group()}" if deed and where else ""


def _are_people(things: str) -> bool:
    noun = things.rsplit(maxsplit=1)[-1].casefold()
    return noun in PEOPLE or (ends_in_plural(noun) and names_people(singular(noun)))
