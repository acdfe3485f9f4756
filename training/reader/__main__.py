"""Reproduces the reader that ships: `python -m training.reader --data DIR --out DIR`.

The first stage trains on part of the public sets and measures the rest; the second goes on from there with everything,
and makes what ships. Each takes hours on two cores. Stopped with Ctrl-C or otherwise, the same command goes on.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rag.errors import RecordError

UNUSABLE = 2  # exit status: wrong use or unusable input
INTERRUPTED = 130  # exit status, as shells have it: 128 + SIGINT


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    options = _command_line().parse_args(arguments)
    try:
        return _train(options)
    except (RecordError, OSError) as error:
        print(f"training.reader: {error}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("training.reader: interrupted.", file=sys.stderr)
        return INTERRUPTED


def _command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m training.reader", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    stages = ("measured", "everything")
    parser.add_argument("--data", type=Path, required=True, help="folder with the public sets (docs/datasets.md)")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights, curve and figures of each stage")
    parser.add_argument("--stages", nargs="+", choices=stages, default=stages, help="which stages; otherwise both")
    parser.add_argument("--epochs", type=float, default=2.0, help="of the first stage (2)")
    parser.add_argument("--decay", type=float, default=0.6, help="share of the steps in which the rates fall (0.6)")
    parser.add_argument("--seed", type=int, default=1, help="of all that is drawn by chance (1)")
    parser.add_argument(
        "--made-up", type=float, default=1.0, help="share of SQuAD's answerable questions with a made-up one (1)"
    )
    parser.add_argument(
        "--int8",
        choices=("dynamic", "weights"),
        default="dynamic",
        help="computed in int8, or only stored so (dynamic)",
    )
    parser.add_argument("--ship", action="store_true", help="then copy the result and its card into the program")
    return parser


def _train(options: argparse.Namespace) -> int:
    # Imported here, so that --help comes at once.
    from rag.models.trained_reader import WEIGHTS
    from training.reader.course import Recipe
    from training.reader.stages import Plan, carry_out, ship

    recipe = Recipe(epochs=options.epochs, decay=options.decay, seed=options.seed, made_up=options.made_up)
    plan = Plan(options.data, options.out, recipe, options.int8)
    carry_out(plan, options.stages)
    if options.ship:
        ship(plan, WEIGHTS.parent)
    return 0


if __name__ == "__main__":
    sys.exit(main())
