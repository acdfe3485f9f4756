"""What kind of answer a question expects, and where a sentence has one."""

import re
from collections.abc import Callable
from typing import Final, Literal

from rag.clauses import clause_of
from rag.counted import Counted, counted_by, is_money, likely_count
from rag.dates import find_dates
from rag.events import events_in
from rag.figures import Figure, find_figures
from rag.schema import Highlight, Sentence
from rag.words import FUNCTION_WORDS, WORD, words

Kind = Literal["age", "number", "date", "person", "place", "reason", "open"]

# The first that matches decides: an age is not just any number, "how long ago" is no length of time.
_KINDS: Final[tuple[tuple[Kind, str], ...]] = (
    ("age", r"\bhow old\b|\bwhat age\b|\b(?:her|his|their|’s|'s) age\b"),
    (
        "date",
        r"^\W*(?:\w+ )?when\b(?! there)(?!.*, (?:who|whom|whose|what|which|where|why|how)\b)"
        r"|\bwhen (?:was|were|did|does|do|will|is|are)\b|\bhow long ago\b"
        r"|\b(?:what|which) (?:year|month|day|date|week|decade|century)\b",
    ),
    (
        "number",
        r"\bhow (?:many|much)\b|\bhow (?:large|big|high|tall|far|long)\b|\bwhat percent"
        r"|\b(?:what|which|latest) (?:is |was |were |are )?(?:the )?(?:\w+ ){0,2}"
        r"(?:numbers?|figures?|totals?|percentage|share|tolls?|prices?|costs?|amount|count|population)\b",
    ),
    ("person", r"\bwho(?:m|se)?\b|\b(?:what|which) (?:person|official|politician|people|leader|man|woman)\b"),
    (
        "place",
        r"\bwhere\b|\b(?:what|which) (?:\w+ )?"
        r"(?:countr|region|cit(?:y|ies)|place|town|state|location|area|village|province)",
    ),
    ("reason", r"\bwhy\b|\bwhat (?:caused|led to|is the reason|was the reason)\b|\bfor what reason\b"),
    # "How has the death toll changed?" wants figures, though it names no number.
    ("number", r"\b(?:tolls?|figures?|numbers?|totals?|count)\b"),
)
_KIND_PATTERNS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS
)

# Beside what `find_dates` resolves: anything that may tell a time, since here a date missed costs an answer.
_TIME: Final = re.compile(
    r"\b(?:1\d{3}|20\d{2})(?:s\b|\b(?!,\d))|\b(?:in|of|by|until|since|before|after|around|from|to) \d{3}\b(?![,.]\d)"
    r"|\b\d{1,2}(?:st|nd|rd|th)[ -]century\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b"
    r"|\b\d{1,2}(?::\d\d)? ?(?:[ap]m\b|[ap]\.m\.)"
    r"|\b(?:spring|summer|autumn|winter|morning|evening|night|noon|midnight|today|yesterday|tomorrow|ago)\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:last|next|this|every|each|that|same) (?:day|week|weekend|month|year|decade|century)\b"
)
# Any number but a year: for sentences in which `find_figures` sees no count.
_BARE_NUMBER: Final = re.compile(
    r"(?<![\w.,])(?!(?:1\d{3}|20\d{2})\b(?!,\d))\d[\d,.]*\b%?|\b(?:single|none|twice|double|half|both)\b"
)

