"""What every rival shares: which articles may answer, and our answer object around the places that it found."""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

from eval.system import Found, Place, Response
from rag.answer import reference
from rag.question import checked
from rag.schema import Abstention, Answer, Article, Coverage, Filters, Question, Quote, Sentence
from rag.segment import split_passages, split_sentences
from rag.silence import reason_by_count


@dataclass(frozen=True)
class Allowed:
    """The ids of the articles that may answer, and of all others."""

    articles: frozenset[str]
    others: frozenset[str]

    def shortest(self) -> tuple[bool, list[str]]:
        """A filter on articles the shorter way: (True, only these) or (False, all but these)."""
        only = len(self.articles) <= len(self.others)
        return only, sorted(self.articles if only else self.others)


class Finder(Protocol):
    """A rival's own way of searching. Scores are in [0, 1], higher is better; what is not alike is not found."""

    def best(self, question: str, allowed: Allowed, limit: int) -> Mapping[Place, float]:
        """What it shows as its answer, best first."""
        ...

    def ranked(self, question: str, allowed: Allowed) -> Found:
        """Everything that it ranks, to `DEPTH`."""
        ...

    def pieces(self, article: str) -> Sequence[Place]:
        """The passages or chunks that it cut an article into."""
        ...


class Library:
    """The articles that a rival answers from, and their reporting sentences, which tell where a quote stands."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = {article.id: article for article in articles}
        self.sentences = {article.id: _reporting(article) for article in articles}
        versions = sorted((article.id, article.sha256) for article in articles)
        self.digest = f"sha256:{hashlib.sha256(json.dumps(versions).encode()).hexdigest()}"

    def allowed(self, filters: Filters) -> Allowed:
        """Which articles pass the filters."""
        passing = frozenset(article.id for article in self.articles.values() if filters.allow(article))
        return Allowed(passing, frozenset(self.articles) - passing)

    def passages(self, article: str) -> tuple[Place, ...]:
        """The article cut into passages as ours are."""
        passages = split_passages(self.sentences[article], self.articles[article].text)
        return tuple(Place(article, passage.start, passage.end) for passage in passages)

    def text(self, place: Place) -> str:
        """What the article says there."""
        return self.articles[place.article].text[place.start : place.end]

    def quote(self, place: Place, score: float) -> Quote:
        """The place as a quote, numbered by the first sentence that it overlaps. Rivals know no speakers or dates."""
        article, sentences = self.articles[place.article], self.sentences[place.article]
        before = bisect_right(sentences, place.start, key=lambda sentence: sentence.end)
        count = max(len(sentences), 1)  # a chunk may stand in an article that is headings alone
        return Quote(
            text=self.text(place),
            article=reference(article),
            start=place.start,
            end=place.end,
            sentence=min(before + 1, count),
            sentences=count,
            highlight=None,
            speech="none",
            speaker=None,
            cue=None,
            via=None,
            dates=(),
            score=round(score, 6),
        )

    def coverage(self, allowed: Allowed, quotes: Sequence[Quote]) -> Coverage:
        """What was searched; a rival does not say what else would have matched."""
        dates = sorted(date for id in allowed.articles if (date := self.articles[id].published))
        quoted = len({quote.article.id for quote in quotes})
        return Coverage(
            len(allowed.articles), dates[0] if dates else None, dates[-1] if dates else None, quoted, quoted
        )


class Rival:
    """A finder as a system: the last question alone, its best places as quotes, silent only where it finds nothing."""

    def __init__(self, name: str, library: Library, finder: Finder, quotes: int) -> None:
        self._name = name
        self._library = library
        self._finder = finder
        self._quotes = quotes

    def respond(self, question: Question) -> Response:
        """The answer. Raises QuestionError for what is no question."""
        asked = checked(question)
        allowed = self._library.allowed(asked.filters)
        if not allowed.articles:
            return Response(self._answer(asked, allowed, {}), lambda: Found({}, {}, {}))
        places = self._finder.best(asked.text, allowed, self._quotes)
        return Response(self._answer(asked, allowed, places), lambda: self._finder.ranked(asked.text, allowed))

    def articles(self) -> Sequence[Article]:
        """The articles that it answers from."""
        return tuple(self._library.articles.values())

    def passages(self, article: str) -> Sequence[Place]:
        """How it cut an article."""
        return self._finder.pieces(article) if article in self._library.articles else ()

    def _answer(self, question: Question, allowed: Allowed, places: Mapping[Place, float]) -> Answer:
        quotes = tuple(self._library.quote(place, score) for place, score in places.items())
        coverage = self._library.coverage(allowed, quotes)
        nothing = Abstention(reason_by_count(len(self._library.articles), coverage), ())
        return Answer(
            id=self._answer_id(question),
            question=question.text,
            standalone_question=question.text,
            status="answered" if quotes else "abstained",
            confidence=max((quote.score for quote in quotes), default=0.0),
            quotes=quotes,
            disagreements=(),
            abstention=None if quotes else nothing,
            coverage=coverage,
            corpus=self._library.digest,
        )

    def _answer_id(self, question: Question) -> str:
        """The same for the same question to the same rival over the same articles."""
        origin = json.dumps([self._name, asdict(question), self._quotes, self._library.digest], sort_keys=True)
        return hashlib.sha256(origin.encode()).hexdigest()[:16]


def _reporting(article: Article) -> tuple[Sentence, ...]:
    return tuple(s for s in split_sentences(article.text, article.title) if s.kind == "reporting")
