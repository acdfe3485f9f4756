"""The last check before an answer is shown: every quote is, byte for byte, what the stored article says."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import replace

from rag.errors import QuoteMismatch
from rag.schema import Abstention, Answer, Article, DisagreeingValue, Disagreement, Quote

FindArticle = Callable[[str], Article | None]

log = logging.getLogger(__name__)


def verify_quote(quote: Quote, find_article: FindArticle) -> None:
    """Raise QuoteMismatch unless the quote, and everything said about it, stands in the version it names."""
    article = find_article(quote.article.id)
    if article is None:
        raise QuoteMismatch(f"The article {quote.article.id!r} is not stored.")
    if not article.sha256 == quote.article.sha256 == hashlib.sha256(article.text.encode()).hexdigest():
        raise QuoteMismatch(f"The text of {quote.article.id!r} is not the version that was quoted.")
    spans = [(quote.text, quote.start, quote.end)]
    spans += [(piece.text, piece.start, piece.end) for piece in (quote.cue, quote.via, *quote.dates) if piece]
    if quote.speaker:
        spans.append((quote.speaker.name, quote.speaker.start, quote.speaker.end))
        if quote.speaker.role and quote.speaker.role not in article.text:
            raise QuoteMismatch(f"{quote.article.id!r} does not print the role {quote.speaker.role!r}.")
    for text, start, end in spans:
        if article.text[start:end] != text:
            raise QuoteMismatch(f"{quote.article.id!r} does not say {text!r} at {start}–{end}.")


def verified(answer: Answer, find_article: FindArticle) -> Answer:
    """The answer without the quotes that fail; an abstention ("withheld") when none is left. Each failure is logged."""
    kept = [position for position, quote in enumerate(answer.quotes) if _holds(quote, find_article)]
    near = answer.abstention.near_misses if answer.abstention else ()
    near_kept = tuple(quote for quote in near if _holds(quote, find_article))
    if len(kept) == len(answer.quotes) and len(near_kept) == len(near):
        return answer
    if answer.abstention:
        return replace(answer, abstention=replace(answer.abstention, near_misses=near_kept))
    if not kept:
        return replace(answer, status="abstained", quotes=(), disagreements=(), abstention=Abstention("withheld", ()))
    quotes = tuple(answer.quotes[position] for position in kept)
    return replace(answer, quotes=quotes, disagreements=_renumbered(answer.disagreements, kept))


def _holds(quote: Quote, find_article: FindArticle) -> bool:
    try:
        verify_quote(quote, find_article)
    except QuoteMismatch as error:
        log.error("A quote was withheld: %s", error)
        return False
    return True


def _renumbered(disagreements: tuple[Disagreement, ...], kept: list[int]) -> tuple[Disagreement, ...]:
    moved = [
        replace(
            disagreement,
            values=tuple(
                DisagreeingValue(value.value, value.text, kept.index(value.quote))
                for value in disagreement.values
                if value.quote in kept
            ),
        )
        for disagreement in disagreements
    ]
    return tuple(disagreement for disagreement in moved if len(disagreement.values) > 1)
