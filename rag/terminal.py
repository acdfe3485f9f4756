"""Answers, articles and index runs as lines for a terminal.

What stands in them comes from strangers' files. A terminal would obey their control characters, so none is printed.
"""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rag import wording
from rag.schema import Abstention, Answer, Article, Coverage, Disagreement, Quote

if TYPE_CHECKING:  # what indexing and listing need is not loaded to print what came of it
    from rag.index.update import Outcome
    from rag.quotes import QuoteList

_LINE_ENDS = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]")
_OBEYED = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # controls, and what reorders letters
_NOT_PRINTED = "\ufffd"
LONGEST_LIST = 20  # about a screen: a folder that was renamed makes thousands of articles vanish


def answer_lines(answer: Answer) -> str:
    """An answer for reading: quotes with who said them, or what is nearest and no answer."""
    lines: list[str] = []
    if answer.standalone_question != answer.question:
        lines += [f"{wording.labels.I_READ_THIS_AS} {answer.standalone_question}", ""]
    for disagreement in answer.disagreements:
        lines += [*_disagreement(disagreement, answer), ""]
    for number, quote in enumerate(answer.quotes, start=1):
        lines += [*quote_lines(f"[{number}]", quote), ""]
    if answer.abstention:
        lines += _abstention(answer.abstention, answer.coverage)
    searched = wording.coverage.found if answer.quotes else wording.coverage.searched_in_vain
    lines.append(searched(answer))
    return printable(lines)


def _abstention(abstention: Abstention, coverage: Coverage) -> list[str]:
    lines = [f"{wording.coverage.do_not_say(coverage)} {wording.coverage.reason(abstention.reason, coverage)}", ""]
    if abstention.near_misses:
        lines += [f"{wording.coverage.closest(abstention.reason)}:", ""]
    for quote in abstention.near_misses:
        lines += [*quote_lines(" – ", quote), ""]
    return lines


def quote_lines(mark: str, quote: Quote) -> list[str]:
    """A quote after its mark, and below it who said it, what its dates mean, and where it stands."""
    who = " · ".join((wording.speech.speaker(quote), *wording.speech.manner(quote)))
    source = " · ".join((quote.article.title, *wording.places.source(quote)))
    return [f"{mark} {quote.text}", f"    {who}", *_dates(quote), f"    {source}", *_also_in(quote)]


def _dates(quote: Quote) -> list[str]:
    """What the dates in it mean, and by which rule, a line for each."""
    published = quote.article.published
    return [
        f"    {wording.dates.explained(date)}: {wording.dates.rule(date, published)}"
        for date in wording.dates.worked_out(quote.dates)
    ]


def _also_in(quote: Quote) -> list[str]:
    """Where else the sentence is printed, on a line; none where it stands only here."""
    places = (f"{place.article.title} ({', '.join(wording.places.source(place))})" for place in quote.also_in)
    return [f"    {wording.labels.ALSO_IN} {'; '.join(places)}"] if quote.also_in else []


def _disagreement(disagreement: Disagreement, answer: Answer) -> list[str]:
    lines = [wording.coverage.different_figures(len({quote.article.id for quote in answer.quotes})) + ":"]
    for value in disagreement.values:
        quote = answer.quotes[value.quote]
        who = wording.speech.speaker(quote)
        when = wording.dates.when(quote.dates, quote.article.published)
        lines.append(f"  {value.text} · {who} · {when} · [{value.quote + 1}]")
    return lines


def list_lines(listed: "QuoteList") -> str:
    """A page of everything that somebody said, under how much there is; the numbers count on from page to page."""
    lines = [wording.quotes.heading(listed)]
    first = (listed.page - 1) * listed.size + 1
    for number, quote in enumerate(listed.quotes, start=first):
        lines += ["", *quote_lines(f"[{number}]", quote)]
    if listed.page < listed.pages:
        lines += ["", f"--page {listed.page + 1} shows more."]
    return printable(lines)


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


def as_json(record: object) -> str:
    """JSON for people and programs: indented, in the article's own letters."""
    return json.dumps(record, ensure_ascii=False, indent=2)


def printable(lines: Iterable[str]) -> str:
    """The lines, one line each, with nothing in them that a terminal obeys."""
    return "\n".join(_OBEYED.sub(_NOT_PRINTED, _LINE_ENDS.sub(" ", line)) for line in lines)
