"""The command line: `python -m rag COMMAND`. Heavy modules are imported by the command that needs them."""

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rag.errors import RecordError
from rag.settings import Settings, load_settings

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, or 2 with one line on standard error."""
    options = command_line().parse_args(arguments)
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    command: Callable[[argparse.Namespace, Settings], None] = options.command
    try:
        command(options, load_settings())
    except RecordError as error:
        print(f"{error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. What was done is kept; run the same command to go on.", file=sys.stderr)
        return INTERRUPTED
    return 0


def command_line() -> argparse.ArgumentParser:
    """All commands and options; docs and tests read them from here."""
    parser = argparse.ArgumentParser(
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
    ask.add_argument("question")
    ask.add_argument(
        "--history", action="append", default=[], metavar="QUESTION", help="earlier question, oldest first"
    )
    ask.add_argument("--since", metavar="DATE", help="only articles published on this day or later")
    ask.add_argument("--until", metavar="DATE", help="only articles published on this day or earlier")
    ask.add_argument("--publisher", metavar="NAME", help="only articles of this publisher")
    ask.add_argument("--json", action="store_true", help="print the answer object")
    ask.set_defaults(command=_ask)

    articles = commands.add_parser("articles", help="list the articles")
    articles.add_argument("--json", action="store_true", help="print JSON")
    articles.set_defaults(command=_articles)

    serve = commands.add_parser("serve", help="open the chat window and the API")
    serve.set_defaults(command=_serve)
    return parser


def _index(options: argparse.Namespace, settings: Settings) -> None:
    from rag.index.corpus import index_paths
    from rag.terminal import index_lines

    if not (options.paths or options.remove or options.rebuild):
        command_line().error("index needs a PATH, --remove ID or --rebuild")
    outcome = index_paths(settings, options.paths, options.prune, options.remove, options.rebuild)
    print(index_lines(outcome))


def _ask(options: argparse.Namespace, settings: Settings) -> None:
    from rag.pipeline import open_pipeline
    from rag.schema import Filters, Question
    from rag.terminal import answer_lines, as_json

    filters = Filters(options.since, options.until, options.publisher)
    with open_pipeline(settings) as pipeline:
        answer = pipeline.ask(Question(options.question, tuple(options.history), filters))
    print(as_json(answer.to_json()) if options.json else answer_lines(answer))


def _articles(options: argparse.Namespace, settings: Settings) -> None:
    from rag.index.corpus import open_corpus_store
    from rag.store import own_folder
    from rag.terminal import article_lines, as_json

    with own_folder(settings.data), open_corpus_store(settings) as store:
        articles = store.articles()
    print(as_json([article.to_json() for article in articles]) if options.json else article_lines(articles))


def _serve(options: argparse.Namespace, settings: Settings) -> None:
    from rag.serve import serve

    serve(settings)


if __name__ == "__main__":
    sys.exit(main())
