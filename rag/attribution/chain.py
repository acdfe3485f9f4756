"""Through whom an article knows what someone says: what A says as reported by B is A's, and B is how it is known.

Where B is an outlet, or only named as where it stands, the sentence is A's alone; where B is anyone else ("police said
that the driver said …"), it is still B's too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Final

from rag.attribution.outlets import Outlets
from rag.attribution.places import Places, encloses, overlap
from rag.attribution.printed import Printed
from rag.attribution.relays import introduces_outlet, is_quoted_by
from rag.models import Attribution
from rag.schema import Speaker

_BESIDE: Final = 8  # attributions before and after in the same sentence; keeps the time linear in its length


@dataclass(frozen=True)
class Voice:
    """An attribution with who it is that speaks, and the voice that passes it on, if one does."""

    attribution: Attribution
    speaker: Speaker | None
    passed_on_by: "Voice | None" = None
    is_turn: bool = False  # of an interview: all of it in the speaker's own words

    @cached_property
    def said(self) -> Places:
        """Where what it says stands."""
        return Places(self.attribution.content)


def link_voices(printed: Printed, voices: Sequence[Voice], outlets: Outlets) -> tuple[Voice, ...]:
    """The voices, which are in order of their cues, with those that pass them on; without the outlets that only do."""
    sentences = groupby(voices, key=lambda voice: printed.sentence_at(voice.attribution.cue[0]))
    return tuple(voice for _, run in sentences for voice in _linked(printed, list(run), outlets))


def _linked(printed: Printed, voices: Sequence[Voice], outlets: Outlets) -> Iterator[Voice]:
    """The voices of one sentence."""
    passing: dict[int, int] = {}
    for number, inner in enumerate(voices):
        near = range(max(number - _BESIDE, 0), min(number + _BESIDE + 1, len(voices)))
        outer = [at for at in near if at != number and _passes_on(printed, voices[at], inner)]
        if outer:
            passing[number] = min(outer, key=lambda at: _size(voices[at].attribution))
    passing_on = set(passing.values())
    for number, voice in enumerate(voices):
        if number not in passing_on or not _is_relay(printed, voice, outlets):
            yield replace(voice, passed_on_by=voices[passing[number]] if number in passing else None)


def _passes_on(printed: Printed, outer: Voice, inner: Voice) -> bool:
    """Whether one reports that the other says something."""
    above, below = outer.attribution, inner.attribution
    if inner.speaker is None or above.source is None or _is_same(inner.speaker, outer.speaker):
        return False
    if is_quoted_by(printed, below, above):
        return True
    if introduces_outlet(printed, above):
        shares = any(overlap(piece, other) for piece in above.content for other in below.content)
        return not introduces_outlet(printed, below) and (not above.content or shares or _encloses(above, below))
    return _encloses(above, below) and not _encloses(below, above)


def _is_relay(printed: Printed, voice: Voice, outlets: Outlets) -> bool:
    """Whether nothing of what a voice passes on is its own: an outlet, or "according to"."""
    source = voice.attribution.source
    is_outlet = source is not None and outlets.include(printed.text[slice(*source)])
    return is_outlet or introduces_outlet(printed, voice.attribution)


def _is_same(speaker: Speaker, other: Speaker | None) -> bool:
    return other is not None and speaker.name == other.name


def _encloses(outer: Attribution, inner: Attribution) -> bool:
    """Whether what one says tells that the other says something."""
    return outer.cue != inner.cue and encloses(outer.content or (outer.cue,), inner.cue)


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
