"""Sentences that raise what is asked and leave it open, or only deny it."""

import re
from typing import Final

from rag.said import speech_question
from rag.schema import Highlight
from rag.verbs import stem
from rag.words import content_words

_ASKED: Final = 0.6  # share of a sentence up to its question mark from which all of it is a question
_SHARED: Final = 0.5  # share of the question's content words that what is left open, or denied, has to have

_WH: Final = r"(?P<wh>who(?:m|se)?|what|when|where|why|how|whether|if|which)"
_AUXILIARY_NOT: Final = r"(?:do|does|did|has|have|had|would|could|can)(?: not|n[’']t)(?: yet| immediately)?"
_TELL: Final = r"(?:know|say|said|tell|explain\w*|disclose\w*|reveal\w*|specify|confirm\w*)"
_LEARN: Final = r"(?:know|learn|find out|determine|establish|understand|work out)"
_OPEN: Final = re.compile(
    r"\b(?:unclear|unknown|uncertain|a mystery|no(?:body| one|ne) knows"
    r"|not (?:yet |immediately )?(?:known|clear|said|disclosed|determined|revealed|explained|specif\w+)"
    rf"|{_AUXILIARY_NOT} {_TELL}|(?:declined|refused) to (?:say|explain|disclose|reveal)"
    rf"|(?:want\w*|try\w*|tried|seek\w*|hop\w+|working|yet) to {_LEARN}"
    rf"|investigat\w+|ask(?:s|ed|ing)?|wonder\w*|question(?:s|ed)?(?: of)?|puzzl\w+)\b(?: \w+)?,? {_WH}\b",
    re.IGNORECASE,
)
_POINTS_BACK: Final = re.compile(
    r"^[“\"«]?(?:that|this)(?: is|’s|'s| was| remains)(?: \w+)? "
    r"(?:what|the question|unclear|unknown|not (?:yet )?(?:known|clear)|a mystery)\b",
    re.IGNORECASE,
)
_CLAIM: Final = r"(?:the )?(?:claims?|reports?|suggestions?|rumou?rs?|allegations?|accusations?|charges?)"
_DENIES: Final = re.compile(
    rf"\b(?:den(?:y|ies|ied|ying|ials?)|reject\w* {_CLAIM}|dismiss\w* {_CLAIM})\b", re.IGNORECASE
)
_ASKS_WHETHER: Final = re.compile(
    r"^(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b", re.IGNORECASE
)
_WH_ASKED: Final = re.compile(r"\b(?:who(?:m|se)?|what|when|where|why|how|which)\b", re.IGNORECASE)


def only_asks(question: str, sentence: str, highlight: Highlight | None, start: int) -> bool:
    """Whether a sentence, which begins at `start`, asks what the question asks, or says that nobody knows it."""
    if _POINTS_BACK.match(sentence):
        return True
    if _is_question(sentence):
        return _shared(question, sentence)
    found = _OPEN.search(sentence)
    if found is None or not _same_word(question, found["wh"]) or _answers_before(highlight, start, found.start()):
        return False
    return _shared(question, sentence[found.end() :])


def only_denies(question: str, sentence: str, highlight: Highlight | None, start: int) -> bool:
    """Whether a sentence denies what the question assumes; a denial answers who said what, and whether something is."""
    if _ASKS_WHETHER.match(question) or speech_question(question) or _DENIES.search(question):
        return False
    found = _DENIES.search(sentence)
    if found is None or _answers_before(highlight, start, found.start()):
        return False
    return _shared(question, sentence[found.end() :], sentence[: found.start()])


def _is_question(sentence: str) -> bool:
    mark = sentence.rfind("?")
    return mark >= 0 and (mark + 1) >= _ASKED * len(sentence)


def _same_word(question: str, word: str) -> bool:
    """Whether the clause that is left open asks what the question asks: "how" is no "who"."""
    if _ASKS_WHETHER.match(question):
        return word.casefold() in ("whether", "if")
    asked = _WH_ASKED.search(question)
    return asked is not None and asked.group().casefold()[:3] == word.casefold()[:3]


def _answers_before(highlight: Highlight | None, start: int, place: int) -> bool:
    """Whether the answer stands before the words that leave something open, and so is none of it."""
    return highlight is not None and highlight.start - start < place


def _shared(question: str, said: str, subject: str = "") -> bool:
    """Whether much of the question is in what is said; who denies need not be named again."""
    asked, printed = _stems(question), _stems(said)
    asked -= _stems(subject)
    return bool(asked) and len(asked & printed) >= _SHARED * len(asked)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content_words(text)}
