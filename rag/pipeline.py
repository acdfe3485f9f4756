"""The whole program on one page: a question and its history in, an answer out."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path

from rag import VERSION
from rag.answer import Limits, Selection, as_quote, select
from rag.conversation import standalone
from rag.disagreement import find_disagreements
from rag.errors import IndexDamaged
from rag.heard import heard, with_speakers_first, without_others
from rag.index.corpus import open_corpus_store, open_corpus_vectors
from rag.mentions import count_mentioning
from rag.models import RememberedPieces, load_encoder, load_own_reader, load_piece_encoder, load_trained_reader
from rag.question import QuotesRequest, checked, checked_request, request_of
from rag.quotes import QuoteList, list_quotes
from rag.rank import CosineReader, LateInteractionReader, OwnReader, Reader, TrainedReader
from rag.retrieve import Retrieved, Searchable, retrieve
from rag.said import speech_question
from rag.schema import (
    Abstention,
    Answer,
    Article,
    Coverage,
    Filters,
    Passage,
    Question,
    Quote,
    ReadPassage,
    Scores,
    SpokenSentence,
)
from rag.settings import Settings
from rag.silence import Corpus, Reading, abstention
from rag.store import own_folder
from rag.verify import verified


@dataclass(frozen=True)
class Examination:
    """An answer, and every sentence that was read for it, best first."""

    answer: Answer
    scores: Scores


@dataclass(frozen=True)
class Findings:
    """What an answer is made of; `total`: how many quotes there are in all, where all of them were asked for."""

    question: str
    confidence: float
    quotes: tuple[Quote, ...]
    silence: Abstention | None
    coverage: Coverage
    total: int | None = None


class Pipeline:
    """Answers questions from one corpus. Safe to use from several threads."""

    def __init__(self, corpus: Searchable, reader: Reader, limits: Limits) -> None:
        self._corpus = corpus
        self._reader = reader
        self._limits = limits

    def ask(self, asked: Question) -> Answer:
        """The answer: quotes or an abstention, verified and kept. Raises QuestionError for what is no question."""
        return self.examine(asked).answer

    def examine(self, asked: Question) -> Examination:
        """The answer with what was read for it. Raises QuestionError."""
        question = checked(asked)
        resolved = standalone(question.text, question.history)
        everything = self._everything(resolved, question.filters)
        found, scores = everything or self._found(resolved, question.filters)
        answer = verified(self._answer(question, found), self.article)
        self._corpus.store.answers.keep(answer.id, answer.to_json())
        return Examination(answer, scores)

    def quotes(self, request: QuotesRequest) -> QuoteList:
        """A page of all that somebody said, about something if that is asked. Raises QuestionError."""
        return list_quotes(checked_request(request), self._corpus.store, self._corpus.encoder)

    def retrieve(self, question: str, filters: Filters, limit: int) -> list[Retrieved]:
        """The best `limit` passages for a standalone question, best first."""
        return retrieve(question, self._corpus, filters, limit)

    def passages(self, question: str, filters: Filters, limit: int | None = None) -> list[ReadPassage]:
        """The passages that a standalone question finds, best first, with their sentences and speakers."""
        return [self._readable(found) for found in self.retrieve(question, filters, limit or self._limits.passages)]

    def passages_of(self, article: str) -> Sequence[Passage]:
        """An article's passages, in order."""
        return self._corpus.store.passages.of_article(article)

    def article(self, article: str) -> Article | None:
        """An article of the corpus, freshly read from the store."""
        return self._corpus.store.articles.get(article)

    def articles(self) -> Sequence[Article]:
        """All articles of the corpus, newest first."""
        return self._corpus.store.articles.all()

    def count_articles(self) -> int:
        """How many articles the corpus has."""
        return self._corpus.store.articles.count()

    def sentences(self, article: str) -> tuple[SpokenSentence, ...]:
        """An article's sentences, in order, each with who speaks in it."""
        return self._corpus.store.articles.sentences(article)

    def count_sentences(self, article: str) -> int:
        """How many reporting sentences an article has."""
        return self._corpus.store.articles.count_sentences(article)

    def kept_answer(self, answer: str) -> dict[str, object] | None:
        """An answer that was given before, as it was given."""
        return self._corpus.store.answers.kept(answer)

    @cached_property
    def digest(self) -> str:
        """One hash of the corpus: the folder is ours alone, so it cannot change under us."""
        return self._corpus.store.articles.digest()

    def _readable(self, retrieved: Retrieved) -> ReadPassage:
        passage = retrieved.passage.passage
        article = self._corpus.store.articles.get(retrieved.passage.article)
        if article is None:
            raise IndexDamaged(
                f"The passage {retrieved.passage.id} has no article. Run `python -m rag index --rebuild`."
            )
        spoken = self._corpus.store.articles.reporting_sentences(article.id, passage.first, passage.last)
        return ReadPassage(article, passage, spoken)

    def _everything(self, question: str, filters: Filters) -> tuple[Findings, Scores] | None:
        """The first of all that somebody said, if that is what is asked and somebody said anything."""
        request = request_of(question, filters)
        listed = self.quotes(request) if request else None
        if not listed or not listed.quotes:
            return None
        sure = max(quote.speaker.confidence for quote in listed.quotes if quote.speaker)
        coverage = self._coverage(question, filters)
        return Findings(question, sure, listed.quotes, None, coverage, listed.total), Scores((), sure)

    def _found(self, question: str, filters: Filters) -> tuple[Findings, Scores]:
        """What answers a standalone question, or why nothing does."""
        scores, selection = self._read(question, filters)
        coverage = self._coverage(question, filters)
        reading = Reading(question, scores.sentences, selection.quotes, selection.near_misses)
        silence = abstention(reading, self._looked_up(question, filters, coverage))
        return Findings(question, scores.confidence, () if silence else selection.quotes, silence, coverage), scores

    def _read(self, question: str, filters: Filters) -> tuple[Scores, Selection]:
        """Every sentence that may answer a standalone question, and those to quote: of whom it names, their own."""
        found, said = self.passages(question, filters), speech_question(question)
        if said is None or said.asks == "speaker":
            return self._judged(question, found)
        own = heard(said.speaker, question, self._corpus, filters, found)
        if own is not None:
            return self._judged(question, own)
        scores, selection = self._judged(question, found)
        return scores, without_others(selection, said.speaker)

    def _judged(self, question: str, passages: Sequence[ReadPassage]) -> tuple[Scores, Selection]:
        scores = with_speakers_first(question, self._reader.read(question, passages))
        return scores, select(question, scores, self._limits, self.count_sentences)

    def _looked_up(self, question: str, filters: Filters, coverage: Coverage) -> Corpus:
        return Corpus(
            articles=self.count_articles(),
            coverage=coverage,
            as_quote=lambda scored: as_quote(scored, self.count_sentences),
            search=lambda words: self.passages(words, filters),
            outside=lambda: self._outside(question, filters),
        )

    def _outside(self, question: str, filters: Filters) -> Sequence[Quote]:
        """What would be quoted of other dates and publishers; of articles that were left out by name, nothing is."""
        wider = Filters(within=filters.within, without=filters.without)
        if filters == wider:
            return ()
        _, selection = self._read(question, wider)
        return [quote for quote in selection.quotes if not filters.allow(quote.article)]

    def _answer(self, question: Question, found: Findings) -> Answer:
        return Answer(
            id=self._answer_id(question),
            question=question.text,
            standalone_question=found.question,
            status="abstained" if found.silence else "answered",
            confidence=round(found.confidence, 4),
            quotes=found.quotes,
            disagreements=() if found.total else find_disagreements(found.question, found.quotes, self.article),
            abstention=found.silence,
            coverage=replace(found.coverage, quoted=len({quote.article.id for quote in found.quotes})),
            corpus=self.digest,
            total=found.total,
        )

    def _coverage(self, question: str, filters: Filters) -> Coverage:
        summary = self._corpus.store.articles.summary(filters)
        matched = count_mentioning(self._corpus.store, question, filters)
        return Coverage(summary.articles, summary.first, summary.last, matched, 0)

    def _answer_id(self, question: Question) -> str:
        """The same for the same question, corpus, limits, way of searching and version of the program."""
        exact = "exact" if self._corpus.vectors is None else "index"
        search = [self._corpus.encoder.name, exact, self._corpus.retrieval, self._reader.name]
        origin = json.dumps([VERSION, asdict(question), asdict(self._limits), self.digest, search], sort_keys=True)
        return hashlib.sha256(origin.encode()).hexdigest()[:16]


