"""The last question asked of something else: "What about Ukrainian civilians?", "And in Belgorod?"."""

import re
from collections.abc import Callable
from typing import Final

from rag.conversation.clauses import inverted
from rag.conversation.counting import another_count, in_another_state
from rag.conversation.grammar import NAME, NAMES, PREPOSITION, asks, asks_how_many, ends_in_plural
from rag.conversation.phrases import phrases
from rag.conversation.placing import exchanged
from rag.conversation.topics import APPENDED, counted_in, people, places, subject, without_topic
from rag.dates import find_dates
from rag.people.nouns import ORGANISATIONS, names_people, singular
from rag.said import speech_question
from rag.words import content_words

_WHAT_ABOUT: Final = re.compile(r"^(?:what|how) about (?P<thing>.+)$", re.IGNORECASE)
_LONGEST_THING: Final = 6  # words; "And …" with more is no noun phrase

_PLACED: Final = re.compile(rf"^{PREPOSITION} ", re.IGNORECASE)
_BEFORE_DATE: Final = re.compile(rf"\b{PREPOSITION} $", re.IGNORECASE)
_NAMES_ONLY: Final = re.compile(rf"^{NAMES}$")
_ONE_WORD: Final = re.compile(r"^[a-z][\w’'-]+(?: [a-z][\w’'-]+)?$")
_DEFINITE: Final = re.compile(r"^the [\w’' -]+$", re.IGNORECASE)
_OWNED: Final = re.compile(r"[’']s (?P<noun>[a-z-]+)$")
_ACCORDING_TO: Final = re.compile(r"^according to (?P<who>.+)$", re.IGNORECASE)
_ABOUT: Final = re.compile(r"^about ", re.IGNORECASE)
_ON_WHAT: Final = re.compile(r"^(?:about|(?P<who>[\w’' -]+?) (?:about|on)) (?P<what>.+)$", re.IGNORECASE)
_ABOUT_WHAT: Final = re.compile(r" (?:about|regarding|concerning) .+$")
_WHEN: Final = frozenset("later earlier before afterwards now then today tomorrow yesterday since".split())
_DESCRIBED: Final = re.compile(r"^(?:how old|who|what|where) (?:is|was|are|were) (?P<who>[\w’'-]+)$", re.IGNORECASE)
_BESIDE: Final = ", and what about "


def other_thing(follow_up: str, *, continues: bool) -> str:
    """What the last question is asked of now; "" where a question of its own is asked."""
    if match := _WHAT_ABOUT.match(follow_up):
        thing = match["thing"]
    else:
        thing = follow_up if continues and not asks(follow_up) else ""
    return thing if content_words(thing) and len(thing.split()) <= _LONGEST_THING else ""


def asked_of(thing: str, topic: str) -> str:
    """A question with another thing in the place of its like, or beside it."""
    asked = topic.partition(_BESIDE)[0]
    bare = without_topic(asked)
    beside = _BESIDE if bare == asked else APPENDED
    return exchanged_for(thing, bare) or f"{bare}{beside}{_ABOUT.sub('', thing)}"


def about_another(thing: str, topic: str) -> str:
    """What somebody said, about another thing: "What did Lund say about the ferry?"; "" where that cannot be meant."""
    about = _ABOUT_WHAT.search(topic) if speech_question(topic) and _DEFINITE.match(thing) else None
    return f"{topic[: about.start()]} about {thing}" if about and not _is_person(thing) else ""


def _told_of_others(thing: str, topic: str) -> str:
    """ "Ukrainian civilians" after "What did the governor say about the toll?"."""
    about = _ABOUT_WHAT.search(topic) if speech_question(topic) and " " in thing and ends_in_plural(thing) else None
    return f"{topic[: about.start()]} about {thing}" if about and not _ON_WHAT.match(thing) else ""


def exchanged_for(thing: str, topic: str) -> str:
    """A question with another thing in the place of its like; "" where it has none."""
    return next((changed for way in _WAYS if (changed := way(thing, topic))), "")


def _at_another_time(thing: str, topic: str) -> str:
    return f"{topic} {thing}" if thing.casefold() in _WHEN else ""


def _another_day(thing: str, topic: str) -> str:
    new, old = _dates(thing), find_dates(topic, 0, len(topic))
    if not new or not old:
        return ""
    before = _BEFORE_DATE.search(topic[: old[-1].start]) if _PLACED.match(thing) else None
    return exchanged(topic, before.start() if before else old[-1].start, old[-1].end, thing if before else new)


def _dates(thing: str) -> str:
    """The date that a thing is, or has; a bare year is one."""
    found = find_dates(f"in {thing}", 0, len(thing) + 3)
    return found[0].text if found else ""


def _another_place(thing: str, topic: str) -> str:
    named = places(topic)
    if named and _PLACED.match(thing):
        return exchanged(topic, *named[0].span(), thing)
    if named and _NAMES_ONLY.match(thing) and not people(topic):
        return exchanged(topic, *named[0].span("name"), thing)
    if placed := _PLACED.match(thing):
        same = None if find_dates(topic, 0, len(topic)) else _named_after(placed.group(), topic)
        return exchanged(topic, *same.span(), thing) if same else f"{topic} {thing}"
    date = _dates(thing)
    return f"{topic} in {thing}" if date == thing and thing.isdigit() else f"{topic} {thing}" if date else ""


