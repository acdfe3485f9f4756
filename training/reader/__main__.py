"""Reproduces the reader that ships: `python -m training.reader --data DIR --out DIR`.

The first stage trains on part of the public sets and measures the rest; the second goes on from there with everything,
and makes what ships. Each takes hours on two cores. Stopped with Ctrl-C or otherwise, the same command goes on.
"""

import argparse
import sys
from collections.abc import Sequence
from functools import partial

from training.command import command_line, status_of

COMMAND = "training.reader"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    options = _command_line().parse_args(arguments)
    return status_of(COMMAND, partial(_train, options))


def _command_line() -> argparse.ArgumentParser:
    parser = command_line(COMMAND, __doc__, epochs=2.0)
    stages = ("measured", "everything")
    parser.add_argument("--stages", nargs="+", choices=stages, default=stages, help="which stages; otherwise both")
    parser.add_argument("--decay", type=float, default=0.6, help="share of the steps in which the rates fall (0.6)")
    parser.add_argument(
        "--made-up", type=float, default=1.0, help="share of SQuAD's answerable questions with a made-up one (1)"
    )
    return parser


def _train(options: argparse.Namespace) -> None:
    # Imported here, so that --help comes at once.
    from rag.models.trained_reader import WEIGHTS
    from training.reader.course import Recipe
    from training.reader.stages import Plan, carry_out, ship

    recipe = Recipe(epochs=options.epochs, decay=options.decay, seed=options.seed, made_up=options.made_up)
    plan = Plan(options.data, options.out, recipe, options.int8)
    carry_out(plan, options.stages)
    if options.ship:
        ship(plan, WEIGHTS.parent)


if __name__ == "__main__":
    sys.exit(main())
