"""Fits a network: AdamW in bf16, level rates and then a long decay; what is stopped goes on where it was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import Generic, Protocol, TypeVar

import torch
from torch import Tensor, nn
from torch.nn.utils import clip_grad_norm_

from rag.errors import InputError
from training.progress import Progress, interruption

WARM_UP = 100  # steps
WEIGHT_DECAY = 0.01
SAVE_EVERY = 180  # seconds
CHECKPOINT, LOG = "checkpoint.pt", "log.jsonl"

Prepared = TypeVar("Prepared")


@dataclass(frozen=True)
class Recipe:
    """How to fit; `decay` is the share of the steps in which the rates fall to nothing.

    `rate` is the layers', `head_rate` that of all that is new; `gradient` is the longest that is followed.
    """

    epochs: float = 2.0
    decay: float = 0.6
    rate: float = 1.2e-4
    head_rate: float = 6e-4
    batch: int = 24
    seed: int = 1
    gradient: float = 1.0


class Course(Protocol[Prepared]):
    """Which network learns what, in which order; each epoch is as many batches long as the first."""

    @property
    def network(self) -> nn.Module:
        """Its layers are what is called `bert`, the rest is new."""
        ...

    @property
    def recipe(self) -> Recipe:
        """How."""
        ...

    @property
    def weights(self) -> Mapping[str, float]:
        """How much each of its losses counts."""
        ...

    def steps_an_epoch(self) -> int:
        """The batches of the first epoch."""
        ...

    def batches(self, first: int, an_epoch: int) -> Iterator[list[Prepared]]:
        """From the step `first` on, without end."""
        ...

    def losses(self, prepared: Sequence[Prepared]) -> Mapping[str, Tensor]:
        """What the network has yet to learn of a batch, by name."""
        ...


def pace(step: int, steps: int, decay: float) -> float:
    """The share of the full rates at a step: warm-up, level, then down to nothing."""
    return min((step + 1) / WARM_UP, 1.0, (steps - step) / max(1.0, decay * steps))


class Learner(Generic[Prepared]):
    """A network that learns, and how far it has come."""

    def __init__(self, course: Course[Prepared], steps: int) -> None:
        self.step = 0
        self._network = course.network.train()
        self._course = course
        self._steps = steps
        learned = [(name, weight) for name, weight in course.network.named_parameters() if weight.requires_grad]
        layers = [weight for name, weight in learned if name.startswith("bert.")]
        heads = [weight for name, weight in learned if not name.startswith("bert.")]
        self._weights = [*layers, *heads]
        rates = course.recipe
        groups = [{"params": layers, "full": rates.rate}, {"params": heads, "full": rates.head_rate}]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY, fused=True)

    def learn(self, prepared: Sequence[Prepared]) -> dict[str, float]:
        """One step; the losses before it."""
        torch.manual_seed(self.step)  # of any dropout: what was stopped goes on as if it had not been
        with torch.autocast("cpu", torch.bfloat16):
            losses = self._course.losses(prepared)
        recipe = self._course.recipe
        for group in self._optimiser.param_groups:
            group["lr"] = group["full"] * pace(self.step, self._steps, recipe.decay)
        self._optimiser.zero_grad(set_to_none=True)
        total = torch.stack([self._course.weights[name] * loss for name, loss in losses.items()]).sum()
        total.backward()  # type: ignore[no-untyped-call]
        clip_grad_norm_(self._weights, recipe.gradient)
        self._optimiser.step()
        self.step += 1
        return {name: loss.item() for name, loss in losses.items()}

    def save(self, path: Path) -> None:
        """Everything that going on needs; never half a file."""
        draft = path.with_name(f"{path.name}.draft")
        state = {"network": self._network.state_dict(), "optimiser": self._optimiser.state_dict()}
        torch.save({"recipe": asdict(self._course.recipe), "step": self.step, **state}, draft)
        draft.replace(path)

    def resume(self, path: Path) -> None:
        """Goes on from there. Raises InputError where it was begun with another recipe."""
        kept = torch.load(path, weights_only=True)
        if kept["recipe"] != asdict(self._course.recipe):
            raise InputError(f"{path} was begun with other options; give the same, or name another folder with --out.")
        self._network.load_state_dict(kept["network"])
        self._optimiser.load_state_dict(kept["optimiser"])
        self.step = kept["step"]


def fit(course: Course[Prepared], folder: Path) -> None:
    """Fits the course's network in place. Raises KeyboardInterrupt after Ctrl-C, once all is kept in `folder`."""
    an_epoch = course.steps_an_epoch()
    steps = int(an_epoch * course.recipe.epochs)
    checkpoint = folder / CHECKPOINT
    learner = Learner(course, steps)
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
