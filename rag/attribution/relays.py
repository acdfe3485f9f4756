"""Who passes on what others say: "as per the regional broadcaster Seym", "the Interfax agency, quoting the ministry".

These phrases are printed so clearly that what the tagger misses of them is found by their words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from rag.attribution.outlets import Outlets
from rag.attribution.places import Places, hull, joined, overlap, without
from rag.attribution.printed import Printed
from rag.models import Attribution, Place

_PHRASE: Final = r"(?P<source>[^,.;:—–()\n“”„«»\"]{2,80}?)(?=[,.;:—–()\n“”„«»\"]|$| (?:on|which|who|that|and|but|as) )"
_ACCORDING: Final = re.compile(
    rf"\b(?P<cue>according to|as per|(?:as )?(?:reported|quoted|cited) by)\s+{_PHRASE}", re.IGNORECASE
)
_QUOTING: Final = re.compile(
    rf",? (?:which )?(?P<cue>quoting|quoted|citing|cited)\s+{_PHRASE}"
    r"(?: as (?P<saying>saying|stating|telling|warning))?"
)
_QUOTING_LATER: Final = re.compile(rf"[^,.;:—–()\n“”„«»\"]{{0,40}}, (?P<cue>quoting|citing)\s+{_PHRASE}(?P<saying>)")
_QUOTED_BY: Final = re.compile(
    rf"\b(?P<cue>(?:was|were|is|are|been) (?:quoted|cited)(?: as saying)?) (?P<by>by)\s+{_PHRASE}(?: as saying)?"
)
_TELLS: Final = re.compile(
    r"(?:that )?(?P<source>(?!it\b)[^,.;:—–()\n“”„«»\"]{2,60}?)"
    r"(?<! who)(?<! that)(?<! which)(?<! be)(?<! was)(?<! were)"
    r" (?:has |had |have |also )?"
    r"(?P<cue>said|says|told|announced|claimed|confirmed|warned|stated|denied|admitted|acknowledged|insisted|argued)\b"
)
_SAID_BEFORE: Final = re.compile(
    rf"[,?!]?[”\"’'»] ?,? (?P<cue>said|says|told|added|stated|insisted|warned)\s+{_PHRASE}"
    r"(?:, [A-Z][^,.;:—–()\n“”„«»\"]{2,40}(?=,|$))?"
)
_BEFORE_BY: Final = 30  # characters
_AFTER_BY: Final = 120
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
    found = (_quoted_by(printed, one, outlets) or _told_by(printed, one, outlets) for one in named)
    quoted = [one for one in found if one]
    seen = _cues(named)
    quoted += [part for one in named for part in (*_passive(printed, one), *_said_before(printed, one, seen))]
    cues = _cues(quoted)
    others = [attribution for attribution in named if not cues.touching(attribution.cue)]
    return tuple(sorted([*others, *quoted], key=lambda attribution: attribution.cue))


def introduces_outlet(printed: Printed, attribution: Attribution) -> bool:
    """Whether the cue only names where something stands: "according to", "as per", "by" after "quoted"."""
    cue = printed.text[slice(*attribution.cue)].lower()
    return cue == "by" or cue.startswith(_INTRODUCING)


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
    """What those say whom an outlet quotes, or anyone quotes "as saying"."""
    source, text = attribution.source, printed.text
    if source is None:
        return None
    match = _QUOTING.match(text, source[1]) or _QUOTING_LATER.match(text, attribution.cue[1])
    if match is None or not (outlets is None or match["saying"] or outlets.include(text[slice(*source)])):
        return None
    cue = match.span("saying" if match["saying"] else "cue")
    return replace(attribution, source=match.span("source"), cue=cue, content=_apart_from(match, attribution.content))


def _passive(printed: Printed, attribution: Attribution) -> tuple[Attribution, ...]:
    """Both in "Jones was quoted by Interfax as saying …": what he says, and who passes it on."""
    start, end = attribution.cue
    place = (max(start - _BEFORE_BY, 0), end + _AFTER_BY)
    match = next(
        (one for one in _QUOTED_BY.finditer(printed.text, *place) if overlap(one.span(), attribution.cue)), None
    )
    if match is None:
        return ()
    subjects = [piece for piece in (attribution.source, *attribution.content) if piece and piece[1] <= match.start()]
    beside = [piece for piece in subjects if not printed.has_words((piece[1], match.start()))]
    content = tuple(piece for piece in _apart_from(match, attribution.content) if piece not in beside)
    inner = Attribution(next(iter(beside), None), match.span("cue"), content, attribution.score)
    return inner, Attribution(match.span("source"), match.span("by"), content, attribution.score)


def _said_before(printed: Printed, attribution: Attribution, cues: Places) -> Iterator[Attribution]:
    """What "“…,” said Jones, according to Interfax" quotes, where the tagger sees the outlet only."""
    if not introduces_outlet(printed, attribution) or not attribution.content:
        return
    match = _SAID_BEFORE.search(printed.text, *hull(attribution.content))
    if match and not cues.touching(match.span("cue")) and printed.quoted.holding(match.start("cue")) is None:
        said = tuple(part for piece in attribution.content for part in without(piece, [(match.start("cue"), piece[1])]))
        yield Attribution((match.start("source"), match.end()), match.span("cue"), said, attribution.score)


def _apart_from(match: re.Match[str], content: Sequence[Place]) -> tuple[Place, ...]:
    """What is said, without the words that only tell who says it."""
    return tuple(part for piece in content for part in without(piece, [match.span()]))
