"""What a question was given, and how near other sentences are to it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rag.next_questions.before import Before
from rag.schema import Answer, Article, NextKind, Quote, SentenceKey, SpokenSentence
from rag.words import content_words

MOST_ARTICLES: Final = 3  # around whose quotes it is looked: all that somebody said may be of twenty
FARTHEST: Final = 8  # sentences from a quote to one that shares no word with the question
_STEM: Final = 5  # letters that the forms of a word have in common


@dataclass(frozen=True)
class Candidate:
    """A question that a sentence of an article should answer; `is_open`: it says nothing of what it is about."""

    kind: NextKind
    question: str
    article: Article
    spoken: SpokenSentence
    is_open: bool = False

    @property
    def key(self) -> SentenceKey:
        """Article and start of the sentence."""
        return self.article.id, self.spoken.sentence.start


@dataclass(frozen=True)
class Shown:
    """A question and its quotes, or the nearest sentences where nothing is quoted; and what came before it."""

    question: str
    quotes: tuple[Quote, ...]
    is_answer: bool
    before: Before

    @cached_property
    def keys(self) -> frozenset[SentenceKey]:
        """Article and start of each."""
        return frozenset(quote.key for quote in self.quotes)

    @cached_property
    def known(self) -> frozenset[SentenceKey]:
        """What has been quoted in the conversation: of an answer its quotes, of silence nothing."""
        return self.before.keys | self.keys if self.is_answer else self.before.keys

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """The ids of the first articles that are quoted."""
        return tuple(dict.fromkeys(quote.article.id for quote in self.quotes))[:MOST_ARTICLES]

    @cached_property
    def asked(self) -> frozenset[str]:
        """The stems of the question."""
        return stems(self.question)

    def shared(self, candidate: Candidate) -> int:
        """How many words of the question the candidate's sentence has."""
        sentence = candidate.spoken.sentence
        return len(stems(candidate.article.text[sentence.start : sentence.end]) & self.asked)

    def away(self, candidate: Candidate) -> int:
        """How many sentences the candidate stands from the nearest quote; from the first, in another article."""
        number = candidate.spoken.sentence.number
        quoted = [quote.sentence for quote in self.quotes if quote.article.id == candidate.article.id]
        return min((abs(number - other) for other in quoted), default=number)

    def is_near(self, candidate: Candidate) -> bool:
        """Whether the candidate is of the same matter: near a quote, by its words, or in another article by its own."""
        if candidate.article.id not in self.articles:
            return not candidate.is_open
        away = self.away(candidate)
        return self.shared(candidate) > 0 or away == 0 or (self.is_answer and away <= FARTHEST)

    def distance(self, candidate: Candidate) -> tuple[int, bool, bool, int, str, int]:
        """The nearer the smaller: by words of the question, then by whether it says what it is about, then by place."""
        is_of_first = candidate.article.id in self.articles[:1]
        return -self.shared(candidate), not is_of_first, candidate.is_open, self.away(candidate), *candidate.key

    def side(self, article: Article) -> NextKind | None:
        """Whether an article is of a day before or after all that was quoted."""
        days = [quote.article.published for quote in self.quotes if quote.article.published]
        if article.id in self.articles or not article.published or not days:
            return None
        if article.published > max(days):
            return "later"
        return "earlier" if article.published < min(days) else None


def shown_by(answer: Answer, before: Before) -> Shown:
    """What an answer shows, after what came before it."""
    quotes = answer.abstention.near_misses if answer.abstention else answer.quotes
    return Shown(answer.standalone_question, quotes, answer.abstention is None, before)


def stems(text: str) -> frozenset[str]:
    """The beginnings of the content words."""
    return frozenset(word[:_STEM] for word in content_words(text))
