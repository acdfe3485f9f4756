"""The last check before an answer is shown: every quote is, byte for byte, what the stored article says."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from rag.errors import QuoteMismatch
from rag.schema import Abstention, Answer, Article, ArticleReference, Disagreement, Quote, Repetition
from rag.segment import split_sentences

FindArticle = Callable[[str], Article | None]

log = logging.getLogger(__name__)


def verified(answer: Answer, find_article: FindArticle) -> Answer:
    """The answer without the quotes that fail; an abstention ("withheld") when none is left. Each failure is logged."""
    if answer.abstention:
        shown = matching(answer.abstention.near_misses, find_article)
        return replace(answer, abstention=replace(answer.abstention, near_misses=shown))
    kept = [position for position, quote in enumerate(answer.quotes) if _holds(quote, find_article)]
    quotes = tuple(_pruned(answer.quotes[position], find_article) for position in kept)
    return replace(
        answer,
        status="answered" if quotes else "abstained",
        quotes=quotes,
        disagreements=_renumbered(answer.disagreements, kept),
        abstention=None if quotes else Abstention("withheld", ()),
        coverage=replace(answer.coverage, quoted=len({quote.article.id for quote in quotes})),
    )


def matching(quotes: Sequence[Quote], find_article: FindArticle) -> tuple[Quote, ...]:
    """Those of the quotes that stand as they say. Each failure is logged."""
    return tuple(_pruned(quote, find_article) for quote in quotes if _holds(quote, find_article))


def verify_quote(quote: Quote, find_article: FindArticle) -> None:
    """Raise QuoteMismatch unless the quote, and everything said about it, stands in the version it names."""
    article = _version_quoted(quote.article, find_article)
    for text, start, end in _spans(quote):
        if article.text[start:end] != text:
            raise QuoteMismatch(f"{quote.article.id!r} does not say {text!r} at {start}–{end}.")
    if quote.speaker and quote.speaker.role and quote.speaker.role not in article.text:
        raise QuoteMismatch(f"{quote.article.id!r} does not print the role {quote.speaker.role!r}.")
    for piece in (*quote.said, *((quote.highlight,) if quote.highlight else ())):
        if not quote.start <= piece.start < piece.end <= quote.end:
            raise QuoteMismatch(f"{piece} is not inside the sentence {quote.text!r} of {quote.article.id!r}.")


def verify_repetition(repetition: Repetition, find_article: FindArticle) -> None:
    """Raise QuoteMismatch unless a sentence with this number stands there, in the version of the article it names."""
    article = _version_quoted(repetition.article, find_article)
    reporting = [(found.start, found.end) for found in split_sentences(article.text, article.title) if found.number]
    claimed = reporting[repetition.sentence - 1 : repetition.sentence]
    if claimed != [(repetition.start, repetition.end)] or len(reporting) != repetition.sentences:
        place = f"at {repetition.start}–{repetition.end}"
        raise QuoteMismatch(f"Sentence {repetition.sentence} of {repetition.article.id!r} does not stand {place}.")


def _version_quoted(reference: ArticleReference, find_article: FindArticle) -> Article:
    article = find_article(reference.id)
    if article is None:
        raise QuoteMismatch(f"The article {reference.id!r} is not stored.")
    if not article.sha256 == reference.sha256 == hashlib.sha256(article.text.encode()).hexdigest():
        raise QuoteMismatch(f"The text of {reference.id!r} is not the version that was quoted.")
    return article


def _spans(quote: Quote) -> list[tuple[str, int, int]]:
    """Every text that the quote takes from its article, with where it should stand there."""
    speaker = quote.speaker
    mentions = [piece for piece in (quote.cue, quote.via, speaker and speaker.mention, *quote.dates) if piece]
    spans = [(quote.text, quote.start, quote.end), *((piece.text, piece.start, piece.end) for piece in mentions)]
    if speaker:
        spans.append((speaker.name, speaker.start, speaker.end))
    if speaker and speaker.role and speaker.role_start is not None and speaker.role_end is not None:
        spans.append((speaker.role, speaker.role_start, speaker.role_end))
    return spans


def _holds(shown: Quote | Repetition, find_article: FindArticle) -> bool:
    try:
        if isinstance(shown, Quote):
            verify_quote(shown, find_article)
        else:
            verify_repetition(shown, find_article)
    except QuoteMismatch as error:
        log.error("A quote was withheld: %s", error)
        return False
    return True


def _pruned(quote: Quote, find_article: FindArticle) -> Quote:
    """The quote without the repetitions that fail."""
    return replace(quote, also_in=tuple(place for place in quote.also_in if _holds(place, find_article)))


def _renumbered(disagreements: Sequence[Disagreement], kept: Sequence[int]) -> tuple[Disagreement, ...]:
    """The disagreements among the kept quotes, which count from 0 again; one figure alone disagrees with nothing."""
    moved = (
        replace(
            disagreement,
            values=tuple(
                replace(value, quote=kept.index(value.quote)) for value in disagreement.values if value.quote in kept
            ),
        )
        for disagreement in disagreements
    )
    return tuple(disagreement for disagreement in moved if len(disagreement.values) > 1)
