"""What the training commands have in common: how they end, and the options that both have."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from rag.errors import RecordError

UNUSABLE = 2  # exit status: wrong use or unusable input
INTERRUPTED = 130  # exit status, as shells have it: 128 + SIGINT


def status_of(command: str, work: Callable[[], None]) -> int:
    """Does the work; the exit status, with one line on standard error where it is not 0."""
    try:
        work()
        return 0
    except (RecordError, OSError) as error:
        print(f"{command}: {error}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print(f"{command}: interrupted.", file=sys.stderr)
        return INTERRUPTED


def command_line(command: str, description: str | None, epochs: float) -> argparse.ArgumentParser:
    """The options that every training has; `epochs` is how many it reads unless told otherwise."""
    parser = argparse.ArgumentParser(
        prog=f"python -m {command}", description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with the public sets (docs/datasets.md)")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights, curves and figures")
    parser.add_argument("--epochs", type=float, default=epochs, help=f"how often the material is read ({epochs:g})")
    parser.add_argument("--seed", type=int, default=1, help="of all that is drawn by chance (1)")
    parser.add_argument(
        "--int8",
        choices=("dynamic", "weights"),
        default="dynamic",
        help="computed in int8, or only stored so (dynamic)",
    )
    parser.add_argument("--ship", action="store_true", help="then copy the result and its card into the program")
    return parser
