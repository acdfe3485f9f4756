"""Where "there" is, and when "then" was."""

import re
from calendar import month_name
from collections.abc import Sequence
from typing import Final

from rag.conversation.earlier import Earlier
from rag.conversation.grammar import NAMES
from rag.conversation.parts import persons_in
from rag.conversation.phrases import is_short
from rag.conversation.topics import places
from rag.dates import find_dates

_WHERE: Final = re.compile(
    r"^(?:from |to )?where\b|^(?:in|at|on|near) (?:which|what)\b"
    r"|^(?:which|what) (?:port|town|city|village|country|county|court|street|school|hospital|place|stadium|ground)\b",
    re.IGNORECASE,
)
_WHICH_ONE: Final = re.compile(
    r"^(?:which|what) (?!(?:year|day|month|time)\b)[a-z]+ (?:is|was|were|did|has|had|\w+s|\w+ed)\b", re.IGNORECASE
)
_WHEN: Final = re.compile(
    r"^(?:since |until |by )?when\b|^(?:in|on) (?:which|what) (?:year|day|month)\b", re.IGNORECASE
)
_DAY: Final = re.compile(r"[0-9]{1,2} |[A-Z][a-z]+\.? [0-9]{1,2}(?![0-9])")
MONTHS: Final = frozenset(month_name[1:])
_NAMES: Final = re.compile(rf"^(?:the )?{NAMES}$")


def place(history: Sequence[Earlier]) -> str:
    """Where "there" is, with its preposition; "" where nobody said."""
    for earlier in history:
        if _WHERE.match(earlier.topic) or _WHICH_ONE.match(earlier.topic):
            if where := _place_answered(earlier, history):
                return where
            if not earlier.answers:
                return ""
        asked, told = places(earlier.topic)[-1:], [match for text in earlier.answers[:1] for match in places(text)]
        if named := asked or told:
            return named[0].group()
    return ""


def _place_answered(earlier: Earlier, history: Sequence[Earlier]) -> str:
    """The place that was asked for, or that is the one of several; "" where the answer marks none."""
    short = (highlight for highlight in earlier.highlights[:1] if is_short(highlight))
    nobody = (highlight for highlight in short if not persons_in(highlight, history))
    where = next((text for text in nobody if _WHERE.match(earlier.topic) or _NAMES.match(text)), "")
    placed = places(where)
    return placed[-1].group() if placed else f"at {where}" if where else ""


def time(history: Sequence[Earlier]) -> str:
    """When "then" is: "on 9 November 2022"; "" where nobody said."""
    date = day(history)
    return f"{'on' if _DAY.match(date) else 'in'} {date}" if date else ""


def day(history: Sequence[Earlier]) -> str:
    """The date, month or year that was spoken of last; "" where nobody said."""
    for earlier in history:
        texts = [*earlier.highlights[:1], *earlier.answers[:1]]
        for text in (earlier.topic, *texts) if not _WHEN.match(earlier.topic) else texts:
            dates = [date.text for date in find_dates(text, 0, len(text))]
            if found := [date for date in dates if any(map(str.isdigit, date)) or date in MONTHS]:
                return found[0]
    return ""
