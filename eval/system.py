"""What is evaluated: anything that answers questions over a set of articles, ours and its rivals alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from rag.schema import Answer, Article, Question

DEPTH = 100  # of the rankings that are measured


class Place(NamedTuple):
    """A piece of an article: `text[start:end]`."""

    article: str
    start: int
    end: int


@dataclass(frozen=True)
class Ranking:
    """What was ranked for one question, as id to score (higher is better), and what is relevant, as id to grade."""

    scores: Mapping[str, float]
    relevant: Mapping[str, int]


@dataclass(frozen=True)
class Found:
    """What a system ranked for a question: articles and passages as found, articles as their sentences were read."""

    articles: Mapping[str, float]
    passages: Mapping[Place, float]
    read: Mapping[str, float]


@dataclass(frozen=True)
class Response:
    """An answer; `found` tells, outside the time that is measured, what was ranked for it, to `DEPTH`."""

    answer: Answer
    found: Callable[[], Found]


class System(Protocol):
    """Something that answers from the articles it was given."""

    def respond(self, question: Question) -> Response:
        """The answer, which may be an abstention. Raises InputError for what is no question."""
        ...

    def articles(self) -> Sequence[Article]:
        """The articles that it answers from."""
        ...

    def passages(self, article: str) -> Sequence[Place]:
        """How it cut an article; empty for an article that it does not have."""
        ...


def best_first(scored: Sequence[tuple[str, float]]) -> dict[str, float]:
    """Each id with its best score, best first."""
    best: dict[str, float] = {}
    for item, score in scored:
        best[item] = max(score, best.get(item, score))
    return dict(sorted(best.items(), key=lambda pair: (-pair[1], pair[0])))
