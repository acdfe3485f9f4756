"""The command line: `python -m rag COMMAND`. Heavy modules are imported by the command that needs them."""

import argparse
import io
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from rag.errors import InputError, RecordError
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
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    index = commands.add_parser("index", help="add or update articles")
    index.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="article files and folders")
    index.add_argument("--prune", action="store_true", help="remove articles whose files have vanished from PATH")
    index.add_argument("--remove", action="append", default=[], metavar="ID", help="remove an article")
    index.add_argument("--rebuild", action="store_true", help="make the vector index anew from the database")
    index.set_defaults(command=_index)

    ask = commands.add_parser("ask", help="ask a question")
    ask.add_argument("question", metavar="QUESTION", help="what you want to know")
    ask.add_argument(
        "--history", action="append", default=[], metavar="QUESTION", help="earlier question, oldest first"
    )
    _add_filters(ask)
    ask.add_argument("--json", action="store_true", help="print the answer object")
    ask.set_defaults(command=_ask)

    quotes = commands.add_parser("quotes", help="list everything that somebody said")
    quotes.add_argument("--speaker", required=True, metavar="NAME", help="whose words: a name, a role or initials")
    quotes.add_argument("--about", metavar="TOPIC", help="only what is about this")
    quotes.add_argument("--page", type=int, default=1, metavar="N", help="which page of the list")
    quotes.add_argument("--size", type=int, default=20, metavar="N", help="how many quotes stand on a page")
    _add_filters(quotes)
    quotes.add_argument("--json", action="store_true", help="print the list as JSON")
    quotes.set_defaults(command=_quotes)

    articles = commands.add_parser("articles", help="list the articles")
    articles.add_argument("--json", action="store_true", help="print JSON")
    articles.set_defaults(command=_articles)

    serve = commands.add_parser("serve", help="open the chat window and the API")
    serve.set_defaults(command=_serve)
    return parser


def _add_filters(command: argparse.ArgumentParser) -> None:
    command.add_argument("--since", metavar="DATE", help="only articles published on this day or later")
    command.add_argument("--until", metavar="DATE", help="only articles published on this day or earlier")
    command.add_argument("--publisher", metavar="NAME", help="only articles of this publisher")


class _OneLineParser(argparse.ArgumentParser):
    """Reports wrong use in one line; so do its subcommands, which argparse makes of the same class."""

    def error(self, message: str) -> NoReturn:
        self.exit(UNUSABLE, f"{self.prog}: {message}. `{self.prog} --help` says more.\n")


def _index(options: argparse.Namespace, settings: Settings) -> None:
    from rag.index.update import index_paths
    from rag.terminal import index_lines

    if not (options.paths or options.remove or options.rebuild):
        raise InputError("There is nothing to do. Give `python -m rag index` a PATH, --remove ID or --rebuild.")
    outcome = index_paths(settings, options.paths, options.prune, options.remove, options.rebuild)
    print(index_lines(outcome, options.paths))


def _ask(options: argparse.Namespace, settings: Settings) -> None:
    from rag.pipeline import open_pipeline
    from rag.question import checked
    from rag.schema import Filters, Question
    from rag.terminal import answer_lines

    filters = Filters(options.since, options.until, options.publisher)
    # Checked before the pipeline opens, because that takes seconds.
    question = checked(Question(options.question, tuple(options.history), filters))
    with open_pipeline(settings) as pipeline:
        answer = pipeline.ask(question)
    if options.json:
        _print_json(answer.to_json())
    else:
        print(answer_lines(answer))


def _quotes(options: argparse.Namespace, settings: Settings) -> None:
    from rag.pipeline import open_pipeline
    from rag.question import QuotesRequest, checked_request
    from rag.schema import Filters
    from rag.terminal import list_lines

    filters = Filters(options.since, options.until, options.publisher)
    request = checked_request(QuotesRequest(options.speaker, options.about, filters, options.page, options.size))
    with open_pipeline(settings) as pipeline:
        listed = pipeline.quotes(request)
    if options.json:
        _print_json(listed.to_json())
    else:
        print(list_lines(listed))


def _articles(options: argparse.Namespace, settings: Settings) -> None:
    from rag.index.corpus import open_corpus_store
    from rag.store import own_folder
    from rag.terminal import article_lines

    with own_folder(settings.data), open_corpus_store(settings) as store:
        articles = store.articles.all()
    if options.json:
        _print_json([article.to_json() for article in articles])
    else:
        print(article_lines(articles))


def _serve(options: argparse.Namespace, settings: Settings) -> None:
    from rag.serve import serve

    serve(settings)


def _print_json(record: object) -> None:
    """JSON is UTF-8 wherever it goes (RFC 8259): a terminal's own encoding must not change its bytes."""
    from rag.terminal import as_json

    sys.stdout.buffer.write(f"{as_json(record)}\n".encode())


def _spare_the_terminal() -> None:
    """Articles have quotation marks that not every terminal has: those become `?` instead of an error."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _discard_output() -> None:
    """Whoever read the output has seen enough (`| head -1`), and the interpreter must not try again as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
