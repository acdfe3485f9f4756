"""Where an article quotes: the outermost quotations, each inside one paragraph.

The marks of one family are paired as brackets are; then only the outermost pairs stay. The same mark opens in one
language and closes in another („a“ and “a”, «a» and »a«, “a” and ”a”), so the characters around it decide. Single marks
come last, outside the others, because most of them are apostrophes.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rag.paragraphs import Paragraph, split_paragraphs

OPENING_MARKS = "“„‟«»‹›‘‚\"'”"

_FAMILIES = (re.compile("[“”„‟\"]|''"), re.compile("[«»]"), re.compile("[‹›]"))
_SINGLE_MARK = re.compile("[‘’‚]|(?<!')'(?!')")
_LEFT_MARKS = "“‟«‹"
_BEFORE_OPENING = "([{<" + OPENING_MARKS
_JOINING = "-–—:=/"
_AFTER_CLOSING = ",;:!?)]}"
_ELISION = re.compile(r"(?:n|em|til|till|tis|twas|bout|cos)\b", re.IGNORECASE)  # ’em and ’tis have an apostrophe


@dataclass(frozen=True)
class Quotation:
    """Opening mark at `start`, `end` just after the closing mark, or at the paragraph's end where it is not `closed`.

    `continues`: not closed, and the next paragraph opens with the same mark again: the speaker goes on there.
    """

    start: int
    end: int
    closed: bool
    continues: bool = False


@dataclass(frozen=True)
class _Mark:
    """A mark and what stands around it, blank at the ends of its paragraph; two straight single marks are a double."""

    character: str
    start: int
    end: int
    before: str
    after: str

    @property
    def can_open(self) -> bool:
        """As in ` “a`, `(“a` and `—“a`."""
        if self.before in _JOINING:
            return self.after.isalnum()
        starts_something = self.before.isspace() or self.before in _BEFORE_OPENING
        return starts_something and not self.after.isspace() and self.after not in _AFTER_CLOSING

    @property
    def can_close(self) -> bool:
        """As in `a” `, `a.”)` and `a—”`."""
        ends_something = not self.before.isspace() and self.before not in "([{<:="
        return ends_something and not self.after.isalnum()


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order, none overlapping."""
    paragraphs = split_paragraphs(text)
    found: list[Quotation] = []
    for index, paragraph in enumerate(paragraphs):
        next_opening = text[paragraphs[index + 1].start] if index + 1 < len(paragraphs) else ""
        found += [_carry_on(quotation, text, next_opening) for quotation in _quotations_of(text, paragraph)]
    return tuple(found)


def _carry_on(quotation: Quotation, text: str, next_opening: str) -> Quotation:
    if quotation.closed or text[quotation.start] != next_opening:
        return quotation
    return replace(quotation, continues=True)


def _quotations_of(text: str, paragraph: Paragraph) -> list[Quotation]:
    double = _outermost(
        quotation for family in _FAMILIES for quotation in _pair_all(_marks(text, paragraph, family), paragraph.end)
    )
    starts = [quotation.start for quotation in double]
    single_marks = [
        mark
        for mark in _marks(text, paragraph, _SINGLE_MARK)
        if not (before := bisect_right(starts, mark.start)) or double[before - 1].end <= mark.start
    ]
    return _outermost([*double, *_pair_single(single_marks, text, paragraph)])


def _marks(text: str, paragraph: Paragraph, pattern: re.Pattern[str]) -> list[_Mark]:
    return [
        _Mark(
            character=match.group() if len(match.group()) == 1 else '"',
            start=match.start(),
            end=match.end(),
            before=text[match.start() - 1] if match.start() > paragraph.start else " ",
            after=text[match.end()] if match.end() < paragraph.end else " ",
        )
        for match in pattern.finditer(text, paragraph.start, paragraph.end)
    ]


def _outermost(quotations: Iterable[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda quotation: quotation.start):
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return kept


def _pair_all(marks: list[_Mark], paragraph_end: int) -> Iterator[Quotation]:
    """Pairs the marks of one family; from the first mark that stays open on, as if nothing were nested."""
    open_indices: list[int] = []
    pairs: list[Quotation] = []
    for index, mark in enumerate(marks):
        innermost = marks[open_indices[-1]].character if open_indices else ""
        if _opens(mark, innermost):
            open_indices.append(index)
        elif innermost:
            pairs.append(Quotation(marks[open_indices.pop()].start, mark.end, closed=True))
    yield from pairs
    if open_indices:
        yield from _pair_flat(marks[open_indices[0] :], paragraph_end)


def _pair_flat(marks: list[_Mark], paragraph_end: int) -> Iterator[Quotation]:
    """A missing closing mark must not make the rest of the paragraph a quotation: the next closing mark ends it."""
    opening: _Mark | None = None
    for mark in marks:
        is_opening = _opens(mark, opening.character if opening else "")
        if opening is None:
            opening = mark if is_opening else None
        elif not is_opening:
            yield Quotation(opening.start, mark.end, closed=True)
            opening = None
    if opening is not None:
        yield Quotation(opening.start, paragraph_end, closed=False)


def _opens(mark: _Mark, innermost: str) -> bool:
    """Whether a mark opens, where `innermost` is the last open mark of its family; otherwise it closes that, if any."""
    if mark.character == "„":
        return True
    if mark.character in _LEFT_MARKS:
        return not mark.can_close
    if not innermost:
        return mark.can_open or (mark.character == '"' and mark.before.isspace())
    return mark.can_open and mark.character in (innermost, '"')


def _pair_single(marks: list[_Mark], text: str, paragraph: Paragraph) -> Iterator[Quotation]:
    """Pairs single marks: a plural's apostrophe (residents’ homes) closes only where no clearer mark does."""
    opening: _Mark | None = None
    doubtful: _Mark | None = None
    for mark in marks:
        if _opens_single(mark, text):
            if opening and doubtful:
                yield Quotation(opening.start, doubtful.end, closed=True)
            opening, doubtful = mark, None
        elif opening and _closes_single(mark, opening):
            if _may_be_apostrophe(mark, text):
                doubtful = doubtful or mark
            else:
                yield Quotation(opening.start, mark.end, closed=True)
                opening, doubtful = None, None
    if opening and doubtful:
        yield Quotation(opening.start, doubtful.end, closed=True)
    elif opening and opening.start == paragraph.start:
        yield Quotation(opening.start, paragraph.end, closed=False)


def _opens_single(mark: _Mark, text: str) -> bool:
    if mark.character == "‚":
        return mark.can_open
    is_number = mark.after.isdigit()
    return mark.character != "’" and mark.can_open and not is_number and not _ELISION.match(text, mark.end)


def _closes_single(mark: _Mark, opening: _Mark) -> bool:
    return mark.can_close and (mark.character in "’'" or opening.character == "‚")


def _may_be_apostrophe(mark: _Mark, text: str) -> bool:
    """As in `residents’ homes` and `goin’ home`."""
    is_plural = mark.before in "sS"
    is_shortened = text.endswith("in", 0, mark.start)
    return mark.after.isspace() and (is_plural or is_shortened)
