"""The turns of an interview: "Q:" and "A:", "Name:", or questions in bold with the answers between them.

It is an interview where the paragraph after a labelled question is its answer, under another label. Questions in bold,
and letters, head explanations too, so they count only where somebody says "I" or "we", bold ones only where the text
before them tells of an interview as well. A turn goes on over the paragraphs up to the next; the last is one paragraph,
because the article may go on after it. Who answers without being named is the only person named before the first
question, or the only one in the first sentence; else nobody knows.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rag.attribution.labels import LABEL, count_names, may_be_name
from rag.attribution.printed import Printed
from rag.models import Attribution, Place

_LETTER: Final = re.compile(r"(?:\*\*|__)?(?P<label>[QA])(?:\*\*|__)?(?P<mark>[.:])(?:\*\*|__)?\s+")
_BOLD: Final = re.compile(r"(?P<label>(?P<mark>\*\*|__)(?=\S)[^\n]*\?(?P=mark)\s*)$")
_ASKS: Final = re.compile(r"\?[\"'”’»*_)\s]{0,8}$")
_LONGEST_QUESTION_END: Final = 9
_INTERVIEW: Final = re.compile(
    r"\b(?:interview\w*|(?:spoke|speaks|speaking|talked|talks|sat down|conversation|chat\w*) (?:to|with)|asked"
    r"|answer\w*|questions)\b",
    re.IGNORECASE,
)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s)\b")


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph and what it begins with: a label, the mark that makes it one, and what is said after it."""

    place: Place
    way: Literal["letter", "name", "bold", "none"] = "none"
    label: Place = (0, 0)
    mark: Place = (0, 0)
    said: Place = (0, 0)
    asks: bool = False


def find_turns(printed: Printed) -> tuple[Attribution, ...]:
    """The turns as attributions: who is named, or answers, says all of it; a question is nobody's who is named."""
    capitals = count_names(printed.text)
    paragraphs = [_paragraph(printed, (run[0][0], run[-1][1]), capitals) for run in printed.paragraphs]
    first = next((at for at in range(len(paragraphs) - 1) if _is_answered(printed, paragraphs, at)), None)
    if first is None or not _is_interview(printed, paragraphs, first):
        return ()
    last = max(at for at, paragraph in enumerate(paragraphs) if paragraph.way != "none")
    turns = paragraphs[first : last + 2 if paragraphs[last].way == "bold" else last + 1]
    return tuple(_attributions(printed, turns, _answerer(printed, paragraphs[first].place[0])))


def _paragraph(printed: Printed, place: Place, capitals: Counter[str]) -> _Paragraph:
    bold = _BOLD.match(printed.text, *place)
    if bold:
        return _Paragraph(place, "bold", bold.span("label"), bold.span("mark"), place, asks=True)
    letter = _LETTER.match(printed.text, *place)
    label = letter or LABEL.match(printed.text, *place)
    if label is None or not (letter or may_be_name(label["label"], capitals)):
        return _Paragraph(place)
    said = (label.end(), place[1])
    asks = _ASKS.search(printed.text, max(said[0], said[1] - _LONGEST_QUESTION_END), said[1]) is not None
    return _Paragraph(place, "letter" if letter else "name", label.span("label"), label.span("mark"), said, asks)


def _is_answered(printed: Printed, paragraphs: Sequence[_Paragraph], number: int) -> bool:
    """Whether a paragraph asks, and the next is its answer."""
    question, answer = paragraphs[number], paragraphs[number + 1]
    if question.way == "bold":
        return answer.way == "none"
    is_other = printed.text[slice(*question.label)] != printed.text[slice(*answer.label)]
    return question.asks and answer.way == question.way and is_other


def _is_interview(printed: Printed, paragraphs: Sequence[_Paragraph], first: int) -> bool:
    """Whether somebody answers for themselves, as nobody does in an explanation under questions."""
    way, start = paragraphs[first].way, paragraphs[first].place[0]
    is_personal = _FIRST_PERSON.search(printed.text, start) is not None
    is_told = _INTERVIEW.search(printed.text, 0, start) is not None
    return way == "name" or (is_personal and is_told) or (way == "letter" and (is_personal or is_told))


def _answerer(printed: Printed, first: int) -> Place | None:
    """Where the one who answers is named before the first question."""
    before = [person.namings[0] for person in printed.scene.cast.people if person.namings[0].start < first]
    if len(before) > 1:
        before = [naming for naming in before if naming.sentence == min(one.sentence for one in before)]
    return (before[0].start, before[0].end) if len(before) == 1 else None


def _attributions(printed: Printed, paragraphs: Sequence[_Paragraph], answerer: Place | None) -> Iterator[Attribution]:
    """Each paragraph from the first question to the last turn, as a part of its turn."""
    begun = paragraphs[0]
    for paragraph in paragraphs:
        goes_on = paragraph.way == "none"
        begun, said = (begun, paragraph.place) if goes_on else (paragraph, paragraph.said)
        if begun.way == "name":
            yield Attribution(begun.label, begun.mark, (said,), 1.0)
        elif begun.way == "letter" and printed.text[begun.label[0]] == "Q":
            yield Attribution(None, begun.label, (said,), 1.0)
        else:
            answers = begun.way == "letter" or goes_on
            yield Attribution(answerer if answers else None, begun.mark, (said,), 1.0)
