"""How a sentence reports speech: in the speaker's own words, in the reporter's, or in both."""

from collections.abc import Sequence
from typing import Final

from rag.attribution.places import overlap, without
from rag.attribution.printed import Printed
from rag.models import Place
from rag.quotation import OPENING_MARKS
from rag.schema import SpeechKind
from rag.words import WORD

_BEFORE_A_QUOTED_CLAUSE: Final = (",", " that")
_SHORTEST_CLAUSE: Final = 3  # words
_BLANKS: Final = " \n\t*_"  # and the marks of bold print
_LOOK_BACK: Final = 10  # characters


def kind_of(printed: Printed, sentence: Place, said: Sequence[Place], cue: Place) -> SpeechKind:
    """Direct where all that is said is quoted and a clause of its own; mixed where a part of it is quoted.

    A cue inside a quotation reports indirectly, whatever stands around it.
    """
    outer = printed.quoted.holding(cue[0])
    quoted = [[number for number in printed.quoted.touching(piece) if number != outer] for piece in said]
    quotations = [[printed.quoted.all[number] for number in numbers] for numbers in quoted]
    if not any(quotations):
        return "indirect"
    rest = (part for piece, places in zip(said, quotations, strict=True) for part in without(piece, places))
    if any(_has_other_words(printed, part) for part in rest):
        return "mixed"
    is_clause = any(_is_clause(printed.text, sentence, place) for places in quotations for place in places)
    return "direct" if is_clause else "mixed"


def _has_other_words(printed: Printed, place: Place) -> bool:
    return any(word.lower() != "that" for word in WORD.findall(printed.text, *place))


def _is_clause(text: str, sentence: Place, quotation: Place) -> bool:
    """Whether a quotation is a clause of its own, not a quoted part of the reporter's."""
    before = text[max(sentence[0], quotation[0] - _LOOK_BACK) : max(sentence[0], quotation[0])].rstrip(_BLANKS)
    if not before or before.endswith(":"):
        return True
    words = text[slice(*(overlap(sentence, quotation) or quotation))].lstrip(OPENING_MARKS)
    is_long = len(words.split(maxsplit=_SHORTEST_CLAUSE)) >= _SHORTEST_CLAUSE
    return words[:1].isupper() and is_long and before.endswith(_BEFORE_A_QUOTED_CLAUSE)
