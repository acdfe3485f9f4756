"""What `python -m eval` takes."""

import argparse
from pathlib import Path

from eval.convert.formats import FORMATS

FLOORS = Path("eval/floors.json")
JUDGEMENTS = Path("eval/judgements/polnear-dev-speakers.jsonl")


def command_line() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(prog="python -m eval", description="Runs question sets and compares the runs.")
    commands = parser.add_subparsers(dest="command", required=True)
    _run(commands.add_parser("run", help="ask every question of one or more sets and write what came of it"))
    _convert(commands.add_parser("convert", help="make a question set and its articles of public data"))
    _public(commands.add_parser("public", help="convert and run everything that a folder of public data holds"))
    _compare(commands.add_parser("compare", help="what differs in two runs; exit status 1 where the second is worse"))
    _check(commands.add_parser("check", help="exit status 1 where a run is below its floors"))
    _pin(commands.add_parser("pin", help="make the figures of runs their floors"))
    _speakers(
        commands.add_parser("speakers", help="are the speakers that are shown the right ones, by a judged sample")
    )
    _data(commands.add_parser("attributions", help="exact matches of source, cue and content with PolNeAR"))
    _follow_ups(commands.add_parser("followups", help="are follow-ups read as they are meant, and do they find"))
    keep = commands.add_parser("keep", help="keep the headline figures of runs under the commit, in eval/results/")
    keep.add_argument("runs", type=Path, nargs="+", help="folders that runs wrote")
    return parser


def _run(command: argparse.ArgumentParser) -> None:
    command.add_argument("questions", type=Path, nargs="+", help="question sets, .jsonl or .csv")
    command.add_argument("--corpus", type=Path, nargs="+", default=[], help="ask exactly these files and folders")
    command.add_argument("--out", type=Path, required=True, help="folder for the results")
    command.add_argument("--resume", action="store_true", help="go on with an interrupted run")
    _who_and_how_many(command)
    command.add_argument(
        "--follow-ups",
        nargs="+",
        choices=["resolved", "last-turn", "rewrite"],
        default=["resolved"],
        help="how follow-ups are asked: with their history (default), alone, or as a person rewrote them",
    )


def _convert(command: argparse.ArgumentParser) -> None:
    command.add_argument("format", choices=FORMATS, help="what the data is")
    command.add_argument("path", type=Path, help="the data file, or the folder that holds it")
    command.add_argument("out", type=Path, help="folder for articles/ and questions.jsonl")
    command.add_argument("--within", action="store_true", help="ask each question of its own paragraph or passage only")
    command.add_argument(
        "--without-gold",
        action="store_true",
        help="RealTime QA: ask each question also with every article left out that holds its answer",
    )


def _public(command: argparse.ArgumentParser) -> None:
    command.add_argument("data", type=Path, help="folder of public data (docs/datasets.md)")
    command.add_argument("--out", type=Path, required=True, help="folder for the sets and the results")
    command.add_argument("--only", nargs="+", default=[], metavar="SET", help="only these of the sets that are found")
    _who_and_how_many(command)


def _speakers(command: argparse.ArgumentParser) -> None:
    _data(command)
    command.add_argument("--judgements", type=Path, default=JUDGEMENTS, help=f"file of them (default: {JUDGEMENTS})")
    command.add_argument("--sample", action="store_true", help="only print which sentences are to be judged, by place")


def _follow_ups(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--cases",
        nargs="+",
        choices=["development", "held-back", "unseen"],
        default=["development", "held-back", "unseen"],
        help="which (all)",
    )
    command.add_argument(
        "--data", type=Path, help="folder of public data (docs/datasets.md): measure on CAsT, MTRAG and CANARD, too"
    )


def _data(command: argparse.ArgumentParser) -> None:
    command.add_argument("--data", type=Path, required=True, help="folder of PolNeAR (docs/datasets.md)")
    command.add_argument("--out", type=Path, help="folder for the figures, as JSON")


def _who_and_how_many(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--systems",
        nargs="+",
        default=["on-the-record"],
        metavar="NAME",
        help="who is asked: on-the-record, an ablation or a rival by name, or all ablations, all rivals",
    )
    command.add_argument("--limit", type=_positive, metavar="N", help="ask only the first N questions of each set")


def _compare(command: argparse.ArgumentParser) -> None:
    command.add_argument("before", type=Path, help="folder that a run wrote")
    command.add_argument("after", type=Path, help="folder that another run wrote")


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument("runs", type=Path, nargs="+", help="folders that runs wrote")
    command.add_argument("--floors", type=Path, default=FLOORS, help=f"file of the floors (default: {FLOORS})")


def _pin(command: argparse.ArgumentParser) -> None:
    _check(command)
    command.add_argument("--lower", action="store_true", help="also lower floors that the runs do not reach")


def _positive(text: str) -> int:
    """A number of questions."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} questions cannot be asked; give at least 1")
    return number
