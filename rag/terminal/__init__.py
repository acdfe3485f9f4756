"""Answers, articles, conversations and index runs as lines for a terminal."""

from rag.terminal.answers import answer_lines, list_lines
from rag.terminal.corpus import article_lines, index_lines, not_read
from rag.terminal.kept import entry_lines, replay_lines
from rag.terminal.text import as_json, printable

__all__ = [
    "answer_lines",
    "article_lines",
    "as_json",
    "entry_lines",
    "index_lines",
    "list_lines",
    "not_read",
    "printable",
    "replay_lines",
]
