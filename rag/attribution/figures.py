"""Who gives a figure: "the ministry put the toll at 24", which the tagger takes for a deed, or for others’ words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from rag.attribution.places import Places, hull, joined, without
from rag.attribution.printed import Printed
from rag.models import Attribution, Place

_COUNT: Final = r"(?:toll|number|figure|count|tally|total|estimate|cost|damage)"
_GIVES: Final = re.compile(
    r"(?:^(?:(?:But|And|While) )?|; |, (?:but|and|while) )"
    r"(?P<source>[^\W\d_][^,.;:“”\"]{2,60}?(?:, [A-Z][^,.;:“”\"]{1,40},)?)"
    r"(?: (?:later|earlier|also|then|has|had|have))? "
    rf"(?P<cue>puts?(?= (?:\w+ ){{1,4}}?{_COUNT}\b[^,.;]{{0,30}} at )|g(?:ave|ives)(?= an? (?:\w+ )?{_COUNT} of ))"
    r" (?P<said>[^.;“”\"]{0,60}?(?:at|of) [^;“”\"]*?\d[^;“”\"]*?)(?=;|\.?$|, (?:but|and|while) )"
)
_PARTS: Final = ("source", "cue", "said")


def with_figures(printed: Printed, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, with those that give a figure; what these say is nobody else's."""
    cues = Places(joined([attribution.cue for attribution in attributions]))
    found = [figure for sentence in printed.sentence_places.all for figure in _figures(printed.text, sentence)]
    figures = [one for one in found if not (cues.touching(one.cue) or printed.quoted.touching(one.cue))]
    clauses = joined([hull((one.source or one.cue, *one.content)) for one in figures])
    others = [replace(one, content=_apart(one.content, clauses)) for one in attributions]
    return tuple(sorted([*others, *figures], key=lambda attribution: attribution.cue))


def _figures(text: str, sentence: Place) -> Iterator[Attribution]:
    """Those that give a figure in one sentence."""
    for match in _GIVES.finditer(text[slice(*sentence)]):
        source, cue, said = ((sentence[0] + match.start(name), sentence[0] + match.end(name)) for name in _PARTS)
        yield Attribution(source, cue, (said,), 1.0)


def _apart(content: Sequence[Place], clauses: Sequence[Place]) -> tuple[Place, ...]:
    return tuple(part for piece in content for part in without(piece, clauses))
