"""Everything that somebody said, page by page: a list, not an answer, and so complete.

Of what is about a topic, rather too much is kept than too little, and `spoken` says out of how many.
"""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal

from rag.about import aboutness
from rag.answer import as_quote
from rag.errors import QuestionError
from rag.models import Encoder
from rag.question import QuotesRequest
from rag.schema import Quote, ScoredSentence
from rag.store import Store
from rag.verify import matching
from rag.voices import ArticleSentence, Voices, find_voices, their_sentences

Emptiness = Literal["empty_corpus", "unknown_speaker", "outside_filters", "not_about"]


@dataclass(frozen=True)
class QuoteList:
    """A page of all that somebody said (about something), oldest article first, undated ones last.

    `names`: whom it covers, as printed. `near`: other names that may be meant. `spoken`: in how many sentences they
    speak, of which `total` are about what was asked for. `empty`: why there are none; None where there are some.
    """

    speaker: str
    about: str | None
    names: tuple[str, ...]
    near: tuple[str, ...]
    spoken: int
    total: int
    page: int
    pages: int
    size: int
    quotes: tuple[Quote, ...]
    empty: Emptiness | None

    def to_json(self) -> dict[str, object]:
        """As it goes over HTTP and to the command line."""
        return asdict(self)


def list_quotes(request: QuotesRequest, store: Store, encoder: Encoder) -> QuoteList:
    """The page of the list that is asked for. Raises QuestionError for a page beyond the last one."""
    voices = find_voices(store, request.speaker)
    spoken = _with_articles(store, their_sentences(store, voices, request.filters))
    chosen = _about(request.about, spoken, encoder) if request.about else spoken
    pages = math.ceil(len(chosen) / request.size)
    last = max(pages, 1)  # an empty list has a page that says why it is empty
    if request.page > last:
        raise QuestionError(f"There is no page {request.page:,}: at {request.size} a page, the last one is {last:,}.")
    shown = chosen[(request.page - 1) * request.size : request.page * request.size]
    quotes = [as_quote(scored, store.articles.count_sentences) for scored in shown]
    return QuoteList(
        speaker=request.speaker,
        about=request.about,
        names=voices.names,
        near=voices.near,
        spoken=len(spoken),
        total=len(chosen),
        page=request.page,
        pages=pages,
        size=request.size,
        quotes=matching(quotes, store.articles.get),
        empty=None if chosen else _emptiness(store, voices, spoken),
    )


def _emptiness(store: Store, voices: Voices, spoken: Sequence[ScoredSentence]) -> Emptiness:
    if not store.articles.count():
        return "empty_corpus"
    if not voices.speakers:
        return "unknown_speaker"
    return "not_about" if spoken else "outside_filters"


def _with_articles(store: Store, found: Sequence[ArticleSentence]) -> list[ScoredSentence]:
    """The sentences with their articles; the score is how sure it is that the speaker is the one who is named."""
    articles = {id: store.articles.get(id) for id in dict.fromkeys(id for id, _ in found)}
    return [
        ScoredSentence(article, spoken, spoken.speech.speaker.confidence if spoken.speech.speaker else 0.0, None)
        for id, spoken in found
        if (article := articles[id])
    ]


def _about(topic: str, spoken: Sequence[ScoredSentence], encoder: Encoder) -> list[ScoredSentence]:
    """The sentences that are about a topic, in their order; the score is their likeness to it."""
    texts = [one.article.text[one.spoken.sentence.start : one.spoken.sentence.end] for one in spoken]
    judged = zip(spoken, aboutness(topic, texts, encoder), strict=True)
    return [replace(one, score=found.likeness) for one, found in judged if found.is_about]
