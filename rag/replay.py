"""An answer given anew: whether it is still the same, and if not, what in the corpus has changed since."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Final, Literal

from rag.changes import Change, changes_of, shown_in
from rag.library import Library
from rag.schema import Answer, Question, Quote
from rag.store import ArticleChange, Store

Verdict = Literal["same", "corpus_changed", "program_changed", "cannot_ask"]

_OF_THE_CORPUS: Final = ("id", "corpus")  # these differ whenever any article has changed

QuoteKey = tuple[str, str]  # a quote is the same wherever in its article it stands


@dataclass(frozen=True)
class QuoteChange:
    """A quote that was given, and what has become of it in its article."""

    quote: Quote
    change: Change


@dataclass(frozen=True)
class Replay:
    """An answer as it was given, and as it is `now`; None where it was kept without what was asked.

    `articles`: what has come of the articles since. `lost` are quotes that are no longer given, `new` those that were
    not, `changed` those whose article has changed, still given or not. `order`: where those that are still given stood,
    counted from 1, if that is no longer their order. `different` names what differs in the answer, `of_quotes` what
    differs in quotes that are given again.
    """

    verdict: Verdict
    given: Answer
    now: Answer | None
    articles: tuple[ArticleChange, ...]
    lost: tuple[Quote, ...]
    new: tuple[Quote, ...]
    changed: tuple[QuoteChange, ...]
    different: tuple[str, ...]
    order: tuple[int, ...] = ()
    of_quotes: tuple[str, ...] = ()

    @property
    def concerned(self) -> tuple[ArticleChange, ...]:
        """What has come of the articles that were or are quoted, or print again what is."""
        shown = [quote for answer in (self.given, self.now) if answer for quote in shown_in(answer)]
        quoted = {quote.article.id for quote in shown} | {place.article.id for one in shown for place in one.also_in}
        return tuple(change for change in self.articles if change.article in quoted)


def replay(answer: str, store: Store, ask: Callable[[Question], Answer]) -> Replay:
    """Ask again what an answer was given to, and compare. Raises UnknownId where no such answer is kept."""
    library = Library(store)
    given, asked = library.given(answer), store.answers.request_of(answer)
    changed = tuple(QuoteChange(*found) for found in changes_of(given.quotes, library).items())
    if asked is None:
        return Replay("cannot_ask", given, None, (), (), (), changed, ())
    request, position = asked
    articles, now = store.article_log.changes_since(position), ask(request)
    different = _different(given, now)
    return Replay(
        verdict=_verdict(different, articles),
        given=given,
        now=now,
        articles=articles,
        lost=_without(given.quotes, now.quotes),
        new=_without(now.quotes, given.quotes),
        changed=changed,
        different=different,
        order=_order(given.quotes, now.quotes),
        of_quotes=_of_quotes(given.quotes, now.quotes),
    )


def _different(given: Answer | Quote, now: Answer | Quote) -> tuple[str, ...]:
    names = (field.name for field in fields(given) if field.name not in _OF_THE_CORPUS)
    return tuple(name for name in names if getattr(given, name) != getattr(now, name))


def _verdict(different: Sequence[str], articles: Sequence[ArticleChange]) -> Verdict:
    if not different:
        return "same"
    return "corpus_changed" if articles else "program_changed"


def _without(quotes: Sequence[Quote], others: Sequence[Quote]) -> tuple[Quote, ...]:
    """Those of the quotes that are not among the others."""
    among = set(map(_key, others))
    return tuple(quote for quote in quotes if _key(quote) not in among)


def _order(given: Sequence[Quote], now: Sequence[Quote]) -> tuple[int, ...]:
    """Where those of the quotes that are still given stood, if that is no longer their order."""
    before, after = [_key(quote) for quote in given], [_key(quote) for quote in now]
    still = [key for key in after if key in before]
    if still == [key for key in before if key in after]:
        return ()
    return tuple(before.index(key) + 1 for key in still)


def _of_quotes(given: Sequence[Quote], now: Sequence[Quote]) -> tuple[str, ...]:
    """The names of what differs in quotes that are given again."""
    again = {_key(quote): quote for quote in now}
    pairs = [(quote, again[_key(quote)]) for quote in given if _key(quote) in again]
    return tuple(dict.fromkeys(name for pair in pairs for name in _different(*pair)))


def _key(quote: Quote) -> QuoteKey:
    return quote.article.id, quote.text
