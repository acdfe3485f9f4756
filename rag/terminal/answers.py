"""Answers and lists of quotes for reading."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rag import wording
from rag.schema import Abstention, Answer, Disagreement, Quote, Reply
from rag.terminal.text import printable

if TYPE_CHECKING:  # what makes a list is not loaded to print an answer
    from rag.quotes import QuoteList

LIST_ITEM = " –"


def answer_lines(answer: Answer) -> str:
    """An answer for reading: quotes with who said them, or what is nearest and no answer; or a reply to small talk."""
    blocks = [_reply(answer.reply)] if answer.reply else _blocks(answer)
    return "\n\n".join(printable(block) for block in blocks if block)


def _reply(reply: Reply) -> list[str]:
    return [reply.text, *_items(map(wording.places.printed, reply.articles))]


def _blocks(answer: Answer) -> list[list[str]]:
    """What stands apart from each other, each of several lines."""
    model = wording.language_model.used(answer.model) if answer.model else ""
    return [
        list(wording.outcome.reading(answer)),
        *(_disagreement(disagreement, answer) for disagreement in answer.disagreements),
        *(quote_lines(f"[{number}]", quote) for number, quote in enumerate(answer.quotes, start=1)),
        *(_abstention(answer.abstention, answer) if answer.abstention else ()),
        [line for line in (wording.outcome.searched(answer), model) if line],
    ]


def _abstention(abstention: Abstention, answer: Answer) -> list[list[str]]:
    """Why there is no answer, with the readings to choose from, then what is nearest."""
    why = [wording.outcome.silence(abstention, answer), *_items(wording.outcome.choices(answer))]
    nearest = [quote_lines(LIST_ITEM, quote) for quote in abstention.near_misses]
    return [why, *([[f"{wording.coverage.closest(abstention.reason)}:"], *nearest] if nearest else [])]


def _items(texts: Iterable[str]) -> list[str]:
    return [f"{LIST_ITEM} {text}" for text in texts]


def quote_lines(mark: str, quote: Quote) -> list[str]:
    """A quote after its mark, and below it who said it, what its dates mean, and where it stands."""
    return [f"{mark} {quote.text}", *(f"    {line}" for line in wording.citation.below(quote))]


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
