"""`python -m eval run QUESTIONS [--corpus PATH…] --out DIR` and `python -m eval compare DIR DIR`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.compare import compare
from eval.questions import load_questions
from eval.record import make_record, read_record, write_record
from eval.report import write_report
from eval.run import ask_all, open_corpus
from eval.table import metrics_table
from eval.verbatim import read_texts
from rag.errors import RecordError
from rag.settings import load_settings

UNUSABLE = 2  # exit status: wrong use or unusable input
INTERRUPTED = 130  # exit status, as shells have it: 128 + SIGINT


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    options = command_line().parse_args(arguments)
    try:
        return _compare(options.before, options.after) if options.command == "compare" else _run(options)
    except (RecordError, OSError) as error:
        print(f"eval: {error}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("eval: interrupted.", file=sys.stderr)
        return INTERRUPTED


def command_line() -> argparse.ArgumentParser:
    """What the command line takes."""
    parser = argparse.ArgumentParser(prog="python -m eval", description="Runs question sets and compares the runs.")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="ask every question of a set and write what came of it")
    run.add_argument("questions", type=Path, help="question set, .jsonl or .csv")
    run.add_argument("--corpus", type=Path, nargs="+", default=[], help="ask exactly these files and folders")
    run.add_argument("--out", type=Path, required=True, help="folder for results.jsonl, metrics.json and report.html")
    comparison = commands.add_parser("compare", help="differences of two runs, and the questions that flipped")
    comparison.add_argument("before", type=Path, help="folder that a run wrote")
    comparison.add_argument("after", type=Path, help="folder that another run wrote")
    return parser


def _run(options: argparse.Namespace) -> int:
    """Asks, writes the three files, prints the table."""
    questions = load_questions(options.questions)
    texts = read_texts(options.corpus) if options.corpus else None
    options.out.mkdir(parents=True, exist_ok=True)
    with open_corpus(options.corpus, load_settings()) as asker:
        cases = ask_all(questions, asker, texts, options.out / "results.jsonl")
    record = make_record(options.questions.name, len(questions), cases)
    write_record(record, options.out)
    write_report(record, cases, options.out)
    print(metrics_table(record.metrics))
    print(f"\n{record.asked} of {record.size} questions asked; report: {options.out / 'report.html'}")
    return 0 if record.asked == record.size else INTERRUPTED


def _compare(before: Path, after: Path) -> int:
    """Prints the comparison."""
    print(compare(read_record(before), read_record(after)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
