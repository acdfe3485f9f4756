"""What stands around a date expression: its sentence, the quotation it is in, words that count it from elsewhere."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rag.dates.words import WEEKDAY

# In characters: bounds that keep the time linear in the length of the text.
_FARTHEST_WORD: Final = 200
_FARTHEST_MARK: Final = 2000
_LONGEST_SINGLE: Final = 300

_SENTENCE_ENDS: Final = re.compile(r"[.!?…][”»\"’)]*\s+(?=[“«\"‘(]?[A-Z])|\n")
# To the end of the line where the closing mark is missing: the quotation goes on in the next paragraph.
_QUOTATION: Final = re.compile(
    r"“[^”\n]*|«[^»\n]*.|»[^«\n]*.|„[^“”\n]*.|(?<!\w)\"(?=\S)[^\"\n]*.?"
    rf"|(?<!\w)‘(?=\S)[^\n]{{0,{_LONGEST_SINGLE}}}?’(?!\w)"
    rf"|(?<![\w'])'(?=[^\W\d])[^\n]{{0,{_LONGEST_SINGLE}}}?(?<=[\w.,!?])'(?!\w)"
)
# "The following Monday", "a week ago on Tuesday", "his last year": counted from elsewhere; "every Friday": no one day.
_OTHER_ANCHOR: Final = re.compile(
    r"\b(?:the|an?|his|her|its|their|my|our|your|one|any|every|each|that|some|most|another|previous|following|first"
    r"|second|third|fourth|fifth|ago|ago on|week on|time)(?: (?:early|earlier|late|later))? $|[’']s $|[’'] $"
    r"|day(?: to | through | until |[-–])$",
    re.IGNORECASE,
)
_OTHER_ANCHOR_AFTER: Final = re.compile(
    rf"(?: to | through |[-–]){WEEKDAY}| (?:before last|after next|week|last|next|of|in [A-Z])\b"
)


@dataclass(frozen=True)
class Surroundings:
    """What of its sentence stands before and after an expression, and whether it is inside a quotation."""

    before: str
    after: str
    quoted: bool

    @property
    def count_from_elsewhere(self) -> bool:
        """Whether the words beside a relative expression give it another anchor than publication."""
        return bool(_OTHER_ANCHOR.search(self.before) or _OTHER_ANCHOR_AFTER.match(self.after))


def surroundings(
    text: str, start: int, end: int, place: tuple[int, int], quotations: Sequence[tuple[int, int]]
) -> Surroundings:
    """What stands around `place` inside `text[start:end]`."""
    first, last = place
    before = _SENTENCE_ENDS.split(text[max(start, first - _FARTHEST_WORD) : first])[-1]
    after = _SENTENCE_ENDS.split(text[last : min(end, last + _FARTHEST_WORD)])[0]
    opened = bisect_right(quotations, (first, end)) - 1
    return Surroundings(before, after, opened >= 0 and first < quotations[opened][1])


def quotations_in(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where quotation marks are open in `text[start:end]`, also those opened earlier in the line."""
    earliest = max(0, start - _FARTHEST_MARK)
    line = text.rfind("\n", earliest, start) + 1 or earliest
    return tuple(match.span() for match in _QUOTATION.finditer(text, line, end))
