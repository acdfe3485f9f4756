"""What the tagger learns, in which order."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, cycle, islice

from torch import Tensor

from rag.models.windows import WindowCutter
from training import fit
from training.attribution.batches import LONGEST, SHORTEST, Prepared, collate, in_batches, prepare
from training.attribution.loss import WEIGHTS, losses
from training.attribution.material import Annotated
from training.attribution.network import TaggerNetwork
from training.attribution.varied import with_other_marks


@dataclass(frozen=True)
class Recipe(fit.Recipe):
    """How to fit; the articles are few, so that the layers learn with dropout."""

    epochs: float = 6.0
    decay: float = 0.7
    rate: float = 2e-4
    gradient: float = 5.0
    dropout: float = 0.1


@dataclass(frozen=True)
class Course:
    """A network and the articles, by what each of their annotators found."""

    network: TaggerNetwork
    articles: Sequence[Sequence[Annotated]]
    cutter: WindowCutter
    recipe: Recipe

    @property
    def weights(self) -> Mapping[str, float]:
        """How much each loss counts."""
        return WEIGHTS

    def epoch(self, number: int) -> list[list[Prepared]]:
        """The batches of an epoch: of each article one annotation, windows and marks drawn anew."""
        chance = random.Random(f"{self.recipe.seed}/{number}")
        windows = []
        for annotations in self.articles:
            chosen = chance.choice(annotations)
            varied = replace(chosen, text=with_other_marks(chosen.text, chance))
            windows += prepare(varied, self.cutter, chance.randint(SHORTEST, LONGEST))
        return in_batches(windows, self.recipe.batch, chance)

    def steps_an_epoch(self) -> int:
        """The batches of the first epoch."""
        return len(self.epoch(0))

    def batches(self, first: int, an_epoch: int) -> Iterator[list[Prepared]]:
        """From the step `first` on, without end."""
        begin = first % an_epoch
        for number in count(first // an_epoch):
            yield from islice(cycle(self.epoch(number)), begin, an_epoch)
            begin = 0

    def losses(self, prepared: Sequence[Prepared]) -> Mapping[str, Tensor]:
        """What the network has yet to learn of a batch."""
        return losses(self.network, collate(prepared))
