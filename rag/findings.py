"""What the articles say to a question that needs no history: quotes, or why there are none."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.answer import Limits, Selection, as_quote, choosable, reference, select, select_chosen
from rag.enough import ALSO_LIKELY
from rag.errors import IndexDamaged
from rag.heard import heard, with_speakers_first, without_other_topics, without_others
from rag.language_model import Choice, LanguageModel
from rag.mentions import count_mentioning
from rag.question import QuotesRequest, checked_request, request_of
from rag.quotes import QuoteList, list_quotes
from rag.rank import Reader, read_twice
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
    Reason,
    ScoredSentence,
    Scores,
    SentenceKey,
)
from rag.silence import Corpus, Reading, abstention
from rag.wanted import Wanted


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


def nothing_sought(reason: Reason, coverage: Coverage) -> Findings:
    """That nothing was looked for, and why."""
    return Findings(0.0, (), Abstention(reason, ()), coverage, Scores((), 0.0))


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
        known = self._unclear(wanted) or self._everything(wanted) or self._given(wanted)
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

    def _unclear(self, wanted: Wanted) -> Findings | None:
        """Nothing, where the user is to say first which of several readings is meant."""
        if not wanted.reading.others:
            return None
        return nothing_sought("unclear", self.coverage(wanted.question, wanted.filters))

    def _given(self, wanted: Wanted) -> Findings | None:
        """What was quoted before and answers again, as far as it still stands; None if nothing does."""
        if wanted.given is None:
            return None
        quotes = tuple(quote for quote in wanted.given.quotes if wanted.filters.allow(quote.article))
        read = [(quote, scored) for quote in quotes if (scored := self._scored_again(quote))]
        if not read:
            return None
        scores = Scores(tuple(scored for _, scored in read), wanted.given.confidence)
        coverage = self.coverage(wanted.question, wanted.filters)
        return Findings(scores.confidence, tuple(quote for quote, _ in read), None, coverage, scores)

    def _scored_again(self, quote: Quote) -> ScoredSentence | None:
        """The sentence that a quote shows, as it was read; None if its article is not as it was."""
        article = self._articles.get(quote.article.id)
        if article is None or reference(article) != quote.article:
            return None
        spoken = self._articles.reporting_sentences(article.id, quote.sentence, quote.sentence)
        return ScoredSentence(article, spoken[0], quote.score, quote.highlight) if spoken else None

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
        found = Findings(scores.confidence, quotes, silence, coverage, scores, choice=choice)
        # What is withheld for a reason that a rule knows is not asked again in fewer words.
        return found if selection.quotes or not wanted.alone else self._without_topic(wanted, found)

    def _without_topic(self, wanted: Wanted, silent: Findings) -> Findings:
        """What the articles that were quoted last say to the question alone: of these, the topic is known."""
        quoted = {quote.article.id for quote in wanted.last.quotes} if wanted.last else set()
        if not quoted:
            return silent
        reading = Interpretation(wanted.alone, replace(wanted.filters, within=tuple(sorted(quoted))))
        alone = Wanted(reading)
        found = self._findings(alone, self.passages(alone.sought))
        return replace(found, coverage=silent.coverage) if found.quotes else silent

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
        return scores, without_other_topics(theirs, said.topic, self._corpus)

    def _judged(self, wanted: Wanted, passages: Sequence[ReadPassage]) -> tuple[Scores, Selection]:
        scores = with_speakers_first(wanted.question, self._reader.read(wanted.question, passages))
        if wanted.alone and _is_quoted(scores, wanted.last):
            scores = read_twice(scores, self._reader.read(wanted.alone, passages))
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


def _is_quoted(scores: Scores, last: Exchange | None) -> bool:
    """Whether what answers best was quoted last."""
    quoted = {quote.key for quote in last.quotes} if last else set()
    return bool(scores.sentences) and scores.sentences[0].key in quoted


def _unshown(ranked: Sequence[ScoredSentence], shown: frozenset[SentenceKey]) -> tuple[ScoredSentence, ...]:
    """What is left to show after the sentences that were shown, as far as it is likely enough beside the best."""
    return tuple(one for one in ranked if one.key not in shown and one.score >= ALSO_LIKELY * ranked[0].score)
