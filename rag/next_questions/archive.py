"""What questions to ask next are made from, and checked with."""

from typing import Protocol

from rag.schema import Answer, Article, Filters, Question, ReadPassage, SpokenSentence


class Archive(Protocol):
    """The articles, and what they answer."""

    def article(self, article: str, /) -> Article | None:
        """An article by its id."""

    def sentences(self, article: str, /) -> tuple[SpokenSentence, ...]:
        """An article's sentences, in order, each with who speaks in it."""

    def passages(self, question: str, filters: Filters, limit: int) -> list[ReadPassage]:
        """The passages that a standalone question finds, best first."""

    def kept_answer(self, answer: str, /) -> dict[str, object] | None:
        """An answer that was given before."""

    def request_of(self, answer: str, /) -> Question | None:
        """What a kept answer was given to, with what was asked before it."""

    def answer_to(self, question: Question, /) -> Answer:
        """What the articles answer; the answer is not kept."""
