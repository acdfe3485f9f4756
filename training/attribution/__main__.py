"""Reproduces the attribution tagger that ships: `python -m training.attribution --data DIR --out DIR`.

Trains on PolNeAR's training part and measures its development part; an hour or two on two cores. Stopped with Ctrl-C or
otherwise, the same command goes on.
"""

import argparse
import sys
from collections.abc import Sequence
from functools import partial

from training.command import command_line, status_of

COMMAND = "training.attribution"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    options = command_line(COMMAND, __doc__, epochs=6.0).parse_args(arguments)
    return status_of(COMMAND, partial(_train, options))


def _train(options: argparse.Namespace) -> None:
    # Imported here, so that --help comes at once.
    from rag.models.trained_tagger import WEIGHTS
    from training.attribution.course import Recipe
    from training.attribution.stages import Plan, carry_out, ship

    plan = Plan(options.data, options.out, Recipe(epochs=options.epochs, seed=options.seed), options.int8)
    carry_out(plan)
    if options.ship:
        ship(plan, WEIGHTS.parent)


if __name__ == "__main__":
    sys.exit(main())
