"""Speakers that a label names: "TSUKANOV: “…”", "“…” — Ann Lee", "“…” Those were the words of Ann Lee"."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from rag.attribution.printed import Printed
from rag.models import Attribution
from rag.quotation import Quotation

LABEL: Final = re.compile(
    r"(?:\*\*|__)?(?P<label>[^\W\d_][\w’'.-]{0,30}(?: [^\W_][\w’'.-]{0,30}){0,4})(?:\*\*|__)?\s?(?P<mark>:)"
    r"(?:\*\*|__)?\s*"
)
_LOWER_IN_NAMES: Final = frozenset("de da di du del della van von der den la le bin ibn al el ter of the and".split())
_LABEL_BEFORE: Final = 120  # characters
_DASH_AND_NAME: Final = re.compile(r"\s{0,4}(?P<mark>[—–―]|--?)\s{0,2}(?P<name>[^\n:;?!“”«»\"]{3,120})(?=\n|$)")
_WORDS_OF: Final = re.compile(
    r"\s{1,4}(?P<words>(?:That|This|Those|These|Such)\s+(?:is|was|are|were|has been)\s+the\s+(?:\w+ ){0,2}?"
    r"(?:words?|view|verdict|message|warning|assessment|claim|opinion|conclusion|reaction|complaint)s?\s+(?:of|from))"
    r"\s+(?P<name>[^,.;:—–()\n“”«»\"]{3,80})"
)


def find_labelled(printed: Printed) -> tuple[Attribution, ...]:
    """The quotations whose speaker a label names; the cue is the mark, or the words, that tell."""
    capitals = count_names(printed.text)
    return tuple(one for quotation in printed.quotations for one in _labels_of(printed, quotation, capitals))


def count_names(text: str) -> Counter[str]:
    """How often each capitalised word stands in a text, in small letters."""
    return Counter(word.lower() for word in re.findall(r"\w[\w’'-]*", text) if word[0].isupper())


def may_be_name(label: str, capitals: Counter[str]) -> bool:
    """Whether a label is a name: capitalised words; if it is only one, all in capitals or one that stands elsewhere."""
    return is_capitalised(label) and (" " in label or label.isupper() or capitals[label.lower()] > 1)


def is_capitalised(label: str) -> bool:
    """Whether a label is written as names are."""
    words = label.split()
    return label[:1].isupper() and all(word[0].isupper() or word in _LOWER_IN_NAMES for word in words)


def _labels_of(printed: Printed, quotation: Quotation, capitals: Counter[str]) -> Iterator[Attribution]:
    content = ((quotation.start, quotation.end),)
    before = _label_before(printed, quotation)
    if before and may_be_name(before["label"], capitals):
        yield Attribution(before.span("label"), before.span("mark"), content, 1.0)
    after = _DASH_AND_NAME.match(printed.text, quotation.end)
    if after and is_capitalised(after["name"].split(",")[0]):
        yield Attribution(after.span("name"), after.span("mark"), content, 1.0)
    words_of = _WORDS_OF.match(printed.text, quotation.end)
    if words_of:
        yield Attribution(words_of.span("name"), words_of.span("words"), content, 1.0)


def _label_before(printed: Printed, quotation: Quotation) -> re.Match[str] | None:
    """ "Name:" with which the sentence of a quotation begins, directly before it."""
    sentence = printed.sentence_at(quotation.start)
    start = printed.sentence_places.all[sentence][0] if sentence is not None else quotation.start
    is_near = 0 < quotation.start - start <= _LABEL_BEFORE
    return LABEL.fullmatch(printed.text, start, quotation.start) if is_near else None
