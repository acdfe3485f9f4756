"""What the reader learns, in which order."""

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, cycle, islice

from torch import Tensor

from rag.models.joined import Joiner
from training import fit
from training.reader.batches import Prepared, collate, in_batches, prepare
from training.reader.epochs import Epochs
from training.reader.loss import WEIGHTS, losses
from training.reader.network import ReaderNetwork


@dataclass(frozen=True)
class Recipe(fit.Recipe):
    """How to fit; `made_up` as in `Epochs`."""

    made_up: float = 1.0


@dataclass(frozen=True)
class Course:
    """A network and the epochs, joined by `joiner`."""

    network: ReaderNetwork
    epochs: Epochs
    joiner: Joiner
    recipe: Recipe

    @property
    def weights(self) -> Mapping[str, float]:
        """How much each loss counts."""
        return WEIGHTS

    def steps_an_epoch(self) -> int:
        """The batches of the first epoch."""
        return math.ceil(len(self.epochs.epoch(0)) / self.recipe.batch)

    def batches(self, first: int, an_epoch: int) -> Iterator[list[Prepared]]:
        """From the step `first` on, without end."""
        begin = first % an_epoch
        for number in count(first // an_epoch):
            prepared = [prepare(example, self.joiner) for example in self.epochs.epoch(number)]
            order = in_batches(prepared, self.recipe.batch, random.Random(f"{self.recipe.seed}/{number}"))
            yield from islice(cycle(order), begin, an_epoch)
            begin = 0

    def losses(self, prepared: Sequence[Prepared]) -> Mapping[str, Tensor]:
        """What the network has yet to learn of a batch."""
        batch = collate(prepared)
        return losses(self.network(batch), batch, prepared)
