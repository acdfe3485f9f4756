"""Whether a shown speaker is the one who was judged to speak."""

import re
from collections.abc import Sequence
from typing import Literal

from eval.attributions.judgements import JudgedSpeaker
from rag.schema import Speaker

Grade = Literal["exact", "right", "partial", "unresolved", "wrong"]

GRADES: tuple[Grade, ...] = ("exact", "right", "partial", "unresolved", "wrong")  # the best first
RIGHT: tuple[Grade, ...] = GRADES[:2]

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s?$")
_BEFORE_NAMES = frozenset("the a an mr mrs ms miss".split())
_PRONOUNS = frozenset("i we you he she it they his her their him them who which one".split())

Words = list[str]


def grade(shown: Speaker, judged: Sequence[JudgedSpeaker], text: str) -> Grade:
    """The best that the shown speaker is for any of those who speak; whoever is shown where nobody does is wrong."""
    grades = [_grade(shown, one, text) for one in judged]
    return min(grades, key=GRADES.index, default="wrong")


def _grade(shown: Speaker, one: JudgedSpeaker, text: str) -> Grade:
    """exact: the words of a form that may be shown, wherever it stands, without "the", "Mr." and possessive.

    right: ends in such a form of two words or more ("Senator Ann Berg"), or, for what is no person, holds one in its
    place ("a lawyer who asked not to be named"). partial: the end of such a form ("Berg"). unresolved: a pronoun, or
    just what the sentence itself calls them.
    """
    words = _words(shown.name)
    forms = [_words(text[start:end]) for start, end in one.names]
    if words in forms:
        return "exact"
    if any(len(form) > 1 and words[-len(form) :] == form for form in forms) or _holds_form(shown, one):
        return "right"
    if any(form[-len(words) :] == words for form in forms):
        return "partial"
    called = _words(text[slice(*one.mention)]) if one.mention else None
    return "unresolved" if words == called or _is_unresolved(shown) else "wrong"


def _is_unresolved(shown: Speaker) -> bool:
    """Whether the program itself says that it does not know whom the sentence means."""
    return not shown.is_known or shown.name.lower() in _PRONOUNS


def _holds_form(shown: Speaker, one: JudgedSpeaker) -> bool:
    return one.kind != "person" and any(shown.start <= start and end <= shown.end for start, end in one.names)


def _words(name: str) -> Words:
    words = _WORD.findall(_POSSESSIVE.sub("", name.strip()).lower())
    return words[1:] if len(words) > 1 and words[0] in _BEFORE_NAMES else words
