"""What kind of answer a question expects, and where a sentence has one."""

import re
from collections.abc import Callable
from typing import Final, Literal

from rag.counted import Counted, counted_by, may_count
from rag.dates import find_dates
from rag.figures import find_figures
from rag.schema import Highlight, Sentence
from rag.words import words

Kind = Literal["age", "number", "date", "person", "place", "reason", "open"]

# The first that matches decides: an age is not just any number, "how long ago" is no length of time.
_KINDS: Final[tuple[tuple[Kind, str], ...]] = (
    ("age", r"\bhow old\b|\bwhat age\b|\b(?:her|his|their|’s|'s) age\b"),
    ("date", r"\bwhen\b|\b(?:what|which) (?:year|month|day|date|week|decade|century)\b|\bhow long ago\b"),
    (
        "number",
        r"\bhow (?:many|much)\b|\bhow (?:large|big|high|tall|far|long)\b|\bwhat percent"
        r"|\b(?:what|which|latest) (?:is |was |were |are )?(?:the )?(?:\w+ ){0,2}"
        r"(?:numbers?|figures?|totals?|percentage|share|tolls?|prices?|costs?|amount|count|population)\b",
    ),
    ("person", r"\bwho(?:m|se)?\b|\b(?:what|which) (?:person|official|politician|people|leader|man|woman)\b"),
    (
        "place",
        r"\bwhere\b|\b(?:what|which) (?:\w+ )?(?:countr|region|cit(?:y|ies)|place|town|state|location|area|village|province)",
    ),
    ("reason", r"\bwhy\b|\bwhat (?:caused|led to|is the reason|was the reason)\b|\bfor what reason\b"),
)
_KIND_PATTERNS: Final = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)

_AGE: Final = re.compile(r"\b\d{1,3}-year-old\b|\baged? \d{1,3}\b|(?<=, )\d{1,3}(?=,)|\b\d{1,3} years old\b")
_DURATION: Final = re.compile(r"\b(?:\w+-)?\w+[ -](?:second|minute|hour|day|week|month|year|decade)s?\b", re.IGNORECASE)
_REASON: Final = re.compile(
    r"\b(?:because|since|due to|owing to|thanks to|as a result of|in response to|over|after|following|amid|so that"
    r"|in order to|to (?=[a-z]+)|for (?=[a-z]+ing\b)|against|caused by|led to|prompted|sparked)\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"\b[A-Z]\w+(?:[ -][A-Z]\w+)*")
_GROUP: Final = re.compile(
    r"\b(?:[a-z]+ )?(?:officials?|authorities|police|prosecutors?|residents|experts?|investigators|witnesses|military"
    r"|government|ministry|spokes\w+|lawmakers|scientists|researchers|people|troops|forces)\b"
)
_NOT_BLANK: Final = re.compile(r"\w")


def expected_kind(question: str) -> Kind:
    """The kind of answer that the wording of an English question asks for."""
    return next((kind for kind, pattern in _KIND_PATTERNS if pattern.search(question)), "open")


def find_expected(kind: Kind, question: str, text: str, sentence: Sentence) -> tuple[Highlight, ...]:
    """Pieces of the sentence that are of that kind and are not in the question already, in order."""
    if kind == "open":
        return ()
    asked = set(words(question))
    found = _FINDERS[kind](question, text, sentence)
    return tuple(piece for piece in found if not set(words(text[piece.start : piece.end])) <= asked)


def _numbers(question: str, text: str, sentence: Sentence) -> list[Highlight]:
    counted = counted_by(question)
    found = []
    for figure in find_figures(text, sentence.start, sentence.end):
        noun = figure.noun if figure.noun and figure.noun.start >= figure.end else None
        if counted is None or may_count(counted, figure.noun.text if figure.noun else ""):
            found.append(Highlight(figure.start, noun.end if noun else figure.end))
    return found + (_matches(_DURATION, text, sentence) if _asks_for_time(question, counted) else [])


def _asks_for_time(question: str, counted: Counted | None) -> bool:
    return "how long" in question.casefold() or (counted is not None and bool(_DURATION.match(f"x {counted.noun}")))


def _dates(question: str, text: str, sentence: Sentence) -> list[Highlight]:
    return [Highlight(date.start, date.end) for date in find_dates(text, sentence.start, sentence.end)]


def _people(question: str, text: str, sentence: Sentence) -> list[Highlight]:
    found = [*_names(question, text, sentence), *_matches(_GROUP, text, sentence)]
    return sorted(found, key=lambda piece: piece.start)


def _names(question: str, text: str, sentence: Sentence) -> list[Highlight]:
    """Capitalised names; a lone capitalised word that opens the sentence is probably none."""
    opening = _NOT_BLANK.search(text, sentence.start)
    first = opening.start() if opening else sentence.start
    found = _matches(_NAME, text, sentence)
    return [piece for piece in found if piece.start > first or " " in text[piece.start : piece.end]]


def _ages(question: str, text: str, sentence: Sentence) -> list[Highlight]:
    return _matches(_AGE, text, sentence)


def _reasons(question: str, text: str, sentence: Sentence) -> list[Highlight]:
    return _matches(_REASON, text, sentence)


def _matches(pattern: re.Pattern[str], text: str, sentence: Sentence) -> list[Highlight]:
    return [Highlight(*match.span()) for match in pattern.finditer(text, sentence.start, sentence.end)]


_FINDERS: Final[dict[Kind, Callable[[str, str, Sentence], list[Highlight]]]] = {
    "age": _ages,
    "number": _numbers,
    "date": _dates,
    "person": _people,
    "place": _names,
    "reason": _reasons,
}
