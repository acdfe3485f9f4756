"""What an exported conversation says: every turn with all that the window shows of it, and the links."""

import re
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import Final

from rag import wording
from rag.changes import Change
from rag.export.blocks import Block, Contents, Heading, Items, Paragraph, Quotation, Table
from rag.export.text import straight
from rag.schema import Abstention, Answer, Conversation, Disagreement, Quote, Reply, Turn

_ADDRESS: Final = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)


def contents(conversation: Conversation, changes: Mapping[Quote, Change]) -> Contents:
    """The conversation as a page, with what has become of its quotes since."""
    entry = conversation.entry
    blocks = (Paragraph(wording.export.held(entry.begun, entry.changed)), *_turns(conversation.turns, changes))
    return Contents(entry.title, blocks)


def _turns(turns: Sequence[Turn], changes: Mapping[Quote, Change]) -> Iterator[Block]:
    for turn in turns:
        yield Heading(turn.question)
        if turn.answer:
            yield from _answer(turn.answer, turn.first_quote, changes)
        if turn.refusal:
            yield Paragraph(turn.refusal)


def _answer(answer: Answer, first: int, changes: Mapping[Quote, Change]) -> Iterator[Block]:
    if answer.reply:
        yield from _reply(answer.reply)
        return
    yield from map(Paragraph, wording.outcome.reading(answer))
    for disagreement in answer.disagreements:
        yield _table(disagreement, answer.quotes, first)
    for number, quote in enumerate(answer.quotes, start=first):
        yield _quotation(str(number), quote, changes.get(quote))
    if answer.abstention:
        yield from _silence(answer.abstention, answer, changes)
    notes = (wording.outcome.searched(answer), wording.language_model.used(answer.model) if answer.model else "")
    yield from map(Paragraph, filter(None, notes))


def _reply(reply: Reply) -> Iterator[Block]:
    yield Paragraph(reply.text)
    if reply.articles:
        yield Items(tuple(map(wording.places.printed, reply.articles)))


def _silence(abstention: Abstention, answer: Answer, changes: Mapping[Quote, Change]) -> Iterator[Block]:
    yield Paragraph(wording.outcome.silence(abstention, answer))
    choices = wording.outcome.choices(answer)
    if choices:
        yield Items(choices)
    if abstention.near_misses:
        yield Paragraph(f"{wording.coverage.closest(abstention.reason)}:")
    for letter, quote in zip(ascii_lowercase, abstention.near_misses, strict=False):
        yield _quotation(letter, quote, changes.get(quote))


def _quotation(label: str, quote: Quote, change: Change | None) -> Quotation:
    said = (*wording.citation.below(quote), *(wording.changes.below(change, quote) if change else ()))
    url = straight(quote.article.url or "")
    # An article can claim anything to be its address.
    link = (Paragraph(f"{wording.labels.READ_AT_SOURCE}:", url),) if _ADDRESS.fullmatch(url) else ()
    return Quotation(label, quote.text, (*map(Paragraph, said), *link))


def _table(disagreement: Disagreement, quotes: Sequence[Quote], first: int) -> Table:
    """Figures for the same thing, in the order given."""
    found = [(value, quotes[value.quote]) for value in disagreement.values]
    rows = (
        (
            value.text,
            wording.speech.speaker(quote),
            wording.dates.when(quote.dates, quote.article.published),
            f"{wording.places.short(quote)} [{first + value.quote}]",
        )
        for value, quote in found
    )
    caption = wording.coverage.different_figures(len({quote.article.id for _, quote in found}))
    return Table(caption, wording.labels.TABLE_HEADINGS, tuple(rows))
