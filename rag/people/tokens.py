"""The words and marks of a text, as the rules see them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

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
    """A word or a punctuation mark, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def is_capitalised(self) -> bool:
        """As names are: "Kursk", "al-Assad" is not."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """A word or a number, not a mark."""
        return self.text[0].isalnum()

    @property
    def is_possessive(self) -> bool:
        """As in "Russia’s" and "residents’"."""
        return self.text.endswith(("’s", "'s", "s’", "s'"))

    @property
    def is_contraction(self) -> bool:
        """A verb run into another word: "they’ve", "it’s", "couldn’t"."""
        return _CONTRACTION.fullmatch(self.text) is not None


Tokens = Sequence[Token]


def words_between(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of `text[start:end]`, quoted or not."""
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]
