"""What the tagger is worth: exact match of sources, cues and contents with what people annotated."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from eval.attributions.pieces import KINDS, as_gold, by_characters
from rag.models.reading import Place
from rag.models.tagging import AttributionTagger
from training.attribution.material import Annotated, laid


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
    found = {text: by_characters(text, as_gold(tagger.tag(laid(text)))) for text in {one.text for one in annotated}}
    pairs = [(found[one.text], by_characters(one.text, one.attributions)) for one in annotated]
    return {role: _match((here[role], there[role]) for here, there in pairs) for role in KINDS}


def _match(pairs: Iterable[tuple[Set[Place], Set[Place]]]) -> Match:
    counted = [(len(found), len(gold), len(found & gold)) for found, gold in pairs]
    return Match(*(sum(column) for column in zip(*counted, strict=True)))
