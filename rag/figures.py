"""Counts and quantities as the article prints them, with what is counted; years, dates, ordinals and ages are not."""

import re
from dataclasses import dataclass
from typing import Final

from rag.dates import find_dates
from rag.schema import Mention


@dataclass(frozen=True)
class Figure:
    """`text[start:end]` is the figure with its qualifier and unit: "nearly 800", "12 %", "$5 billion".

    `noun` is what is counted ("individuals"); for a bare number the quantity named before it ("civilian death toll").
    `unit` is "%", a currency sign, or "".
    """

    value: float
    start: int
    end: int
    noun: Mention | None
    unit: str
    approximate: bool


_UNITS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES: Final = {"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SMALL: Final = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 20 + 10 * index for index, word in enumerate(_TENS)},
    **{f"{tens}-{_UNITS[unit]}": 20 + 10 * index + unit for index, tens in enumerate(_TENS) for unit in range(1, 10)},
}
_SMALL_WORD: Final = "|".join(sorted(_SMALL, key=len, reverse=True))
_SCALE_WORD: Final = "|".join(SCALES)
_QUALIFIER: Final = (
    r"more\ than|at\ least|no\ fewer\ than|as\ many\ as|up\ to|less\ than|fewer\ than|close\ to|an\ estimated|nearly"
    r"|over|about|around|almost|some|roughly|approximately|under"
)
# Never inside a word, a time, a score, a range or a compound such as "45-year-old" or "nine-month".
_FIGURE: Final = re.compile(
    rf"""(?<![\w.,:/–-]) (?:(?P<qualifier>{_QUALIFIER})\ )? (?P<currency>US\$|[$€£¥])?
    (?: (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
      | (?P<word>(?:{_SMALL_WORD}|an?(?=\ (?:{_SCALE_WORD})\b))\b) | (?P<many>(?:{_SCALE_WORD})s\b) )
    (?P<scales>(?:\ (?:{_SCALE_WORD})\b)*) (?:\ and\ (?P<rest>(?:{_SMALL_WORD})\b))?
    (?P<percent>\ ?%|\ per\ ?cent\b)? (?P<plus>\+)?
    (?![\w:/–-]|[.,]\d|\ (?:[ap]\.m|o[’']clock))""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD: Final = re.compile(r"[ ]?(?P<word>\w+(?:[’'-]\w+)*[’']?)")
_FUNCTION_WORDS: Final = """
    a an the this that these those of in on at by for from to with into over under after before since until during
    than as and or but nor if when while where who whom whose which what because so is are was were be been being am
    has have had do does did will would can could may might must shall should not no still also already only just about
    around per he she it they we you i his her its their our your my there here then now ago later earlier died said
    says told came went made took lost remained
"""
_NEVER_IN_A_NOUN_PHRASE: Final = frozenset(_FUNCTION_WORDS.split())
_PLURALS: Final = frozenset(("people", "men", "women", "children", "police", "troops", "staff", "feet", "personnel"))
_QUANTITY: Final = re.compile(
    r"\b(?:toll|number|total|tally|count|figure|population|price|rate|cost|score|turnout|average|sum)\b"
    r"(?: of [a-z]\w+)?",
    re.IGNORECASE,
)
_OF_ALL: Final = re.compile(r" of (?:(?:the|these|those|its|their|his|her) )?")
_LONGEST_NOUN_PHRASE: Final = 5
# In characters: bounds that keep the time linear in the length of the text.
_LONGEST_WORD_BEFORE: Final = 40
_FARTHEST_QUANTITY: Final = 300
_NOT_A_COUNT: Final = re.compile(r"\b(?:no|any|every|some|the|this|that|each|which|only|another|last|next) $", re.I)
_AGE_BEFORE: Final = re.compile(r"\b(?:boy|girl|man|woman|child|son|daughter|youth) of $", re.I)
_NAME_BEFORE: Final = re.compile(r"(?:[a-z,] (?!Mr|Mrs)[A-Z]\w+|\b[Nn]o\.|[A-Z]\w+,) $")


def find_figures(text: str, start: int, end: int) -> tuple[Figure, ...]:
    """The figures inside `text[start:end]`, in order."""
    dates = [(date.start, date.end) for date in find_dates(text, start, end)]
    figures = []
    for match in _FIGURE.finditer(text, start, end):
        if not any(first < match.end() and match.start() < last for first, last in dates):
            figure = _figure(text, match, start, end)
            if _is_count(text, match, figure):
                figures.append(figure)
    return tuple(figures)


def _figure(text: str, match: re.Match[str], start: int, end: int) -> Figure:
    """The figure of one match, with what it counts."""
    unit = "%" if match["percent"] else (match["currency"] or "")[-1:]
    noun = _noun_after(text, match.end(), end)
    if noun is None and not unit:
        noun = _quantity_before(text, start, match.start())
    approximate = bool(match["qualifier"] or match["plus"] or match["many"])
    return Figure(_value(match), match.start(), match.end(), noun, unit, approximate)


def _value(match: re.Match[str]) -> float:
    """What the digits or words of a match amount to; "hundreds" counts as one hundred."""
    value = float(match["digits"].replace(",", "")) if match["digits"] else _small(match["word"] or "")
    scales = " ".join((match["scales"], match["many"] or "")).lower()
    for scale in re.findall(_SCALE_WORD, scales):
        value *= SCALES[scale]
    return value + (_small(match["rest"]) if match["rest"] else 0.0)


def _small(word: str) -> float:
    """The value of a number word; "a" and nothing stand for one."""
    return float(_SMALL.get(word.lower(), 1))


def _is_count(text: str, match: re.Match[str], figure: Figure) -> bool:
    """False for years, ages, numbers in names ("Article 5") and the word "one" where it counts nothing."""
    before = text[max(match.start() - _LONGEST_WORD_BEFORE, 0) : match.start()]
    if figure.unit or match["many"]:
        return True
    if _AGE_BEFORE.search(before):
        return False
    if match["digits"] and re.fullmatch(r"(?:1[7-9]|20)\d\d", match["digits"]) and not match["scales"]:
        return bool(match["qualifier"])
    if (match["word"] or "").lower() == "one" and not match["scales"]:
        return figure.noun is not None and not _NOT_A_COUNT.search(before)
    noun_follows_directly = figure.noun is not None and figure.noun.start == figure.end + 1
    return noun_follows_directly or not _NAME_BEFORE.search(before)


def _noun_after(text: str, position: int, end: int) -> Mention | None:
    """The noun phrase that a figure at `position` counts, up to its head noun, or None."""
    of = _OF_ALL.match(text, position, end)
    words: list[re.Match[str]] = []
    at = of.end() if of else position
    while (word := _WORD.match(text, at, end)) and len(words) < _LONGEST_NOUN_PHRASE:
        if _ends_noun_phrase(word["word"], is_first=not words):
            break
        words.append(word)
        at = word.end()
        if _is_plural(word["word"]):
            break
    if not words:
        return None
    first, last = words[0].start("word"), words[-1].end("word")
    return Mention(text[first:last], first, last)


def _ends_noun_phrase(word: str, is_first: bool) -> bool:
    """Whether a word cannot be part of what is counted: "armed men" can, "men armed" cannot."""
    is_verbal = word.endswith("ly") or (word.endswith("ed") and not is_first)
    return word.lower() in _NEVER_IN_A_NOUN_PHRASE or word[0].isdigit() or is_verbal


def _is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun, which ends a counted noun phrase."""
    is_regular = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s"))
    return is_regular or word.lower() in _PLURALS


def _quantity_before(text: str, start: int, position: int) -> Mention | None:
    """The quantity named before a bare number: "death toll" for "the death toll … had reached 288"."""
    start = max(start, position - _FARTHEST_QUANTITY)
    quantities = list(_QUANTITY.finditer(text, start, position))
    if not quantities:
        return None
    nearest = quantities[-1]
    first = nearest.start()
    for word in reversed(list(re.finditer(r"[\w’'-]+", text[start:first]))):
        adjacent = text[start + word.end() : first] == " "
        if not adjacent or _ends_noun_phrase(word.group(), is_first=True):
            break
        first = start + word.start()
    return Mention(text[first : nearest.end()], first, nearest.end())
