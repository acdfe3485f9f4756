"""Fits the network: AdamW in bf16, level rates and then a long decay; what is stopped goes on where it was."""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import count, cycle, islice
from pathlib import Path
from time import monotonic

import torch
from torch.nn.utils import clip_grad_norm_

from rag.errors import InputError
from rag.models.joined import Joiner
from training.reader.batches import Prepared, collate, in_batches, prepare
from training.reader.epochs import Epochs
from training.reader.loss import losses, total
from training.reader.network import ReaderNetwork
from training.reader.progress import Progress, interruption

WARM_UP = 100  # steps
WEIGHT_DECAY = 0.01
LONGEST_GRADIENT = 1.0
SAVE_EVERY = 180  # seconds
CHECKPOINT, LOG = "checkpoint.pt", "log.jsonl"


@dataclass(frozen=True)
class Recipe:
    """How to fit; `decay` is the share of the steps in which the rates fall to nothing, `made_up` as in `Epochs`."""

    epochs: float = 2.0
    decay: float = 0.6
    rate: float = 1.2e-4
    head_rate: float = 6e-4
    batch: int = 24
    seed: int = 1
    made_up: float = 1.0


@dataclass(frozen=True)
class Course:
    """The epochs, joined by `joiner`; each is as many batches long as the first."""

    epochs: Epochs
    joiner: Joiner
    recipe: Recipe

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


def pace(step: int, steps: int, decay: float) -> float:
    """The share of the full rates at a step: warm-up, level, then down to nothing."""
    return min((step + 1) / WARM_UP, 1.0, (steps - step) / max(1.0, decay * steps))


class Learner:
    """A network that learns, and how far it has come."""

    def __init__(self, network: ReaderNetwork, recipe: Recipe, steps: int) -> None:
        self.step = 0
        self._network = network.train()
        self._recipe = recipe
        self._steps = steps
        learned = [(name, weight) for name, weight in network.named_parameters() if weight.requires_grad]
        layers = [weight for name, weight in learned if name.startswith("bert.")]
        heads = [weight for name, weight in learned if not name.startswith("bert.")]
        self._weights = [*layers, *heads]
        groups = [{"params": layers, "full": recipe.rate}, {"params": heads, "full": recipe.head_rate}]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY, fused=True)

    def learn(self, prepared: Sequence[Prepared]) -> dict[str, float]:
        """One step; the losses before it."""
        batch = collate(prepared)
        with torch.autocast("cpu", torch.bfloat16):
            output = self._network(batch)
        parts = losses(output, batch, prepared)
        for group in self._optimiser.param_groups:
            group["lr"] = group["full"] * pace(self.step, self._steps, self._recipe.decay)
        self._optimiser.zero_grad(set_to_none=True)
        total(parts).backward()  # type: ignore[no-untyped-call]
        clip_grad_norm_(self._weights, LONGEST_GRADIENT)
        self._optimiser.step()
        self.step += 1
        return {name: loss.item() for name, loss in parts.items()}

    def save(self, path: Path) -> None:
        """Everything that going on needs; never half a file."""
        draft = path.with_name(f"{path.name}.draft")
        state = {"network": self._network.state_dict(), "optimiser": self._optimiser.state_dict()}
        torch.save({"recipe": asdict(self._recipe), "step": self.step, **state}, draft)
        draft.replace(path)

    def resume(self, path: Path) -> None:
        """Goes on from there. Raises InputError where it was begun with another recipe."""
        kept = torch.load(path, weights_only=True)
        if kept["recipe"] != asdict(self._recipe):
            raise InputError(f"{path} was begun with other options; give the same, or name another folder with --out.")
        self._network.load_state_dict(kept["network"])
        self._optimiser.load_state_dict(kept["optimiser"])
        self.step = kept["step"]


def fit(network: ReaderNetwork, course: Course, folder: Path) -> None:
    """Fits the network in place. Raises KeyboardInterrupt after Ctrl-C, once all is kept in `folder`."""
    an_epoch = course.steps_an_epoch()
    steps = int(an_epoch * course.recipe.epochs)
    checkpoint = folder / CHECKPOINT
    learner = Learner(network, course.recipe, steps)
    if checkpoint.exists():
        learner.resume(checkpoint)
        print(f"Going on from step {learner.step} of {steps}.")
    progress, saved = Progress(folder / LOG, steps), monotonic()
    with interruption() as pressed:
        for batch in islice(course.batches(learner.step, an_epoch), steps - learner.step):
            reached = learner.learn(batch)
            progress.after(learner.step, reached, len(batch))
            if pressed.is_set() or monotonic() - saved > SAVE_EVERY:
                learner.save(checkpoint)
                saved = monotonic()
            if pressed.is_set():
                print(f"Stopped after step {learner.step} of {steps}. Run the same command again to go on.")
                raise KeyboardInterrupt
    learner.save(checkpoint)
