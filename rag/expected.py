"""What kind of answer a question expects, and where a sentence has one."""

import re
from collections.abc import Callable
from typing import Final, Literal

from rag.dates import find_dates
from rag.figures import find_figures
from rag.schema import Highlight, Sentence
from rag.words import words

Kind = Literal["number", "date", "person", "place", "reason", "open"]

# The first that matches decides; the order puts "how long ago" before "how long".
_KINDS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "number",
            r"\bhow (many|much)\b|\bwhat (is |was |were )?(the )?(\w+ )?"
            r"(number|figure|total|percentage|share|death toll|toll|price|cost|amount|population)s?\b"
            r"|\bhow (large|big|high|old|tall|far)\b|\bwhat percent",
        ),
        (
            "date",
            r"\bwhen\b|\b(what|which) (year|month|day|date|week|decade|century)\b|\bsince when\b|\bhow long ago\b",
        ),
        ("person", r"\bwho(m|se)?\b|\b(what|which) (person|official|politician|people|leader|man|woman)\b|\bby whom\b"),
        (
            "place",
            r"\bwhere\b|\b(what|which) (\w+ )?(countr|region|cit(y|ies)|place|town|state|location|area|village|province)",
        ),
        ("reason", r"\bwhy\b|\bwhat (caused|led to|is the reason|was the reason)\b|\bfor what reason\b|\bhow come\b"),
    )
)
_REASON: Final = re.compile(
    r"\b(because|since|due to|owing to|thanks to|as a result of|in response to|over|after|following|amid|so that"
    r"|in order to|to (?=[a-z]+)|for (?=[a-z]+ing\b)|against|caused by|led to|prompted|sparked)\b",
    re.IGNORECASE,
)
_PROPER: Final = re.compile(r"\b[A-Z]\w+(?:[ -][A-Z]\w+)*")
_GROUP: Final = re.compile(
    r"\b(?:[a-z]+ )?(?:officials?|authorities|police|prosecutors?|residents|experts?|investigators|witnesses|military"
    r"|government|ministry|spokes\w+|lawmakers|scientists|researchers|people|troops|forces)\b"
)


def expected_kind(question: str) -> Kind:
    """The kind of answer that the wording of an English question asks for."""
    return next((kind for kind, pattern in _KINDS if pattern.search(question)), "open")


def find_expected(kind: Kind, question: str, text: str, sentence: Sentence) -> tuple[Highlight, ...]:
    """Pieces of the sentence that are of that kind and are not in the question already, in order."""
    if kind == "open":
        return ()
    asked = set(words(question))
    found = _FINDERS[kind](text, sentence)
    return tuple(piece for piece in found if not set(words(text[piece.start : piece.end])) <= asked)


def _numbers(text: str, sentence: Sentence) -> list[Highlight]:
    figures = find_figures(text, sentence.start, sentence.end)
    return [
        Highlight(figure.start, figure.noun.end if figure.noun and figure.noun.start >= figure.end else figure.end)
        for figure in figures
    ]


def _dates(text: str, sentence: Sentence) -> list[Highlight]:
    return [Highlight(date.start, date.end) for date in find_dates(text, sentence.start, sentence.end)]


def _people(text: str, sentence: Sentence) -> list[Highlight]:
    groups = _GROUP.finditer(text, sentence.start, sentence.end)
    return sorted(
        [*_proper(text, sentence), *(Highlight(*match.span()) for match in groups)], key=lambda piece: piece.start
    )


def _proper(text: str, sentence: Sentence) -> list[Highlight]:
    """Capitalised names; a lone capitalised word that opens the sentence is probably no name."""
    found = [Highlight(*match.span()) for match in _PROPER.finditer(text, sentence.start, sentence.end)]
    opening = re.compile(r"\W*").match(text, sentence.start)
    first = opening.end() if opening else sentence.start
    return [piece for piece in found if piece.start > first or " " in text[piece.start : piece.end]]


def _reasons(text: str, sentence: Sentence) -> list[Highlight]:
    return [Highlight(match.start(), match.end()) for match in _REASON.finditer(text, sentence.start, sentence.end)]


_FINDERS: Final[dict[Kind, Callable[[str, Sentence], list[Highlight]]]] = {
    "number": _numbers,
    "date": _dates,
    "person": _people,
    "place": _proper,
    "reason": _reasons,
}
