"""An answer given anew: whether it is still the same, and if not, what in the corpus has changed since."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Final, Literal

from rag.changes import Change, change_of
from rag.errors import UnknownId
from rag.schema import Answer, Question, Quote, answer_from_json
from rag.store import ArticleChange, Store

Verdict = Literal["same", "corpus_changed", "program_changed", "cannot_ask"]

_OF_THE_CORPUS: Final = ("id", "corpus")  # these differ whenever any article has changed


@dataclass(frozen=True)
class QuoteChange:
    """A quote that was given, and what has become of it in its article."""

    quote: Quote
    change: Change


@dataclass(frozen=True)
class Replay:
    """An answer as it was given, and as it is `now`; None where it was kept without what was asked.

    `articles`: what has come of the articles since. `lost` are quotes that are no longer given, `new` those that were
    not, `changed` those whose article has changed, still given or not. `different` names what differs in the answer.
    """

    verdict: Verdict
    given: Answer
    now: Answer | None
    articles: tuple[ArticleChange, ...]
    lost: tuple[Quote, ...]
    new: tuple[Quote, ...]
    changed: tuple[QuoteChange, ...]
    different: tuple[str, ...]


def replay(answer: str, store: Store, ask: Callable[[Question], Answer]) -> Replay:
    """Ask again what an answer was given to, and compare. Raises UnknownId where no such answer is kept."""
    record = store.answers.kept(answer)
    if record is None:
        raise UnknownId(f"No answer with the id {answer!r} is kept.")
    given, asked = answer_from_json(record), store.answers.request_of(answer)
    changed = _quote_changes(given.quotes, store)
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
    )


def _quote_changes(quotes: Sequence[Quote], store: Store) -> tuple[QuoteChange, ...]:
    """What has become of quotes in their articles; nothing of those that still stand as they were given."""
    found = ((quote, _change_of(quote, store)) for quote in quotes)
    return tuple(QuoteChange(quote, change) for quote, change in found if change)


def _change_of(quote: Quote, store: Store) -> Change | None:
    articles, id = store.articles, quote.article.id
    return change_of(quote, articles.get(id), lambda: [spoken.sentence for spoken in articles.sentences(id)])


def _different(given: Answer, now: Answer) -> tuple[str, ...]:
    names = (field.name for field in fields(Answer) if field.name not in _OF_THE_CORPUS)
    return tuple(name for name in names if getattr(given, name) != getattr(now, name))


def _verdict(different: Sequence[str], articles: Sequence[ArticleChange]) -> Verdict:
    if not different:
        return "same"
    return "corpus_changed" if articles else "program_changed"


def _without(quotes: Sequence[Quote], others: Sequence[Quote]) -> tuple[Quote, ...]:
    """Those of the quotes that are not among the others, wherever in their article these stand."""
    among = {(quote.article.id, quote.text) for quote in others}
    return tuple(quote for quote in quotes if (quote.article.id, quote.text) not in among)