def _named_after(preposition: str, topic: str) -> re.Match[str] | None:
    """What stands after the same preposition: a name, or the last word of a question in small letters."""
    return re.search(rf"\b{preposition}(?:(?:the )?{NAMES}|(?!total$|all$)[\w’'-]+$)", topic)


def _told_about_another(thing: str, topic: str) -> str:
    """ "And about the letters?", "And her on the letters?" after "What did Lind say about the ferry?"."""
    said, about = speech_question(topic), _ON_WHAT.match(thing)
    if not about or not said or not said.speaker or said.asks == "speaker":
        return ""
    who = about["who"]
    asked = _another_speaker(who, topic) if who else topic
    return f"{_ABOUT_WHAT.sub('', asked)} about {about['what']}" if asked else ""


def _another_source(thing: str, topic: str) -> str:
    """ "And according to his deputy?", "And the police?" after "How many people died, according to the hospital?"."""
    source, said = _ACCORDING_TO.match(thing), speech_question(topic)
    who = source["who"] if source else thing if asks_how_many(topic) and _is_body(thing) else ""
    if not who:
        return ""
    start = topic.find(said.speaker) if said and said.speaker else -1
    if said and start >= 0:
        return exchanged(topic, start, start + len(said.speaker), who)
    return f"{topic}, according to {who}"


def _is_body(thing: str) -> bool:
    """Whether a thing is one that speaks: "the police", "the fire brigade"."""
    return _DEFINITE.match(thing) is not None and thing.rsplit(maxsplit=1)[-1] in ORGANISATIONS


def _another_speaker(thing: str, topic: str) -> str:
    """ "And Tsukanov?" after "What did Khinshtein say about the toll?"."""
    said = speech_question(topic)
    speaks = _is_person(thing) or _NAMES_ONLY.match(thing) or _ONE_WORD.match(thing)
    if not said or not said.speaker or not speaks:
        return ""
    start = topic.find(said.speaker)
    return exchanged(topic, start, start + len(said.speaker), thing) if start >= 0 else ""


def _another_person(thing: str, topic: str) -> str:
    named = people(topic)
    if not named or not (_is_person(thing) or (_NAMES_ONLY.match(thing) and not places(topic))):
        return ""
    start = topic.index(named[-1])
    return exchanged(topic, start, start + len(named[-1]), thing)


def _is_person(thing: str) -> bool:
    """Whether a thing is called by an office, or by what it is to somebody ("Lind’s deputy")."""
    owned = _OWNED.search(thing)
    noun = owned["noun"] if owned else thing.rsplit(maxsplit=1)[-1] if _DEFINITE.match(thing) else ""
    return (bool(people(f"about {thing}")) and thing[:4].casefold() == "the ") or names_people(singular(noun))


def _another_of_the_kind(thing: str, topic: str) -> str:
    """ "Russian ones" and "Russian civilians" in the place of "Ukrainian civilians"."""
    counted = counted_in(topic)
    if counted and thing.endswith(" ones"):
        thing = thing.removesuffix("ones") + counted["things"].split()[-1]
    head = re.escape(thing.split()[-1].removesuffix("s"))
    match = re.search(rf"\b(?:{NAME} )?(?i:{head})s?\b", topic)
    return exchanged(topic, *match.span(), thing) if match else ""


def _another_of_its_form(thing: str, topic: str) -> str:
    """ "The trial" in the place of "the collision"."""
    found = list(phrases(topic)) if _DEFINITE.match(thing) else []
    is_like = found and _acts(found[-1].noun) == _acts(thing.rsplit(maxsplit=1)[-1])
    return exchanged(topic, found[-1].start, found[-1].end, thing) if is_like else ""


def _acts(noun: str) -> bool:
    """Whether a noun is of somebody who can act: "council", but not "inspection"."""
    return noun in ORGANISATIONS or names_people(singular(noun))


def _another_subject(thing: str, topic: str) -> str:
    """ "And Vint?" after "How many goals did Okonjo score?"."""
    parts = inverted(topic)
    one = _NAMES_ONLY.match(thing) or (_ONE_WORD.match(thing) and not ends_in_plural(thing))
    same_form = parts is not None and (len(parts.subject.split()) <= 2 and not ends_in_plural(parts.subject))
    if parts and _DEFINITE.match(thing):
        subject_acts = _acts(parts.subject.rsplit(maxsplit=1)[-1]) or _NAMES_ONLY.match(parts.subject) is not None
        if subject_acts != _acts(thing.rsplit(maxsplit=1)[-1]):
            return ""
    return parts.with_subject(thing) if parts and one and same_form and parts.rest else ""


def _another_described(thing: str, topic: str) -> str:
    """ "And Reed?" after "How old is lund"."""
    described = _DESCRIBED.match(topic) if _NAMES_ONLY.match(thing) else None
    return exchanged(topic, *described.span("who"), thing) if described else ""


def _told_by_another(thing: str, topic: str) -> str:
    """ "And his deputy?" after "How many people are missing?" asks what the deputy says."""
    about = subject(topic) if _is_person(thing) else ""
    return f"what did {thing} say about {about}" if about else ""


_WAYS: Final[tuple[Callable[[str, str], str], ...]] = (
    _at_another_time,
    _told_about_another,
    _told_of_others,
    _another_source,
    _another_day,
    _another_place,
    in_another_state,
    _another_speaker,
    _another_person,
    _another_of_the_kind,
    another_count,
    _another_of_its_form,
    _another_subject,
    _another_described,
    _told_by_another,
)
