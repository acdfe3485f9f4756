"""How a fit goes: a line to the terminal and to log.jsonl every few steps, and Ctrl-C between two steps."""

import json
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from time import perf_counter
from types import FrameType

EVERY = 20  # steps
MEMORY = 0.98  # of the running means


class Progress:
    """Writes the curve. A fit that goes on after an interruption writes below what it wrote before."""

    def __init__(self, log: Path, steps: int) -> None:
        self._log = log
        self._steps = steps
        self._means: dict[str, float] = {}
        self._examples, self._since = 0, perf_counter()

    def after(self, step: int, losses: Mapping[str, float], examples: int) -> None:
        """Takes in what a step reached, counted from 1."""
        self._examples += examples
        for name, loss in losses.items():
            self._means[name] = MEMORY * self._means.get(name, loss) + (1 - MEMORY) * loss
        if step % EVERY == 0 or step == self._steps:
            self._write(step)

    def _write(self, step: int) -> None:
        seconds = perf_counter() - self._since
        means = {name: round(mean, 4) for name, mean in self._means.items()}
        line = {"step": step, **means, "examples_a_second": round(self._examples / seconds, 1), "seconds": seconds}
        with self._log.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(line)}\n")
        print(f"step {step} of {self._steps}:", ", ".join(f"{name} {mean:.3f}" for name, mean in means.items()), end="")
        print(f", {line['examples_a_second']} examples a second", flush=True)
        self._examples, self._since = 0, perf_counter()


def hours(log: Path) -> float:
    """How long a fit took, all its sessions together; 0 where nothing is written."""
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return sum(float(json.loads(line)["seconds"]) for line in lines) / 3600


@contextmanager
def interruption() -> Iterator[Event]:
    """Set once Ctrl-C is pressed, so that a step is finished first; pressed again, it ends the program at once."""
    pressed = Event()
    before = signal.getsignal(signal.SIGINT)

    def press(_number: int, _frame: FrameType | None) -> None:
        pressed.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, press)
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)
