"""What each command does. Heavy modules are imported by the command that needs them."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from rag.changes import Change, changes_in
from rag.errors import InputError
from rag.schema import Conversation, Filters, Question, Quote
from rag.settings import Settings

EVERYBODY: Final = None  # whoever has the data folder has all conversations in it


def index(options: argparse.Namespace, settings: Settings) -> None:
    """Add, update or remove articles."""
    from rag.index.update import index_paths
    from rag.terminal import index_lines

    if not (options.paths or options.remove or options.rebuild):
        raise InputError("There is nothing to do. Give `python -m rag index` a PATH, --remove ID or --rebuild.")
    outcome = index_paths(settings, options.paths, options.prune, options.remove, options.rebuild)
    print(index_lines(outcome, options.paths))


def ask(options: argparse.Namespace, settings: Settings) -> None:
    """Answer a question."""
    from rag.pipeline import open_pipeline
    from rag.question import checked
    from rag.terminal import answer_lines

    # Checked before the pipeline opens, because that takes seconds.
    question = checked(Question(options.question, tuple(options.history), _filters(options)))
    with open_pipeline(settings) as pipeline:
        answer = pipeline.ask(question)
    _show(answer.to_json() if options.json else answer_lines(answer))


def quotes(options: argparse.Namespace, settings: Settings) -> None:
    """List everything that somebody said."""
    from rag.pipeline import open_pipeline
    from rag.question import QuotesRequest, checked_request
    from rag.terminal import list_lines

    about = QuotesRequest(options.speaker, options.about, _filters(options), options.page, options.size)
    request = checked_request(about)
    with open_pipeline(settings) as pipeline:
        listed = pipeline.quotes(request)
    _show(listed.to_json() if options.json else list_lines(listed))


def replay(options: argparse.Namespace, settings: Settings) -> None:
    """Say whether an answer is still the same."""
    from rag.export import replay_record
    from rag.pipeline import open_pipeline
    from rag.terminal import replay_lines

    with open_pipeline(settings) as pipeline:
        compared = pipeline.replay(options.answer)
    _show(replay_record(compared) if options.json else replay_lines(compared))


def articles(options: argparse.Namespace, settings: Settings) -> None:
    """List the articles."""
    from rag.index.corpus import open_corpus_store
    from rag.store import own_folder
    from rag.terminal import article_lines

    with own_folder(settings.data), open_corpus_store(settings) as store:
        listed = store.articles.all()
    _show([article.to_json() for article in listed] if options.json else article_lines(listed))


def conversations(options: argparse.Namespace, settings: Settings) -> None:
    """List everybody's conversations; or export, rename or delete one."""
    from rag.conversations import checked_title, opened
    from rag.index.corpus import open_corpus_store
    from rag.library import Library
    from rag.store import own_folder
    from rag.terminal import entry_lines

    with own_folder(settings.data), open_corpus_store(settings) as store:
        kept = store.conversations
        if options.export is not None:
            conversation = opened(kept, EVERYBODY, options.export)
            _export(conversation, changes_in(conversation.turns, Library(store)), options)
        elif options.rename:
            id, title = options.rename
            kept.rename(EVERYBODY, id, checked_title(title))
        elif options.delete is not None:
            kept.delete(EVERYBODY, options.delete)
        else:
            entries = kept.entries(EVERYBODY)
            _show([asdict(entry) for entry in entries] if options.json else entry_lines(entries))


def serve(options: argparse.Namespace, settings: Settings) -> None:
    """Open the chat window and the API."""
    from rag.serve import serve

    serve(settings)


def _filters(options: argparse.Namespace) -> Filters:
    return Filters(options.since, options.until, options.publisher)


def _export(conversation: Conversation, changes: Mapping[Quote, Change], options: argparse.Namespace) -> None:
    """Write the file, or its text where no name is given for it."""
    from rag.export import export

    if options.form == "docx" and not options.out:
        raise InputError("A Word file is no text to print. Say with --out FILE where it is to be.")
    file = export(conversation, options.form, changes)
    if not options.out:
        sys.stdout.buffer.write(file.content)
        return
    try:
        options.out.write_bytes(file.content)
    except OSError as error:
        raise InputError(f"{options.out} cannot be written ({error.strerror}). Name another file.") from error


def _show(record: object) -> None:
    """Lines for reading as they are, a record as JSON: UTF-8 wherever it goes (RFC 8259), be the terminal's another."""
    from rag.terminal import as_json

    if isinstance(record, str):
        print(record)
    else:
        sys.stdout.buffer.write(f"{as_json(record)}\n".encode())
