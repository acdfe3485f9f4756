"""The command line: `python -m rag COMMAND`. What each does stands in `rag/commands.py`."""

import argparse
import io
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from rag import commands
from rag.errors import RecordError
from rag.settings import Settings, load_settings

# Exit statuses
UNUSABLE = 2
INTERRUPTED = 130  # as shells have it: 128 + SIGINT


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, or 2 with one line on standard error."""
    options = command_line().parse_args(arguments)
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    _spare_the_terminal()
    command: Callable[[argparse.Namespace, Settings], None] = options.command
    try:
        command(options, load_settings())
        sys.stdout.flush()
    except RecordError as error:
        print(f"{error}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        _discard_output()
    except KeyboardInterrupt:
        print("Stopped. What was done is kept; run the same command to go on.", file=sys.stderr)
        return INTERRUPTED
    return 0


def command_line() -> argparse.ArgumentParser:
    """All commands and options; docs and tests read them from here."""
    parser = _OneLineParser(
        prog="python -m rag", description="Answers to questions about news articles, in the articles' own sentences."
    )
    added = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_index(added.add_parser("index", help="add or update articles"))
    _add_ask(added.add_parser("ask", help="ask a question"))
    _add_quotes(added.add_parser("quotes", help="list everything that somebody said"))
    _add_replay(added.add_parser("replay", help="ask again what an answer was given to, and compare"))
    _add_conversations(added.add_parser("conversations", help="list, export, rename or delete conversations"))
    _add_articles(added.add_parser("articles", help="list the articles"))
    added.add_parser("serve", help="open the chat window and the API").set_defaults(command=commands.serve)
    return parser


def _add_index(index: argparse.ArgumentParser) -> None:
    index.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="article files and folders")
    index.add_argument("--prune", action="store_true", help="remove articles whose files have vanished from PATH")
    index.add_argument("--remove", action="append", default=[], metavar="ID", help="remove an article")
    index.add_argument("--rebuild", action="store_true", help="make the vector index anew from the database")
    index.set_defaults(command=commands.index)


def _add_ask(ask: argparse.ArgumentParser) -> None:
    ask.add_argument("question", metavar="QUESTION", help="what you want to know")
    ask.add_argument(
        "--history", action="append", default=[], metavar="QUESTION", help="earlier question, oldest first"
    )
    _add_filters(ask)
    ask.add_argument("--json", action="store_true", help="print the answer object")
    ask.set_defaults(command=commands.ask)


def _add_quotes(quotes: argparse.ArgumentParser) -> None:
    quotes.add_argument("--speaker", required=True, metavar="NAME", help="whose words: a name, a role or initials")
    quotes.add_argument("--about", metavar="TOPIC", help="only what is about this")
    quotes.add_argument("--page", type=int, default=1, metavar="N", help="which page of the list")
    quotes.add_argument("--size", type=int, default=20, metavar="N", help="how many quotes stand on a page")
    _add_filters(quotes)
    quotes.add_argument("--json", action="store_true", help="print the list as JSON")
    quotes.set_defaults(command=commands.quotes)


def _add_replay(replay: argparse.ArgumentParser) -> None:
    replay.add_argument("answer", metavar="ANSWER-ID", help="the id in the answer object")
    replay.add_argument("--json", action="store_true", help="print both answers and what differs")
    replay.set_defaults(command=commands.replay)


def _add_conversations(conversations: argparse.ArgumentParser) -> None:
    one = conversations.add_mutually_exclusive_group()
    one.add_argument("--json", action="store_true", help="print the list as JSON")
    one.add_argument("--export", metavar="ID", help="print a conversation, or write it to a file")
    one.add_argument("--rename", nargs=2, metavar=("ID", "TITLE"), help="give a conversation another title")
    one.add_argument("--delete", metavar="ID", help="delete a conversation")
    conversations.add_argument(
        "--form", choices=("markdown", "json", "docx"), default="markdown", help="what is exported: %(choices)s"
    )
    conversations.add_argument("--out", type=Path, metavar="FILE", help="where the export goes")
    conversations.set_defaults(command=commands.conversations)


def _add_articles(articles: argparse.ArgumentParser) -> None:
    articles.add_argument("--json", action="store_true", help="print JSON")
    articles.set_defaults(command=commands.articles)


def _add_filters(command: argparse.ArgumentParser) -> None:
    command.add_argument("--since", metavar="DATE", help="only articles published on this day or later")
    command.add_argument("--until", metavar="DATE", help="only articles published on this day or earlier")
    command.add_argument("--publisher", metavar="NAME", help="only articles of this publisher")


class _OneLineParser(argparse.ArgumentParser):
    """Reports wrong use in one line; so do its subcommands, which argparse makes of the same class."""

    def error(self, message: str) -> NoReturn:
        self.exit(UNUSABLE, f"{self.prog}: {message}. `{self.prog} --help` says more.\n")


def _spare_the_terminal() -> None:
    """Articles have quotation marks that not every terminal has: those become `?` instead of an error."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _discard_output() -> None:
    """Whoever read the output has seen enough (`| head -1`), and the interpreter must not try again as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