@contextmanager
def open_pipeline(settings: Settings) -> Iterator[Pipeline]:
    """The pipeline over the data folder, which is ours until the block ends."""
    with own_folder(settings.data), open_corpus_store(settings) as store:
        # Few vectors are compared one by one: exact, the same after a rebuild, and a second sooner there than Chroma.
        few = store.passages.count() <= settings.exact_up_to and not settings.chroma_url
        with nullcontext() if few else open_corpus_vectors(settings, store) as vectors:
            corpus = Searchable(store, vectors, load_encoder(settings), settings.retrieval)
            reader = _load_reader(settings, corpus)
            threshold = reader.threshold if settings.threshold is None else settings.threshold
            yield Pipeline(corpus, reader, Limits(threshold, settings.quotes, settings.passages))


def _load_reader(settings: Settings, corpus: Searchable) -> Reader:
    """The reader that the settings ask for."""
    if settings.reader == "cosine":
        return CosineReader(corpus.encoder)
    trained_anew = settings.reader.endswith(".onnx")
    if settings.reader not in ("built-in", "late-interaction") and not trained_anew:
        return OwnReader(load_own_reader(settings.reader))
    late_interaction = LateInteractionReader(RememberedPieces(load_piece_encoder(settings)))
    if settings.reader == "late-interaction":
        return late_interaction
    network = load_trained_reader(Path(settings.reader)) if trained_anew else load_trained_reader()
    return TrainedReader(network, late_interaction)
