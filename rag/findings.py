"""What the articles say to a question that needs no history: quotes, or why there are none."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.answer import Limits, Selection, as_quote, choosable, reference, select, select_chosen
from rag.conversation import asks_whose_words
from rag.enough import ALSO_LIKELY
from rag.errors import IndexDamaged
from rag.heard import heard, none_beside_the_topic, with_speakers_first, without_others
from rag.language_model import Choice, LanguageModel
from rag.mentions import count_mentioning
from rag.question import QuotesRequest, checked_request, request_of
from rag.quotes import QuoteList, list_quotes
from rag.rank import Reader
from rag.retrieve import Retrieved, Searchable, Sought, retrieve
from rag.said import speech_question
from rag.schema import (
    Abstention,
    Coverage,
    Exchange,
    Filters,
    Found,
    Interpretation,
    Quote,
    ReadPassage,
    ScoredSentence,
    Scores,
    SentenceKey,
)
from rag.silence import Corpus, Reading, abstention


@dataclass(frozen=True)
class Wanted:
    """What is looked for: a question as it is read and as it was typed, and what was said last.

    `shown` are sentences that were quoted for it and are not to be again; of a list, `listed` quotes were shown.
    `whose` are the quotes that were given last, where it is asked whose words they are.
    """

    reading: Interpretation
    typed: str = ""
    last: Exchange | None = None
    shown: frozenset[SentenceKey] = frozenset()
    listed: int = 0
    whose: tuple[Quote, ...] = ()

    @property
    def question(self) -> str:
        """The question in full words."""
        return self.reading.question

    @property
    def filters(self) -> Filters:
        """Which articles may answer."""
        return self.reading.filters

    @property
    def sought(self) -> Sought:
        """What passages are to be found for it."""
        return Sought(self.question, self.filters, self.typed, self.last)


@dataclass(frozen=True)
class Findings:
    """What an answer is made of, and every sentence that was read for it, best first.

    `total`: how many quotes there are in all, where all of them were asked for. `choice`: a language model's.
    """

    confidence: float
    quotes: tuple[Quote, ...]
    silence: Abstention | None
    coverage: Coverage
    scores: Scores
    total: int | None = None
    choice: Choice | None = None


def wanted_for(reading: Interpretation, typed: str, exchanges: Sequence[Exchange]) -> Wanted:
    """What is looked for after what was asked and answered before, oldest first."""
    if not exchanges:
        return Wanted(reading)
    if reading.asks == "answer":
        quoted = (one.quotes for one in reversed(exchanges) if one.quotes)
        whose = next(quoted, ()) if asks_whose_words(typed) else ()
        return Wanted(reading, typed, exchanges[-1], whose=whose)
    if reading.asks != "more":
        return Wanted(reading, "", exchanges[-1])
    before = [one for one in exchanges if (one.question, one.filters) == (reading.question, reading.filters)]
    shown = frozenset((quote.article.id, quote.start) for one in before for quote in one.quotes)
    listed = sum(max(len(one.quotes), one.shown) for one in before)
    return Wanted(reading, "", exchanges[-1], shown, listed)


class Finder:
    """Finds what a corpus says. Safe to use from several threads."""

    def __init__(self, corpus: Searchable, reader: Reader, limits: Limits, model: LanguageModel | None = None) -> None:
        self._corpus = corpus
        self._reader = reader
        self._limits = limits
        self._model = model
        self._articles = corpus.store.articles

    def find(self, wanted: Wanted) -> Iterator[Found | Findings]:
        """What the search found, then what comes of it; the latter alone where nothing has to be searched for."""
        known = self._whose(wanted) or self._everything(wanted)
        if known:
            yield known
            return
        passages = self.passages(wanted.sought)
        articles = {read.article.id: reference(read.article) for read in passages}
        yield Found(len(passages), tuple(articles.values()))
        yield self._findings(wanted, passages)

    def quotes(self, request: QuotesRequest) -> QuoteList:
        """A page of all that somebody said, about something if that is asked. Raises QuestionError."""
        return list_quotes(checked_request(request), self._corpus.store, self._corpus.encoder)

    def retrieve(self, sought: Sought, limit: int) -> list[Retrieved]:
        """The best `limit` passages, best first."""
        return retrieve(sought, self._corpus, limit)

    def passages(self, sought: Sought, limit: int | None = None) -> list[ReadPassage]:
        """The passages that are found, best first, with their sentences and speakers."""
        return [self._readable(found) for found in self.retrieve(sought, limit or self._limits.passages)]

    def extent(self, filters: Filters) -> Coverage:
        """What there is to search."""
        summary = self._articles.summary(filters)
        return Coverage(summary.articles, summary.first, summary.last, 0, 0)

    def coverage(self, question: str, filters: Filters) -> Coverage:
        """What there is to search, and in how many articles everything stands that the question names."""
        return replace(self.extent(filters), matched=count_mentioning(self._corpus.store, question, filters))

    def _readable(self, retrieved: Retrieved) -> ReadPassage:
        passage = retrieved.passage.passage
        article = self._articles.get(retrieved.passage.article)
        if article is None:
            raise IndexDamaged(
                f"The passage {retrieved.passage.id} has no article. Run `python -m rag index --rebuild`."
            )
        return ReadPassage(
            article, passage, self._articles.reporting_sentences(article.id, passage.first, passage.last)
        )

    def _whose(self, wanted: Wanted) -> Findings | None:
        """Of the quotes whose speakers are asked for, those that have one; None if nobody is known to have spoken."""
        spoken = tuple(quote for quote in wanted.whose if quote.speaker and self._still_stands(quote, wanted.filters))
        sure = [quote.speaker.confidence for quote in spoken if quote.speaker and quote.speaker.is_known]
        if not sure:
            return None
        return Findings(max(sure), spoken, None, self.coverage(wanted.question, wanted.filters), Scores((), max(sure)))

    def _still_stands(self, quote: Quote, filters: Filters) -> bool:
        """Whether a quote given before is of an article as it is now, and may be used."""
        article = self._articles.get(quote.article.id)
        return article is not None and reference(article) == quote.article and filters.allow(quote.article)

    def _everything(self, wanted: Wanted) -> Findings | None:
        """The next page of all that somebody said, if that is what is asked and somebody said anything."""
        request = request_of(wanted.question, wanted.filters)
        if request is None:
            return None
        page = math.ceil(wanted.listed / request.size) + 1
        first = self.quotes(request)
        if not first.quotes or page > first.pages:
            return None
        listed = first if page == 1 else self.quotes(replace(request, page=page))
        sure = max(quote.speaker.confidence for quote in listed.quotes if quote.speaker)
        coverage = self.coverage(wanted.question, wanted.filters)
        return Findings(sure, listed.quotes, None, coverage, Scores((), sure), listed.total)

    def _findings(self, wanted: Wanted, passages: Sequence[ReadPassage]) -> Findings:
        """What answers, or why nothing does."""
        question, filters = wanted.question, wanted.filters
        scores, selection = self._read(wanted, passages)
        choice = self._choice(question, scores)
        if choice and choice.chosen is not None:
            selection = select_chosen(choice.chosen, scores, self._limits, self._articles.count_sentences)
            said = speech_question(question)
            selection = without_others(selection, said.speaker) if said and said.speaker else selection
        coverage = self.coverage(question, filters)
        reading = Reading(question, scores.sentences, selection.quotes, selection.near_misses)
        if wanted.shown and not selection.quotes:
            silence: Abstention | None = Abstention("no_more", ())
        else:
            silence = abstention(reading, self._looked_up(wanted, coverage))
        quotes = () if silence else selection.quotes
        return Findings(scores.confidence, quotes, silence, coverage, scores, choice=choice)

    def _choice(self, question: str, scores: Scores) -> Choice | None:
        """What the language model chooses of the likeliest sentences; None where there is no model to ask."""
        if self._model is None:
            return None
        texts = [one.article.text[one.spoken.sentence.start : one.spoken.sentence.end] for one in choosable(scores)]
        return self._model.choose(question, texts)

    def _read(self, wanted: Wanted, passages: Sequence[ReadPassage]) -> tuple[Scores, Selection]:
        """Every sentence that may answer a standalone question, and those to quote: of whom it names, their own."""
        question, said = wanted.question, speech_question(wanted.question)
        if said is None or said.asks == "speaker":
            return self._judged(wanted, passages)
        own = heard(said.speaker, question, self._corpus, wanted.filters, passages)
        scores, selection = self._judged(wanted, passages if own is None else own)
        theirs = without_others(selection, said.speaker) if own is None else selection
        return scores, none_beside_the_topic(theirs, said.topic, self._corpus)

    def _judged(self, wanted: Wanted, passages: Sequence[ReadPassage]) -> tuple[Scores, Selection]:
        scores = with_speakers_first(wanted.question, self._reader.read(wanted.question, passages))
        if wanted.shown:
            scores = replace(scores, sentences=_unshown(scores.sentences, wanted.shown))
        return scores, select(wanted.question, scores, self._limits, self._articles.count_sentences)

    def _looked_up(self, wanted: Wanted, coverage: Coverage) -> Corpus:
        return Corpus(
            articles=self._articles.count(),
            coverage=coverage,
            as_quote=lambda scored: as_quote(scored, self._articles.count_sentences),
            search=lambda words: self.passages(Sought(words, wanted.filters)),
            outside=lambda: self._outside(wanted),
        )

    def _outside(self, wanted: Wanted) -> Sequence[Quote]:
        """What would be quoted of other dates and publishers; of articles that were left out by name, nothing is."""
        filters = wanted.filters
        wider = Filters(within=filters.within, without=filters.without)
        if filters == wider:
            return ()
        everywhere = replace(wanted, reading=replace(wanted.reading, filters=wider))
        _, selection = self._read(everywhere, self.passages(everywhere.sought))
        return [quote for quote in selection.quotes if not filters.allow(quote.article)]


def _unshown(ranked: Sequence[ScoredSentence], shown: frozenset[SentenceKey]) -> tuple[ScoredSentence, ...]:
    """What is left to show after the sentences that were shown, as far as it is likely enough beside the best."""
    return tuple(one for one in ranked if one.key not in shown and one.score >= ALSO_LIKELY * ranked[0].score)
