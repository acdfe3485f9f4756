"""Reproduces the attribution tagger that ships: `python -m training.attribution --data DIR --out DIR`.

Trains on PolNeAR's training part and measures its development part; an hour or two on two cores. Stopped with Ctrl-C or
otherwise, the same command goes on.
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
        print(f"training.attribution: {error}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("training.attribution: interrupted.", file=sys.stderr)
        return INTERRUPTED


def _command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m training.attribution", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with the public sets (docs/datasets.md)")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights, curve and figures")
    parser.add_argument("--epochs", type=float, default=6.0, help="how often each article is read (6)")
    parser.add_argument("--seed", type=int, default=1, help="of all that is drawn by chance (1)")
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
    from rag.models.trained_tagger import WEIGHTS
    from training.attribution.course import Recipe
    from training.attribution.stages import Plan, carry_out, ship

    plan = Plan(options.data, options.out, Recipe(epochs=options.epochs, seed=options.seed), options.int8)
    carry_out(plan)
    if options.ship:
        ship(plan, WEIGHTS.parent)
    return 0


if __name__ == "__main__":
    sys.exit(main())
