"""The words of a sentence, with each quotation folded into one token, so that rules see only the reporter's words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rag.quotation import Quotation

_ABBREVIATION: Final = (
    r"(?:Mrs?|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Cmdr|Prof|Rev|Fr|Hon|Maj|Adm|Pres|St|Jr|Sr|vs|Inc|Corp|Co)\."
)
_TOKEN: Final = re.compile(
    rf"\b{_ABBREVIATION}|(?:\b[A-Z]\.)+|\d+(?:,\d{{3}})+|\w+(?:[’'‑-]\w+|\.\w+|&\w+)*(?:(?<=s)[’'](?=\s))?|\S"
)

_CONTRACTION: Final = re.compile(
    r"\w+(?:n[’']t|[’'](?:ve|re|ll|d|m))|(?:he|she|it|that|there|who|what|here)[’']s", re.IGNORECASE
)


@dataclass(frozen=True)
class Token:
    """A word or a punctuation mark `text[start:end]`, or, where `is_quotation`, the sentence's part of a quotation."""

    text: str
    start: int
    end: int
    is_quotation: bool = False

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def is_capitalised(self) -> bool:
        """As names are: "Kursk", "al-Assad" is not."""
        return self.text[0].isupper() and not self.is_quotation

    @property
    def is_word(self) -> bool:
        """A word or a number, not a mark or a quotation."""
        return self.text[0].isalnum() and not self.is_quotation

    @property
    def is_possessive(self) -> bool:
        """As in "Russia’s" and "residents’"."""
        return self.text.endswith(("’s", "'s", "s’", "s'"))

    @property
    def is_contraction(self) -> bool:
        """A verb run into another word: "they’ve", "it’s", "couldn’t"."""
        return _CONTRACTION.fullmatch(self.text) is not None


def tokenize(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`; `quotations` are those that overlap it."""
    tokens: list[Token] = []
    position = start
    for quotation in quotations:
        first, last = max(quotation.start, start), min(quotation.end, end)
        tokens += _words(text, position, first)
        tokens.append(Token(text[first:last], first, last, is_quotation=True))
        position = last
    return (*tokens, *_words(text, position, end))


def _words(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of a stretch without quotations."""
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]
