"""What the tagger is worth: exact match of sources, cues and contents with what people annotated."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rag.models.reading import Place
from rag.models.tagging import Attribution, AttributionTagger
from training.attribution.material import Annotated, Gold, laid

ROLES = ("source", "cue", "content")


@dataclass(frozen=True)
class Match:
    """Pieces found, pieces annotated, and those that are both, character by character."""

    found: int
    gold: int
    both: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.both / max(1, self.found)

    @property
    def recall(self) -> float:
        """The share of what was annotated that was found."""
        return self.both / max(1, self.gold)

    @property
    def f1(self) -> float:
        """Both in one."""
        return 2 * self.both / max(1, self.found + self.gold)


def measure(tagger: AttributionTagger, annotated: Sequence[Annotated]) -> dict[str, Match]:
    """By role, over all articles; each piece of what has gaps counts by itself, and equal pieces of an article once."""
    found = {text: tagger.tag(laid(text)) for text in {one.text for one in annotated}}
    pairs = [(pieces(found[one.text]), gold_pieces(one.attributions)) for one in annotated]
    return {role: _match((here[role], there[role]) for here, there in pairs) for role in ROLES}


def pieces(attributions: Iterable[Attribution]) -> Mapping[str, set[Place]]:
    """By role, the pieces of what a tagger found."""
    found = list(attributions)
    return {
        "source": {one.source for one in found if one.source},
        "cue": {one.cue for one in found},
        "content": {piece for one in found for piece in one.content},
    }


def gold_pieces(attributions: Iterable[Gold]) -> Mapping[str, set[Place]]:
    """By role, the pieces that were annotated."""
    gold = list(attributions)
    return {role: {piece for one in gold for piece in getattr(one, role)} for role in ROLES}


def _match(pairs: Iterable[tuple[set[Place], set[Place]]]) -> Match:
    counted = [(len(found), len(gold), len(found & gold)) for found, gold in pairs]
    return Match(*(sum(column) for column in zip(*counted, strict=True)))
