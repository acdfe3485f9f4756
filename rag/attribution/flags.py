"""Whether a sentence denies what is said in it, says it only with reserve, or asks it."""

import re
from collections.abc import Sequence
from typing import Final

from rag.attribution.printed import Printed
from rag.models import Attribution, Place
from rag.schema import SpeechFlag

_MARKS: Final = ',;:—–”»"'
_BEFORE_CUE: Final = 25  # characters: an adverb and an auxiliary or two
_AFTER_CUE: Final = 30  # characters: "the mayor’s claims"
_HEDGE: Final = re.compile(
    r"\b(?:allegedly|supposedly|reportedly|purportedly|apparently|ostensibly|so-called|rumou?red"
    r"|(?:the|an|his|her|their|its|for|of|over|these|those|several|other|[’']s) alleged"
    r"|(?:is|are|was|were|been|being) (?:also |widely )?(?:said|alleged|believed|thought|understood|reported) to)\b",
    re.IGNORECASE,
)
_NEGATION: Final = re.compile(
    r"\b(?:not(?! only)|never|cannot|neither|nor|nobody|no one|refus\w+|declin(?:e|es|ed|ing)|unable)\b|n[’']t\b",
    re.IGNORECASE,
)
_CLAIMS: Final = (
    r"(?:claims?|reports?|allegations?|accusations?|suggestions?|charges?|rumou?rs?|assertions?|ideas?|notions?"
    r"|criticisms?|speculation|that|as (?:false|untrue|baseless|nonsense|lies?|fake))"
)
_DENIAL: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial|ials)|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?"
    rf"|(?:reject|dismiss|disput|contradict|repudiat)\w*\s+(?:[\w’']+\s+){{0,2}}?{_CLAIMS})\b",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(r"(?:no|nobody|no one|none|neither)\b", re.IGNORECASE)
_ASKING: Final = re.compile(r"\b(?:ask|question|wonder|inquir|enquir|quer)\w*\b", re.IGNORECASE)
_ASKED: Final = re.compile(r"\W*(?:whether|if|who|what|when|where|why|how|which)\b", re.IGNORECASE)
_QUESTION: Final = re.compile(r"\?[\"'”’“‘»«›‹)\]*_]*\s*$")
_PASSIVE_ASKED: Final = re.compile(r"\b(?:when|if|while|is|was|were|been|being)\s+(?:\w+\s+)?$", re.IGNORECASE)


def flags_of(printed: Printed, attribution: Attribution, sentence: Place, said: Sequence[Place]) -> list[SpeechFlag]:
    """What a sentence does with what it attributes; `said` are the pieces of that in the sentence."""
    flags: list[SpeechFlag] = []
    if is_denied(printed, attribution):
        flags.append("denied")
    if _is_hedged(printed, attribution, sentence, said):
        flags.append("hedged")
    if is_asked(printed, attribution, said):
        flags.append("asked")
    return flags


def flags_without_speaker(printed: Printed, sentence: Place) -> tuple[SpeechFlag, ...]:
    """The reporter's own reserve and questions."""
    flags: list[SpeechFlag] = ["hedged"] if _HEDGE.search(printed.text, *sentence) else []
    return (*flags, "asked") if _is_question(printed, sentence) else tuple(flags)


def is_denied(printed: Printed, attribution: Attribution) -> bool:
    """Whether the cue says that something is not so, or is not said; "did not deny" is no denial."""
    start, end = _at_cue(printed, attribution)
    denial = _DENIAL.search(printed.text, start, end + _AFTER_CUE)
    is_denial = denial is not None and denial.start() < end
    is_negated = _NEGATION.search(printed.text, start, end) is not None or _says_nobody(printed, attribution)
    return is_denial != is_negated


def is_asked(printed: Printed, attribution: Attribution, said: Sequence[Place]) -> bool:
    """Whether the words are a question, or the cue asks "whether", "who" or the like."""
    if said and _is_question(printed, said[-1]):
        return True
    asks = _ASKING.search(printed.text, *attribution.cue) is not None
    return asks and any(_ASKED.match(printed.text, start, end) for start, end in attribution.content[:1])


def names_whom_it_asks(printed: Printed, attribution: Attribution) -> bool:
    """Whether the cue says that its source was asked: "Asked whether it was safe, Jones …"."""
    sentence = printed.sentence_at(attribution.cue[0])
    if sentence is None or not printed.text[slice(*attribution.cue)].lower().startswith("asked"):
        return False
    start, cue = printed.sentence_places.all[sentence][0], attribution.cue[0]
    is_passive = _PASSIVE_ASKED.search(printed.text[max(start, cue - _BEFORE_CUE) : cue]) is not None
    return is_passive or not printed.has_words((start, cue))


def _is_hedged(printed: Printed, attribution: Attribution, sentence: Place, said: Sequence[Place]) -> bool:
    """Whether a word of reserve stands in what is said, at its cue, or at the beginning of the sentence."""
    places = [*said, _at_cue(printed, attribution)] if said else [sentence]
    at_start = _HEDGE.match(printed.text, *sentence)
    return at_start is not None or any(_HEDGE.search(printed.text, *place) for place in places)


def _at_cue(printed: Printed, attribution: Attribution) -> Place:
    """The cue with the words before it that belong to it: since its source, the last mark, or a few words."""
    start, end = attribution.cue
    sentence = printed.sentence_at(start)
    first = max(printed.sentence_places.all[sentence][0] if sentence is not None else start, start - _BEFORE_CUE)
    if attribution.source and attribution.source[1] <= start:
        first = max(first, attribution.source[1])
    return max([first, *(printed.text.rfind(mark, first, start) + 1 for mark in _MARKS)]), end


def _says_nobody(printed: Printed, attribution: Attribution) -> bool:
    """Whether the source is nobody: "no official", "neither Jones nor Smith"."""
    if attribution.source is None:
        return False
    start, end = attribution.source
    return _NOBODY.match(printed.text, max(0, start - len("neither ")), end) is not None or (
        _NOBODY.match(printed.text, start, end) is not None
    )


def _is_question(printed: Printed, place: Place) -> bool:
    return _QUESTION.search(printed.text, max(place[0], place[1] - 12), place[1]) is not None
