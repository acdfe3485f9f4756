"""Words that point into an earlier question: "he", "they", "there", "that"."""

import re
from collections.abc import Sequence
from typing import Final

from rag.conversation.grammar import AUXILIARY, PREPOSITION, asks, inner, names_many, opens_with_auxiliary
from rag.conversation.topics import newest_person, people, places, subject
from rag.said import SAY
from rag.words import content_words

_PERSON: Final = re.compile(r"\b(?P<pronoun>he|she|him|his|her)\b", re.IGNORECASE)
_NOTHING_OWNED: Final = re.compile(rf"$| (?:{PREPOSITION}|and|or|when)\b", re.IGNORECASE)
_THEY: Final = re.compile(rf"\b(?P<of>of )?(?:them\b|they\b|(?:these|those)(?=$| {AUXILIARY}))", re.IGNORECASE)
_THERE: Final = re.compile(r"(?<!is )(?<!are )(?<!was )(?<!were )\bthere(?=$| (?:in|on|after|before)\b)", re.IGNORECASE)
_OF_THAT: Final = re.compile(
    r"\b(?:about|of|for|with|by|to|after|before|behind) (?P<that>that|this|it)$", re.IGNORECASE
)
# What points at something said before, and leaves no place in which its name could stand.
_POINTS_BACK: Final = re.compile(
    r"\b(?:that|this|it|there|then|more|next|afterwards|later|instead|else)$"
    r"|\b(?:that|this|it) (?:true|right|correct)$"
    r"|\b(?:that|this|it) (?:happen|mean|begin|start|end|change|figure|number|toll|estimate|claim|statement)\b"
    r"|\b(?:their|its|these|those(?! who\b))\b",
    re.IGNORECASE,
)
_SAID_WHAT: Final = re.compile(rf"^what (?:did|does|do|has|have|had) .+ {SAY}$", re.IGNORECASE)
_LONGEST: Final = 100  # characters of a subject; with more in its place, a question would be hard to read
_NAME_OR_NUMBER: Final = re.compile(r"(?<=[\w’'] )[A-Z]|\d")


def with_person(question: str, topics: Sequence[str]) -> str:
    """ "he", "her" and the like replaced by the person named earlier, if the question itself names none before."""
    match, person = _PERSON.search(question), newest_person(topics)
    if not match or not person or people(question[: match.start()]):
        return question
    pronoun, after = match["pronoun"].casefold(), question[match.end() :]
    owns = pronoun == "his" or (pronoun == "her" and not _NOTHING_OWNED.match(after))
    return f"{question[: match.start()]}{inner(person)}{'’s' if owns else ''}{after}"


def with_subject(question: str, topics: Sequence[str]) -> str:
    """ "they", "there" and "that" replaced by what was asked about; it is appended where nothing can be replaced."""
    meant = _meant(question, topics)
    they = _THEY.search(question)
    if they and meant and not names_many(question[: they.start()]):
        return f"{question[: they.start()]}{they['of'] or ''}{meant}{question[they.end() :]}"
    there, named = _THERE.search(question), places(topics[0])
    if there and named:
        return f"{question[: there.start()]}{named[-1].group()}{question[there.end() :]}"
    if (that := _OF_THAT.search(question)) and meant:
        return f"{question[: that.start('that')]}{meant}"
    about = meant or ("" if subject(topics[0]) else inner(topics[0]))
    return f"{question}, about {about}" if about and _points_back(question) else question


def with_what_was_said(question: str, topics: Sequence[str]) -> str:
    """ "And what did the governor report?" goes on about what was asked before."""
    meant = _meant(question, topics)
    return f"{question} about {meant}" if meant and _SAID_WHAT.match(question) else question


def _meant(question: str, topics: Sequence[str]) -> str:
    """The newest subject that the question does not name itself; "" where there is none, or none short enough."""
    subjects = (subject(topic) for topic in topics)
    return next((about for about in subjects if about and about not in question and len(about) <= _LONGEST), "")


def _points_back(question: str) -> bool:
    return _POINTS_BACK.search(question) is not None or _is_fragment(question)


def _is_fragment(question: str) -> bool:
    """Whether too little is asked to be all ("How old?", "What happened?"); a name or a number is enough."""
    content = content_words(question)
    short = asks(question) and not opens_with_auxiliary(question) and len(question.split()) < 4
    return not content or (short and len(content) < 2 and not _NAME_OR_NUMBER.search(question))
