"""Which figure of a sentence is given for what a question counts: the same things, of the same event.

How many came to the festival is not told by how many were injured at it, nor what the ferry costs by the price of the
bridge, nor how many were injured by how many of them are children. In doubt, no figure is asked for.
"""

import re
from dataclasses import dataclass
from typing import Final

from rag.clauses import clause_of
from rag.counted import Counted, are_anybody, are_counted_alike, are_people, counted_by, is_money, likely_count
from rag.events import events_in
from rag.expected import asks_for_money, expected_kind
from rag.figures import Figure, find_figures
from rag.paragraphs import line_start
from rag.scenes import DAYS, Scene, scene_of
from rag.schema import Highlight, Quote
from rag.verbs import deed
from rag.words import FUNCTION_WORDS, content_words

JUST_BEFORE: Final = 300  # characters of the paragraph before a sentence that "it" or a bare figure points back to

_PEOPLE: Final = Counted("people", frozenset())
# Of a question, these ask for a figure or say how well it is known: no sentence has to tell them.
_EMPTY: Final = frozenset(
    """number numbers figure figures total totals count amount percentage percent per cent share sum latest official
    officially current currently exactly altogether already far long high tall large big""".split()
)
_HOW_MUCH: Final = re.compile(r"\b(?:how (?:much|large|big|high|tall|far|long)|what percent\w*)\b", re.IGNORECASE)
_MANNER: Final = re.compile(r"\b(?:seriously|severely|critically|badly|slightly|lightly|against)\b", re.IGNORECASE)
_POINTS_BACK: Final = re.compile(
    r"^\W*(?:he|she|it|they|this|that|these|those)\b|\bthe (?:cost|price|bill|sum|number|figure|total|toll)\b(?! of\b)",
    re.IGNORECASE,
)
_THEM: Final = frozenset("them whom which us these those".split())
_PART: Final = re.compile(r" (?:of|among) (?:the|these|those|its|their|them|whom|which|us)\b")
# "Three more", "2 million euros less", "another 12", "hundreds": what comes on top of a count, or is none.
_MORE: Final = re.compile(r"(?: \w+)? (?:more|less|fewer|additional|further|new|extra)\b", re.IGNORECASE)
_ANOTHER: Final = re.compile(r"\b(?:another|additional|further|extra) $", re.IGNORECASE)
_NOT: Final = re.compile(r"\b(?:not|never|nor|without|unable|fail\w*|\w+n[’']t)\b", re.IGNORECASE)
_VAGUE: Final = re.compile(r"(?:dozen|hundred|thousand|million|billion)s$", re.IGNORECASE)


@dataclass(frozen=True)
class AskedFigure:
    """A figure that a question asks for, the noun that it counts, or "", and the scene that its clause tells of."""

    figure: Figure
    noun: str
    scene: Scene


@dataclass(frozen=True)
class _Asked:
    """What a question counts, and what has to be told of it: the `events` of the news, and where it has none `words`.

    `manner` is how badly, whether against, and whether not.
    """

    counted: Counted | None
    is_money: bool
    events: frozenset[int]
    words: tuple[str, ...]
    manner: frozenset[str]
    scene: Scene


@dataclass(frozen=True)
class _Place:
    """Where a figure stands: the clause up to it and after it, the text that tells of it, and what stands before that.

    What tells of it is its clause, or the sentence if that has no other figure.
    """

    figure: Figure
    printed: str
    ahead: str
    after: str
    telling: str
    before: str

    @property
    def clause(self) -> str:
        """The whole clause."""
        return f"{self.ahead}{self.printed}{self.after}"

    @property
    def noun(self) -> str:
        """What the figure counts, where that stands after it."""
        noun = self.figure.noun
        return noun.text if noun and noun.start > self.figure.start and noun.text.casefold() not in _THEM else ""


def asked_figure(question: str, text: str, quote: Quote) -> AskedFigure | None:
    """The figure of a quote from `text` that the question asks for, the one that the reader found before any other."""
    if expected_kind(question) != "number":
        return None
    asked = _asked(question)
    if not asked.events and not asked.words:
        return None
    figures = find_figures(text, quote.start, quote.end)
    found = quote.highlight.start if quote.highlight else -1
    for figure in sorted(figures, key=lambda figure: figure.start != found):
        place = _place(text, quote, figure, is_alone=len(figures) == 1)
        if not _is_of_others(place.noun, question) and _is_count(place) and _is_asked_for(asked, place):
            return AskedFigure(figure, "" if _is_part(place) else place.noun, scene_of(place.telling))
    return None


