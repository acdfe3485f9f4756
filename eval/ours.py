"""Our own program as a system to evaluate, and the same with one of its parts left out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eval.system import DEPTH, Found, Place, Response, System, best_first
from rag.pipeline import Examination, Pipeline
from rag.schema import Article, Question

OURS = "on-the-record"
NO_FOLLOW_UPS = "no-follow-ups"
# The settings with which a part is left out; without follow-ups, none: the history is held back instead.
ABLATIONS: dict[str, dict[str, str]] = {
    "dense-only": {"retrieval": "dense"},
    "lexical-only": {"retrieval": "lexical"},
    "no-fusion": {"retrieval": "alternating"},
    "no-network": {"reader": "late-interaction"},
    "no-reader": {"reader": "cosine"},
    NO_FOLLOW_UPS: {},
}


class OnTheRecord:
    """The pipeline, which also tells what it found and read."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def respond(self, question: Question) -> Response:
        """The answer."""
        examined = self._pipeline.examine(question)
        return Response(examined.answer, lambda: self._found(examined))

    def articles(self) -> Sequence[Article]:
        """The articles of the corpus."""
        return self._pipeline.articles()

    def passages(self, article: str) -> Sequence[Place]:
        """The article's passages."""
        return [Place(article, passage.start, passage.end) for passage in self._pipeline.passages_of(article)]

    def _found(self, examined: Examination) -> Found:
        retrieved = self._pipeline.retrieve(examined.sought, DEPTH)
        passages = [(found.passage.article, found.passage.passage, found.score) for found in retrieved]
        return Found(
            articles=best_first([(article, score) for article, _, score in passages]),
            passages={Place(article, passage.start, passage.end): score for article, passage, score in passages},
            read=best_first([(scored.article.id, scored.score) for scored in examined.scores.sentences]),
        )


@dataclass(frozen=True)
class LastTurnOnly:
    """A system that is asked the last question alone, whatever came before it."""

    system: System

    def respond(self, question: Question) -> Response:
        """The answer to the question as it stands."""
        return self.system.respond(replace(question, history=(), replies=()))

    def articles(self) -> Sequence[Article]:
        """The system's articles."""
        return self.system.articles()

    def passages(self, article: str) -> Sequence[Place]:
        """How the system cut an article."""
        return self.system.passages(article)
