"""The whole program on one page: a question and what was asked before it in, an answer out."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from rag import VERSION
from rag.answer import Limits
from rag.conversation import REMEMBERED, interpret
from rag.disagreement import find_disagreements
from rag.errors import QuestionError
from rag.findings import Finder, Findings, Wanted
from rag.index.corpus import open_corpus_store, open_corpus_vectors
from rag.models import RememberedPieces, load_encoder, load_own_reader, load_piece_encoder, load_trained_reader
from rag.question import QuotesRequest, checked
from rag.quotes import QuoteList
from rag.rank import CosineReader, LateInteractionReader, OwnReader, Reader, TrainedReader
from rag.retrieve import Retrieved, Searchable
from rag.schema import (
    Abstention,
    Answer,
    Article,
    Exchange,
    Filters,
    Found,
    Interpretation,
    Passage,
    Question,
    ReadPassage,
    Scores,
    SpokenSentence,
    answer_from_json,
)
from rag.settings import Settings
from rag.store import own_folder
from rag.verify import verified

EXCHANGES_KEPT = 256  # of histories that were sent as questions alone, so that the next question finds them answered


@dataclass(frozen=True)
class Examination:
    """An answer, and every sentence that was read for it, best first."""

    answer: Answer
    scores: Scores


Step = Interpretation | Found | Examination


class Pipeline:
    """Answers questions from one corpus. Safe to use from several threads."""

    def __init__(self, corpus: Searchable, reader: Reader, limits: Limits) -> None:
        self._corpus = corpus
        self._reader = reader
        self._limits = limits
        self._finder = Finder(corpus, reader, limits)
        self._replayed = lru_cache(EXCHANGES_KEPT)(self._replay)

    def ask(self, asked: Question) -> Answer:
        """The answer: quotes or an abstention, verified and kept. Raises QuestionError for what is no question."""
        return self.examine(asked).answer

    def examine(self, asked: Question) -> Examination:
        """The answer with what was read for it. Raises QuestionError."""
        return next(step for step in self.steps(asked) if isinstance(step, Examination))

    def steps(self, asked: Question) -> Iterator[Step]:
        """How the question is read, what the search finds, and the answer, each as soon as it is known.

        Whoever stops listening stops the work, and then no answer is kept. Raises QuestionError.
        """
        question = checked(asked)
        for step in self._answering(question, self._exchanges(question)):
            if isinstance(step, Examination):
                self._corpus.store.answers.keep(step.answer.id, step.answer.to_json())
            yield step

    def quotes(self, request: QuotesRequest) -> QuoteList:
        """A page of all that somebody said, about something if that is asked. Raises QuestionError."""
        return self._finder.quotes(request)

    def retrieve(self, question: str, filters: Filters, limit: int) -> list[Retrieved]:
        """The best `limit` passages for a standalone question, best first."""
        return self._finder.retrieve(question, filters, limit)

    def passages(self, question: str, filters: Filters, limit: int | None = None) -> list[ReadPassage]:
        """The passages that a standalone question finds, best first, with their sentences and speakers."""
        return self._finder.passages(question, filters, limit)

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

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """Who published the articles of the corpus."""
        return self._corpus.store.articles.publishers()

    def _answering(self, question: Question, exchanges: Sequence[Exchange]) -> Iterator[Step]:
        reading = self._read(question, exchanges)
        yield reading
        for step in self._find(reading, exchanges):
            if isinstance(step, Found):
                yield step
            else:
                answer = verified(self._answer(question, reading, step), self.article)
                yield Examination(answer, step.scores)

    def _read(self, question: Question, exchanges: Sequence[Exchange]) -> Interpretation:
        """How a question is read in its conversation."""
        before = () if question.is_standalone else exchanges
        return interpret(question.text, before, question.filters, self.publishers)

    def _find(self, reading: Interpretation, exchanges: Sequence[Exchange]) -> Iterator[Found | Findings]:
        if reading.others:
            coverage = self._finder.coverage(reading.question, reading.filters)
            yield Findings(0.0, (), Abstention("unclear", ()), coverage, Scores((), 0.0))
            return
        before = [exchange for exchange in exchanges if exchange.question == reading.question]
        quoted = (quote for exchange in before for quote in exchange.quotes) if reading.asks == "more" else ()
        yield from self._finder.find(Wanted(reading, frozenset((quote.article.id, quote.start) for quote in quoted)))

    def _answer(self, question: Question, reading: Interpretation, found: Findings) -> Answer:
        as_it_stands = reading == Interpretation(question.text)
        return Answer(
            id=self._answer_id(question),
            question=question.text,
            standalone_question=reading.question,
            status="abstained" if found.silence else "answered",
            confidence=round(found.confidence, 4),
            quotes=found.quotes,
            disagreements=() if found.total else find_disagreements(reading.question, found.quotes, self.article),
            abstention=found.silence,
            coverage=replace(found.coverage, quoted=len({quote.article.id for quote in found.quotes})),
            corpus=self.digest,
            total=found.total,
            reading=None if as_it_stands else reading,
        )

    def _answer_id(self, question: Question) -> str:
        """The same for the same question, corpus, limits, way of searching and version of the program."""
        exact = "exact" if self._corpus.vectors is None else "index"
        search = [self._corpus.encoder.name, exact, self._corpus.retrieval, self._reader.name]
        origin = json.dumps([VERSION, asdict(question), asdict(self._limits), self.digest, search], sort_keys=True)
        return hashlib.sha256(origin.encode()).hexdigest()[:16]

    def _exchanges(self, question: Question) -> tuple[Exchange, ...]:
        """What was asked and answered before a question, oldest first: as it was kept, or as it would be answered."""
        if question.earlier:
            return tuple(map(self._kept_exchange, question.earlier[-REMEMBERED:]))
        history = question.history[-REMEMBERED:]
        missing = len(question.history) - len(question.replies)
        replies = (*question.replies, *[""] * missing)[-REMEMBERED:]
        return self._replayed(tuple(zip(history, replies, strict=True)) if history else (), question.filters)

    def _kept_exchange(self, answer: str) -> Exchange:
        record = self.kept_answer(answer)
        if record is None:
            raise QuestionError(f"No answer has the id {answer!r}, so it cannot be what was asked before.")
        return _exchange(answer_from_json(record))

    def _replay(self, history: tuple[tuple[str, str], ...], filters: Filters) -> tuple[Exchange, ...]:
        """Earlier questions answered one after the other, each in the light of those before it."""
        if not history:
            return ()
        *_, (text, reply) = history
        before = self._replayed(history[:-1], filters)
        if reply:
            reading = self._read(Question(text, filters=filters), before)
            return (*before, Exchange(reading.question, (), reply))
        steps = self._answering(Question(text, filters=filters), before)
        return (*before, *(_exchange(step.answer) for step in steps if isinstance(step, Examination)))


def _exchange(answer: Answer) -> Exchange:
    return Exchange(answer.standalone_question, answer.quotes, " ".join(quote.text for quote in answer.quotes))


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
