"""Which quotes of a conversation their articles no longer bear out."""

from collections.abc import Sequence
from functools import cache, partial

from rag.changes import Change, change_of
from rag.chat.turns import Asker, citations_of
from rag.schema import Quote, Sentence, Turn


def changes_in(turns: Sequence[Turn], asker: Asker) -> dict[Quote, Change]:
    """What has become of the quotes and closest sentences whose articles have changed since, or are gone."""
    quotes = {citation.quote for turn in turns for citation in citations_of(turn)}
    articles = {id: asker.article(id) for id in {quote.article.id for quote in quotes}}

    @cache
    def sentences(article: str) -> list[Sentence]:
        return [spoken.sentence for spoken in asker.sentences(article)]

    found = {
        quote: change_of(quote, articles[quote.article.id], partial(sentences, quote.article.id)) for quote in quotes
    }
    return {quote: change for quote, change in found.items() if change}
