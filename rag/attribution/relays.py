"""Who passes on what others say: "as per the regional broadcaster Seym", "the Interfax agency, quoting the ministry".

These phrases are printed so clearly that what the tagger misses of them is found by their words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from rag.attribution.outlets import Outlets
from rag.attribution.places import Places, joined, without
from rag.attribution.printed import Printed
from rag.models import Attribution, Place

_PHRASE: Final = r"(?P<source>[^,.;:—–()\n“”„«»\"]{2,80}?)(?=[,.;:—–()\n“”„«»\"]|$| (?:on|which|who|that|and|but|as) )"
_ACCORDING: Final = re.compile(
    rf"\b(?P<cue>according to|as per|(?:as )?(?:reported|quoted|cited) by)\s+{_PHRASE}", re.IGNORECASE
)
_QUOTING: Final = re.compile(rf",? (?:which )?(?P<cue>quoting|quoted|citing|cited)\s+{_PHRASE}")
_TELLS: Final = re.compile(
    r"(?:that )?(?P<source>(?!it\b)[^,.;:—–()\n“”„«»\"]{2,60}?)"
    r"(?<! who)(?<! that)(?<! which)(?<! be)(?<! was)(?<! were)"
    r" (?:has |had |have |also )?"
    r"(?P<cue>said|says|told|announced|claimed|confirmed|warned|stated|denied|admitted|acknowledged|insisted|argued)\b"
)
_INTRODUCING: Final = (
    "according",
    "as per",
    "per",
    "as reported",
    "as quoted",
    "as cited",
    "reported by",
    "quoted by",
    "cited by",
)


def find_relays(printed: Printed, attributions: Sequence[Attribution], outlets: Outlets) -> tuple[Attribution, ...]:
    """The attributions with those of outlets that are only named as such, and of those whom outlets quote."""
    named = [*attributions, *_named_only(printed, attributions, outlets)]
    quoted = [found for one in named if (found := _quoted_by(printed, one, outlets) or _told_by(printed, one, outlets))]
    cues = _cues(quoted)
    others = [attribution for attribution in named if not cues.touching(attribution.cue)]
    return tuple(sorted([*others, *quoted], key=lambda attribution: attribution.cue))


def introduces_outlet(printed: Printed, attribution: Attribution) -> bool:
    """Whether the cue only names where something stands: "according to", "as per"."""
    return printed.text[slice(*attribution.cue)].lower().startswith(_INTRODUCING)


def is_quoted_by(printed: Printed, attribution: Attribution, outlet: Attribution) -> bool:
    """Whether the cue tells that the outlet quotes: "the Interfax news agency, quoting the ministry"."""
    found = _quoted_by(printed, outlet, None)
    return found is not None and found.cue == attribution.cue


def naming_phrase(printed: Printed, attribution: Attribution) -> Place | None:
    """What names an outlet: "as per the regional broadcaster Seym" whole, "the Daily Post" of one that reported."""
    source, cue = attribution.source, attribution.cue
    if source is None or source[0] < cue[1] or not introduces_outlet(printed, attribution):
        return source
    return cue[0], source[1]


def _cues(attributions: Sequence[Attribution]) -> Places:
    return Places(joined([attribution.cue for attribution in attributions]))


def _named_only(printed: Printed, attributions: Sequence[Attribution], outlets: Outlets) -> Iterator[Attribution]:
    """Outlets that are named where the tagger sees no cue: they say the rest of the sentence."""
    cues = _cues(attributions)
    for match in _ACCORDING.finditer(printed.text):
        sentence = printed.sentence_at(match.start())
        is_new = not cues.touching(match.span("cue")) and printed.quoted.holding(match.start()) is None
        if sentence is not None and is_new and outlets.include(match["source"]):
            rest = without(printed.sentence_places.all[sentence], [match.span()])
            content = tuple(part for part in rest if printed.has_words(part))
            yield Attribution(match.span("source"), match.span("cue"), content, 1.0)


def _told_by(printed: Printed, attribution: Attribution, outlets: Outlets) -> Attribution | None:
    """What those say of whom an outlet reports that they say it: the tagger sees only the outer of the two."""
    if attribution.source is None or not attribution.content or introduces_outlet(printed, attribution):
        return None
    first, *others = attribution.content
    match = _TELLS.match(printed.text, *first)
    if match is None or not outlets.include(printed.text[slice(*attribution.source)]) or match.end() == first[1]:
        return None
    said = ((match.end(), first[1]), *others)
    return replace(attribution, source=match.span("source"), cue=match.span("cue"), content=said)


def _quoted_by(printed: Printed, attribution: Attribution, outlets: Outlets | None) -> Attribution | None:
    """What those say whom an outlet quotes."""
    source = attribution.source
    match = _QUOTING.match(printed.text, source[1]) if source else None
    if source is None or match is None or not (outlets is None or outlets.include(printed.text[slice(*source)])):
        return None
    content = tuple(part for piece in attribution.content for part in without(piece, [match.span()]))
    return replace(attribution, source=match.span("source"), cue=match.span("cue"), content=content)
