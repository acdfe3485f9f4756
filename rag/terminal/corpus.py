"""The corpus: what an index run did to it, and the articles in it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rag import wording
from rag.schema import Article
from rag.terminal.text import printable

if TYPE_CHECKING:  # what indexing needs is not loaded to print what came of it
    from rag.index.update import Outcome

LONGEST_LIST = 20  # about a screen: a folder that was renamed makes thousands of articles vanish


def index_lines(outcome: "Outcome", paths: Sequence[Path] = ()) -> str:
    """What an index run over `paths` did, and what it could not read."""
    update = outcome.update
    lines = not_read(outcome)
    if paths and not (update.found or update.unreadable):
        lines.append(_nothing_found(paths))
    lines += _cut([f"Vanished: {article} (its file is gone; --prune removes it)" for article in update.vanished])
    lines += _cut([f"Removed: {article}" for article in outcome.removed])
    done = {"added": update.added, "changed": update.changed, "unchanged": update.unchanged, "removed": outcome.removed}
    counts = ", ".join(f"{len(articles):,} {what}" for what, articles in done.items())
    audited = " Every passage is found by its own vector." if outcome.audited else ""
    return printable([*lines, f"{wording.counts.count(outcome.articles, 'article')}: {counts}.{audited}"])


def not_read(outcome: "Outcome") -> list[str]:
    """A line for each file or record that an index run could not read."""
    return [f"Not read: {problem.source}: {problem.reason}" for problem in outcome.update.unreadable]


def _nothing_found(paths: Sequence[Path]) -> str:
    from rag.articles import SUFFIXES  # here, because what reads articles is not needed to print an answer

    places = ", ".join(map(str, paths))
    return f"No article files were found in {places}: files are read whose names end in {', '.join(SUFFIXES)}."


def _cut(lines: Sequence[str]) -> list[str]:
    """The first lines of a list, and how many more there are."""
    more = len(lines) - LONGEST_LIST
    return [*lines[:LONGEST_LIST], *([f"… and {more:,} more"] if more > 0 else [])]


def article_lines(articles: Sequence[Article]) -> str:
    """A line for each article."""
    if not articles:
        return "There are no articles yet. `python -m rag index PATH` adds some."
    return printable(
        f"{article.id} · {article.title} · {article.publisher or wording.labels.PUBLISHER_NOT_GIVEN} · "
        f"{wording.dates.published(article.published)}"
        for article in articles
    )
