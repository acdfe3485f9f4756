"""The whole program on one page: a question and what was asked before it in, an answer out."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, replace

from rag import VERSION
from rag.answer import Limits
from rag.conversation import REMEMBERED, is_as_typed
from rag.disagreement import find_disagreements
from rag.findings import Finder, Findings, nothing_sought
from rag.history import Histories, kept_exchanges
from rag.index.corpus import open_corpus_store, open_corpus_vectors
from rag.language_model import LanguageModel, load_language_model
from rag.library import Library
from rag.models import load_encoder
from rag.next_questions import next_questions
from rag.question import QuotesRequest, checked
from rag.quotes import QuoteList
from rag.rank import Reader, load_reader
from rag.read import Read, read
from rag.replay import Replay, replay
from rag.retrieve import Retrieved, Searchable, Sought
from rag.schema import (
    UNFILTERED,
    Answer,
    Exchange,
    Filters,
    Found,
    Interpretation,
    NextQuestion,
    Question,
    ReadPassage,
    Reply,
    Scores,
)
from rag.settings import Settings
from rag.small_talk import reply_to, without_greeting
from rag.store import own_folder
from rag.verify import verified
from rag.wanted import wanted_for


@dataclass(frozen=True)
class Examination:
    """An answer, what passages were sought for it, and every sentence that was read, best first."""

    answer: Answer
    sought: Sought
    scores: Scores


Step = Interpretation | Found | Examination


class Pipeline(Library):
    """Answers questions from one corpus. Safe to use from several threads."""

    def __init__(self, corpus: Searchable, reader: Reader, limits: Limits, model: LanguageModel | None = None) -> None:
        super().__init__(corpus.store)
        self._corpus = corpus
        self._reader = reader
        self._limits = limits
        self._model = model
        self._finder = Finder(corpus, reader, limits, model)
        self._histories = Histories(
            lambda question, before: read(question, before, self, model).reading,
            lambda question, before: _last(self._answering(question, before)).answer,
        )

    def ask(self, asked: Question) -> Answer:
        """The answer: quotes or an abstention, verified and kept. Raises QuestionError for what is no question."""
        return self.examine(asked).answer

    def examine(self, asked: Question) -> Examination:
        """The answer with what was read for it. Raises QuestionError."""
        return _last(self.steps(asked))

    def steps(self, asked: Question) -> Iterator[Step]:
        """How the question is read, what the search finds, and the answer, each as soon as it is known.

        Whoever stops listening stops the work, and then no answer is kept. Raises QuestionError.
        """
        question = checked(asked)
        exchanges = self._exchanges(question)
        for step in self._answering(question, exchanges):
            if isinstance(step, Examination):
                self._keep(question, exchanges, step.answer)
            yield step

    def answer_to(self, question: Question) -> Answer:
        """What the articles answer to a question without a history; it is not kept. Raises QuestionError."""
        return _last(self._answering(checked(question), ())).answer

    def next_questions(self, answer: str) -> tuple[NextQuestion, ...]:
        """Questions to ask after an answer, each of which the articles answer with something new. Raises UnknownId."""
        return next_questions(self.given(answer), self)

    def replay(self, answer: str) -> Replay:
        """What was asked, asked again and compared with the answer. Raises UnknownId."""
        return replay(answer, self._store, self.ask)

    def quotes(self, request: QuotesRequest) -> QuoteList:
        """A page of all that somebody said, about something if that is asked. Raises QuestionError."""
        return self._finder.quotes(request)

    def retrieve(self, sought: Sought, limit: int) -> list[Retrieved]:
        """The best `limit` passages, best first."""
        return self._finder.retrieve(sought, limit)

    def passages(self, question: str, filters: Filters, limit: int | None = None) -> list[ReadPassage]:
        """The passages that a standalone question finds, best first, with their sentences and speakers."""
        return self._finder.passages(Sought(question, filters), limit)

    def _answering(self, question: Question, exchanges: Sequence[Exchange]) -> Iterator[Step]:
        reply = reply_to(question.text, self.articles, goes_on=bool(exchanges))
        if reply:
            yield self._replied(question, reply)
            return
        before = () if question.is_standalone else exchanges[-REMEMBERED:]
        understood = read(question, before, self, self._model)
        yield understood.reading
        wanted = wanted_for(understood.reading, question.text, before)
        for step in self._finder.find(wanted):
            if isinstance(step, Found):
                yield step
            else:
                answer = verified(self._answer(question, understood, step), self.article)
                yield Examination(answer, wanted.sought, step.scores)

    def _keep(self, question: Question, exchanges: Sequence[Exchange], answer: Answer) -> None:
        """So that the answer can be had again, and a question with it in its history need not answer it anew."""
        if not question.earlier:
            self._histories.remember(question, exchanges, answer)
        self._store.answers.keep(answer.id, answer.to_json(), question)

    def _answer(self, question: Question, understood: Read, found: Findings) -> Answer:
        reading = understood.reading
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
            reading=None if is_as_typed(reading, without_greeting(question.text)) else reading,
            model=self._model.use(understood.rewriting, found.choice) if self._model else None,
        )

    def _replied(self, question: Question, reply: Reply) -> Examination:
        """What is said to someone who asks nothing of the articles."""
        nothing = nothing_sought("not_a_question", self._finder.extent(UNFILTERED))
        answer = self._answer(question, Read(Interpretation(question.text)), nothing)
        return Examination(replace(answer, reply=reply), Sought(question.text), nothing.scores)

    def _answer_id(self, question: Question) -> str:
        """The same for the same question, corpus, limits, way of searching and version of the program."""
        exact = "exact" if self._corpus.vectors is None else "index"
        model = self._model.name if self._model else None
        search = [self._corpus.encoder.name, exact, self._corpus.retrieval, self._reader.name, model]
        origin = json.dumps([VERSION, asdict(question), asdict(self._limits), self.digest, search], sort_keys=True)
        return hashlib.sha256(origin.encode()).hexdigest()[:16]

    def _exchanges(self, question: Question) -> tuple[Exchange, ...]:
        """What was asked and answered before a question, oldest first: as it was kept, or as it would be answered."""
        if question.earlier:
            return kept_exchanges(question, self.given)
        return () if question.is_standalone else self._histories.exchanges(question)


def _last(steps: Iterator[Step]) -> Examination:
    return next(step for step in steps if isinstance(step, Examination))


@contextmanager
def open_pipeline(settings: Settings) -> Iterator[Pipeline]:
    """The pipeline over the data folder, which is ours until the block ends."""
    with own_folder(settings.data), open_corpus_store(settings) as store:
        # Few vectors are compared one by one: exact, the same after a rebuild, and a second sooner there than Chroma.
        few = store.passages.count() <= settings.exact_up_to and not settings.chroma_url
        with nullcontext() if few else open_corpus_vectors(settings, store) as vectors:
            corpus = Searchable(store, vectors, load_encoder(settings), settings.retrieval)
            reader = load_reader(settings, corpus.encoder)
            threshold = reader.threshold if settings.threshold is None else settings.threshold
            model = load_language_model(settings.llm, settings.llm_timeout) if settings.llm else None
            yield Pipeline(corpus, reader, Limits(threshold, settings.quotes, settings.passages), model)
