"""Follow-ups made standalone, by rules: "Who said that?" after "How many people are missing?" and the like.

What is asked is asked again in full words, so that the reader can see how the question was read. Where no rule knows
the words to put in, the topic is appended ("…, about the people who are missing?") rather than guessed at.
"""

import re
from collections.abc import Sequence
from typing import Final

from rag.words import content_words

_IGNORE: Final = re.IGNORECASE
_OPENING: Final = re.compile(r"^(?:and|but|so|or|also|then|okay|ok|well),?\s+", _IGNORE)
_ASKS: Final = re.compile(
    r"^(?:(?:in|on|at|by|for|from|to|with|since|until) )?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were"
    r"|do|does|did|has|have|had|can|could|will|would)\b",
    _IGNORE,
)
_WHAT_ABOUT: Final = re.compile(r"^(?:what|how) about\s+(?P<thing>.+?)\s*\??$", _IGNORE)
_HOW_MANY_ALONE: Final = re.compile(r"^how many (?P<thing>\w+(?: \w+)?)\s*\?$", _IGNORE)
_WHO_SAID_THAT: Final = re.compile(
    r"^(?P<who>who (?:\w+ )?(?:said|says|stated|reported|claimed|announced|mentioned|estimated|gave)) (?:that|so|it|this)"
    r"\s*\??$",
    _IGNORE,
)

_AUXILIARY: Final = r"(?:are|were|is|was|have|has|had|did|do|does|could|can|will)"
_HOW_MANY: Final = re.compile(rf"^how many (?P<things>.+?) (?P<rest>{_AUXILIARY}\b.*?)\s*\??$", _IGNORE)
_ACTED: Final = re.compile(
    r"^(?:how many|which|what) (?P<things>(?:\w+ )??\w+) (?P<rest>\w+(?:ed|t)\b.*?)\s*\??$", _IGNORE
)
_ACTOR: Final = re.compile(rf"\b{_AUXILIARY} (?P<actor>(?:the )?(?:[A-Z][\w’'-]+ ?)+(?:[a-z]+s\b)?|(?:the )?[a-z]+s\b)")
_PEOPLE: Final = frozenset(
    "people individuals persons residents civilians children troops soldiers men women officials victims others".split()
)

_THEY: Final = re.compile(r"\b(?:of )?(?:them|these|those|they)\b(?! (?:\d+ )?\w+s\b)", _IGNORE)
_PERSON: Final = re.compile(r"\b(?P<pronoun>he|she|him|his|her)\b", _IGNORE)
_THERE: Final = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere(?=\s*$|\s+(?:in|on|after|before)\b)", _IGNORE
)
_THAT: Final = re.compile(
    r"\b(?:that|this|it)(?=\s*$|\s+(?:happen|mean|begin|start|end|change|figure|number|toll|estimate|claim|statement)\b)",
    _IGNORE,
)
_PLACE: Final = re.compile(
    r"\b(?:in|at|near|across) (?:the )?[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|region|province|city))*"
)
_OFFICE: Final = (
    r"[Tt]he (?:\w+ )?(?:governor|prosecutor(?: general)?|president|minister|mayor|official|spokes\w+)(?: of [A-Z]\w+)?"
)
_NAMED_PERSON: Final = re.compile(
    rf"\b(?:{_OFFICE}|(?<!^)(?<!in )(?<!the )(?<!of )(?<!at )(?<!near )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
_PREPOSITION: Final = re.compile(r"^(?:in|at|near|across) ", _IGNORE)


def standalone(question: str, history: Sequence[str]) -> str:
    """The question in words that need no history; unchanged when it needs none. `history` is oldest first."""
    topic = ""
    for earlier in history:
        topic = _resolved(earlier, topic)
    return _resolved(question, topic)


def _resolved(question: str, topic: str) -> str:
    if not topic:
        return question
    bare = _OPENING.sub("", question)
    if match := _WHO_SAID_THAT.match(bare):
        return _sentence(f"{match['who']} {_clause(topic)}")
    other = _WHAT_ABOUT.match(bare) or _HOW_MANY_ALONE.match(bare)
    if other or not (_ASKS.match(bare) or bare == question):
        return _with_other(other["thing"] if other else bare.rstrip(" ?"), topic)
    if len(content_words(bare)) < 2 and len(bare.split()) < 4:
        return _sentence(f"{bare.rstrip(' ?')}, about {_subject(topic)}")
    return _sentence(_without_pronouns(bare.rstrip(" ?"), topic))


def _without_pronouns(question: str, topic: str) -> str:
    """Each pronoun that points into the topic replaced by what it points at."""
    people = _NAMED_PERSON.findall(topic)
    if (match := _PERSON.search(question)) and people and not _NAMED_PERSON.search(question[: match.start()]):
        possessive = "’s" if match["pronoun"].lower() in ("his", "her") else ""
        question = f"{question[: match.start()]}{_inner(people[-1])}{possessive}{question[match.end() :]}"
    if (match := _THEY.search(question)) and not _names_many(question[: match.start()]):
        of = "of " if match.group().lower().startswith("of ") else ""
        return f"{question[: match.start()]}{of}{_subject(topic)}{question[match.end() :]}"
    places = _PLACE.findall(topic)
    if places and _THERE.search(question):
        return _THERE.sub(places[-1], question)
    if _THERE.search(question) or _THAT.search(question):
        return f"{question}, about {_subject(topic)}"
    return question


def _names_many(opening: str) -> bool:
    """Whether the question itself has named a plural before its pronoun ("Were people satisfied with what they …")."""
    return any(word in _PEOPLE or (len(word) > 3 and word.endswith("s")) for word in content_words(opening))


def _with_other(thing: str, topic: str) -> str:
    """The topic's question asked of another thing: in the place of its like, or beside it."""
    place = _PLACE.search(topic)
    if place and _PREPOSITION.match(thing):
        return _sentence(topic.replace(place.group(), thing))
    counted = _HOW_MANY.match(topic)
    if counted and thing.endswith(" ones"):
        thing = thing.removesuffix("ones") + counted["things"].split()[-1]
    head = re.escape(thing.split()[-1].removesuffix("s"))
    if match := re.search(rf"\b(?:[A-Z]\w+ )?{head}s?\b", topic, _IGNORE):
        return _sentence(f"{topic[: match.start()]}{thing}{topic[match.end() :]}")
    if counted:
        return _sentence(f"how many {thing} {counted['rest']}")
    return _sentence(f"{topic.rstrip(' ?')}, and what about {thing}")


def _subject(topic: str) -> str:
    """What a question is about, as a noun phrase if its form allows."""
    if match := _HOW_MANY.match(topic) or _ACTED.match(topic):
        who = "who" if match["things"].split()[-1].casefold() in _PEOPLE else "that"
        inverted = re.match(rf"{_AUXILIARY} (?:the )?[A-Z]", match["rest"])
        return f"the {match['things']}" if inverted else f"the {match['things']} {who} {match['rest']}"
    if match := _ACTOR.search(topic):
        return match["actor"].strip()
    return _clause(topic)


def _clause(topic: str) -> str:
    """A question as a subordinate clause, roughly: without its capital and mark."""
    return _inner(topic.rstrip(" ?"))


def _inner(phrase: str) -> str:
    """A phrase as it stands inside a sentence: question words and "The" lose their capital, names keep it."""
    return phrase[:1].lower() + phrase[1:] if _ASKS.match(phrase) or phrase.startswith("The ") else phrase


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(" ?") + "?"