_AGE: Final = re.compile(r"\b\d{1,3}-year-old\b|\baged? \d{1,3}\b|(?<=, )\d{1,3}(?=,)|\b\d{1,3} years old\b")
_TIME_UNIT: Final = re.compile(r"(?:second|minute|hour|day|week|month|year|decade)s?\b", re.IGNORECASE)
_DURATION: Final = re.compile(rf"\b(?:\w+-)?\w+[ -]{_TIME_UNIT.pattern}", re.IGNORECASE)
# A word that gives a reason, with what follows it up to the next comma.
_REASON: Final = re.compile(
    r"\b(?:because|since|due to|owing to|thanks to|as a result of|in response to|over|after|following|amid|so that"
    r"|in order to|(?<!according )(?<!due )(?<!up )(?<!open )to(?= [a-z])|for(?= [a-z]+ing\b)|against|caused by|led to"
    r"|prompted|sparked)(?: [\w’'$€£%-]+(?:[.,]\d+)*)+",
    re.IGNORECASE,
)
_MONEY_ASKED: Final = re.compile(
    r"\bhow much\b.*\b(?:pay|pays|paid|costs?|spen[dt]|money|price|worth|damages?|fine|compensation|earns?|salary"
    r"|raised?|owes?|budget|funding|sold|sell|bought|buy|lost|losses|lose)\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"\b[A-Z]\w+(?:[ -][A-Z]\w+)*")
_GROUP: Final = re.compile(
    r"\b(?:[a-z]+ )?(?:officials?|authorities|police|prosecutors?|residents|experts?|investigators|witnesses|military"
    r"|government|ministry|spokes\w+|lawmakers|scientists|researchers|people|troops|forces)\b"
)


def expected_kind(question: str) -> Kind:
    """The kind of answer that the wording of an English question asks for."""
    return next((kind for kind, pattern in _KIND_PATTERNS if pattern.search(question)), "open")


def asks_for_money(question: str) -> bool:
    """Whether the wording of an English question asks for a sum of money."""
    return _MONEY_ASKED.search(question) is not None


def find_expected(kind: Kind, question: str, text: str, sentence: Sentence) -> tuple[Highlight, ...]:
    """Pieces of the sentence that are of that kind and are not in the question already, in order."""
    if kind == "open":
        return ()
    asked = set(words(question))
    found = _FINDERS[kind](question, text, sentence)
    return tuple(piece for piece in found if not set(words(text[piece.start : piece.end])) <= asked)


def _numbers(question: str, text: str, sentence: Sentence) -> list[Highlight]:
    counted = counted_by(question)
    if _asks_for_time(question, counted):
        return _matches(_DURATION, text, sentence)
    printed = text[sentence.start : sentence.end]
    asked, told = events_in(question), events_in(printed)
    if asked and told and not asked & told:  # it counts the injured, say, and the sentence only the dead
        return []
    figures = find_figures(text, sentence.start, sentence.end)
    if asks_for_money(question):
        return [_with_noun(figure) for figure in figures if is_money(figure.unit, _noun(figure))]
    if not figures and (counted is None or likely_count(counted, "", printed)):
        return _matches(_BARE_NUMBER, text, sentence)
    fits = [0 if counted and figure.unit else likely_count(counted, _noun(figure), printed) for figure in figures]
    likely = [_with_noun(figure) for figure, fit in zip(figures, fits, strict=True) if fit and fit == max(fits)]
    beside = [piece for piece in likely if asked and asked & events_in(_clause(text, sentence, piece))]
    return beside or likely


def _clause(text: str, sentence: Sentence, piece: Highlight) -> str:
    clause = clause_of(text, Highlight(sentence.start, sentence.end), piece)
    return text[clause.start : clause.end]


def _noun(figure: Figure) -> str:
    return figure.noun.text if figure.noun else ""


def _with_noun(figure: Figure) -> Highlight:
    follows = figure.noun is not None and figure.noun.start >= figure.end
    return Highlight(figure.start, figure.noun.end if figure.noun and follows else figure.end)


def _asks_for_time(question: str, counted: Counted | None) -> bool:
    return "how long" in question.casefold() or (counted is not None and bool(_TIME_UNIT.fullmatch(counted.noun)))


def _dates(question: str, text: str, sentence: Sentence) -> list[Highlight]:
    dates = _printed_dates(text, sentence)
    times = [time for time in _matches(_TIME, text, sentence) if not any(map(time.overlaps, dates))]
    return sorted([*dates, *times], key=lambda piece: piece.start)


def _printed_dates(text: str, sentence: Sentence) -> list[Highlight]:
    return [Highlight(date.start, date.end) for date in find_dates(text, sentence.start, sentence.end)]


def _people(question: str, text: str, sentence: Sentence) -> list[Highlight]:
    found = [*_names(question, text, sentence), *_matches(_GROUP, text, sentence)]
    return sorted(found, key=lambda piece: piece.start)


def _names(question: str, text: str, sentence: Sentence) -> list[Highlight]:
    """Capitalised names but dates; the word that opens the sentence has its capital from that, and alone is none."""
    opening = WORD.search(text, sentence.start, sentence.end)
    if not opening:
        return []
    begin = opening.end() if opening.group().casefold() in FUNCTION_WORDS else sentence.start
    names = [Highlight(*match.span()) for match in _NAME.finditer(text, begin, sentence.end)]
    dates = _printed_dates(text, sentence)
    alone = Highlight(*opening.span())
    return [name for name in names if name != alone and not any(map(name.overlaps, dates))]


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
