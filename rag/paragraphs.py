"""Where the paragraphs of an article begin and end.

A blank line ends a paragraph. A single newline either ends one (saved text often has a paragraph on each line) or only
wraps it (text saved at about 80 columns). It wraps where the next line goes on in small letters, and where the line was
full: the next line's first word would have made it longer than the longest line of its block. A full line that ends a
sentence can be either; it wraps only in a block where another full line breaks inside a sentence, which shows that the
block is wrapped.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

SHORTEST_WRAPPED_LINE = 45  # a shorter line is a headline, a byline, a list item or a line of verse, not a full line
LONGEST_WRAPPED_LINE = 160  # nobody wraps wider than this: longer lines are paragraphs

_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_SENTENCE_END = re.compile(r"[.!?…:。！？][\"'”’“‘»«›‹)\]]*$")
_HEADING = re.compile(r"#{1,6}\s")
_LIST_ITEM = re.compile(r"(?:[-*•–]|\d{1,2}[.)])\s")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph `text[start:end]`, no blanks at its ends."""

    start: int
    end: int


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order; together they hold every character that is not blank."""
    blocks = [block.span() for block in _BLOCK.finditer(text)]
    return tuple(paragraph for start, end in blocks for paragraph in _paragraphs_of_block(text, start, end))


def line_start(text: str, place: int) -> int:
    """Where the line begins that a place is in: in most articles, its paragraph."""
    return text.rfind("\n", 0, place) + 1


def _paragraphs_of_block(text: str, start: int, end: int) -> Iterator[Paragraph]:
    lines = list(_LINE.finditer(text, start, end))
    breaks = _paragraph_breaks([line.group() for line in lines])
    first = 0
    for last, is_break in enumerate(breaks):
        if is_break:
            yield Paragraph(lines[first].start(), lines[last].end())
            first = last + 1


def _paragraph_breaks(lines: list[str]) -> list[bool]:
    """For each line of a block, whether a paragraph ends there."""
    width = max(len(line) for line in lines)
    full = [_is_full(line, following, width) for line, following in itertools.pairwise(lines)]
    ends_sentence = [_SENTENCE_END.search(line) is not None for line in lines]
    is_wrapped = any(fills and not ends for fills, ends in zip(full, ends_sentence, strict=False))
    wraps = [
        not _stand_apart(line, following)
        and ((fills and (is_wrapped or not ends)) or (not ends and following[0].islower()))
        for line, following, fills, ends in zip(lines, lines[1:], full, ends_sentence, strict=False)
    ]
    return [not wrap for wrap in wraps] + [True]


def _stand_apart(line: str, following: str) -> bool:
    return bool(_HEADING.match(line) or _HEADING.match(following) or _LIST_ITEM.match(following))


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word had no room on this line."""
    first_word = following.split(maxsplit=1)[0]
    return len(line) >= SHORTEST_WRAPPED_LINE and width <= LONGEST_WRAPPED_LINE and len(line) + len(first_word) >= width
