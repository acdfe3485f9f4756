"""Measures a picker of the words that follow-ups leave out: `python -m training.terms --data DIR`.

Fits boosted trees to what CANARD's people add, over five folds of its dialogues, and prints how much of it they and the
program's rules find; then what the picked words change in the search. A minute or two; nothing is kept.
"""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from training.command import status_of

COMMAND = "training.terms"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    return status_of(COMMAND, partial(_measure, _command_line().parse_args(arguments)))


def _command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m {COMMAND}", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with the public sets (docs/datasets.md)")
    parser.add_argument("--seed", type=int, default=1, help="of the trees (1)")
    return parser


def _measure(options: argparse.Namespace) -> None:
    # Imported here, so that --help comes at once.
    from eval.followups.retrieval import recall_by_way, recall_table
    from eval.followups.words import PICKERS, read_turns, words_table
    from rag.models import load_encoder
    from rag.settings import load_settings
    from training.terms.measure import over_folds, ways_with
    from training.terms.picking import fit

    turns = read_turns(options.data / "canard")
    picker = over_folds(turns, options.seed)
    print(words_table(turns, {**PICKERS, "boosted trees, on unseen dialogues": picker}))
    ways = ways_with(fit(turns, options.seed))
    print(f"\n{recall_table(recall_by_way(options.data, load_encoder(load_settings()), ways))}")


if __name__ == "__main__":
    sys.exit(main())