def _asked(question: str) -> _Asked:
    counted, events, scene = counted_by(question), events_in(question), scene_of(question)
    if counted and (counted.noun in FUNCTION_WORDS or events_in(counted.noun)):
        counted = _PEOPLE  # "How many were hurt?", "How many injured are there?"
    own = {counted.noun} if counted else set()
    words = [word for word in content_words(question) if word not in _EMPTY | DAYS | own and not events_in(word)]
    told = [word for word in words if word not in scene.names | scene.words] or words
    are_people = bool(events) and not _HOW_MUCH.search(question)
    must_be_told = () if are_people else tuple(told)
    return _Asked(counted, asks_for_money(question), events, must_be_told, _manner(question), scene)


def _manner(text: str) -> frozenset[str]:
    """How badly, whether against, and whether not at all: "three were seriously hurt" counts others than "14 were"."""
    denied = {"not"} if _NOT.search(text) else set()
    return frozenset({word.casefold() for word in _MANNER.findall(text)} | denied)


def _place(text: str, quote: Quote, figure: Figure, *, is_alone: bool) -> _Place:
    clause = clause_of(text, Highlight(quote.start, quote.end), Highlight(figure.start, figure.end))
    return _Place(
        figure,
        printed=text[figure.start : figure.end],
        ahead=text[clause.start : figure.start],
        after=text[figure.end : clause.end],
        telling=quote.text if is_alone else text[clause.start : clause.end],
        before=text[max(line_start(text, quote.start), quote.start - JUST_BEFORE) : quote.start],
    )


def _is_of_others(noun: str, question: str) -> bool:
    """Whether the figure counts a group that the question does not name ("Ukrainian civilians")."""
    asked = set(content_words(question))
    return any(word[:1].isupper() and word.casefold() not in asked for word in noun.split())


def _is_count(place: _Place) -> bool:
    """Whether a figure is a count of its own: "three more", "another 12" and "hundreds" are none."""
    return not (_MORE.match(place.after) or _ANOTHER.search(place.ahead) or _VAGUE.search(place.printed))


def _is_part(place: _Place) -> bool:
    """Whether a figure is so many of a group; a share is no such figure."""
    return not place.figure.unit and _PART.match(place.after) is not None


def _is_asked_for(asked: _Asked, place: _Place) -> bool:
    if asked.manner != _manner(place.clause) or asked.scene.is_elsewhere(scene_of(place.telling)):
        return False
    if asked.is_money:
        return is_money(place.figure.unit, place.noun) and _is_told(asked, place)
    if _is_part(place):
        return _part_is_asked_for(asked, place)
    return _counts(asked, place) and _is_told(asked, place)


def _part_is_asked_for(asked: _Asked, place: _Place) -> bool:
    """ "Five of the injured are children" counts children who are injured; that more were injured it does not say."""
    group = place.figure.noun.end - place.figure.end if place.figure.noun else 0
    predicate = place.after[max(group, 0) :]
    if asked.counted and _names(predicate, asked.counted.noun):
        return _is_told(asked, place)
    return _counts(asked, place) and _has_all(asked, predicate, predicate)


def _counts(asked: _Asked, place: _Place) -> bool:
    """Whether a figure counts what is asked for; a bare one, if what is asked for stands near it."""
    counted = asked.counted or (_PEOPLE if asked.events else None)
    if place.figure.unit:
        return asked.counted is None
    if counted is None:
        return True
    if place.noun:
        return likely_count(counted, place.noun, place.telling) >= (1 if are_people(counted.noun) else 2)
    is_near = are_anybody(counted.noun) or _names(f"{place.before}{place.telling}", counted.noun)
    return is_near and likely_count(Counted("people", counted.names), "", place.telling) > 0


def _names(text: str, noun: str) -> bool:
    return deed(noun).search(text) is not None or are_counted_alike(noun, text)


def _is_told(asked: _Asked, place: _Place) -> bool:
    """Whether the clause tells the events and the sentence the words, or they stand before what points back to them."""
    if _has_all(asked, place.clause, place.telling):
        return True
    is_bare = not place.noun and not place.figure.unit
    points_back = is_bare or _POINTS_BACK.search(place.telling) is not None
    is_silent = not events_in(place.telling)
    return points_back and is_silent and _has_all(asked, place.before, f"{place.before}{place.telling}")


def _has_all(asked: _Asked, clause: str, telling: str) -> bool:
    return asked.events <= events_in(clause) and all(deed(word).search(telling) for word in asked.words)
