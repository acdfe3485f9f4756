"""A conversation as the window keeps it: turns, and the quotes in them under the numbers that readers see."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase
from typing import Protocol

from rag.changes import Stored
from rag.schema import Answer, Article, NextQuestion, Question, Quote, Repetition, Turn

NO_TURN = 0  # before the first question


class WindowAsker(Stored, Protocol):
    """What the window needs of the program: answers, and the articles that they quote."""

    def ask(self, question: Question) -> Answer:
        """Answer, or abstain. Raises InputError for a question that cannot be used."""
        ...

    def next_questions(self, answer: str) -> tuple[NextQuestion, ...]:
        """What can be asked after a kept answer, each with a quote that answers it."""
        ...

    def count_articles(self) -> int:
        """How many articles are stored."""
        ...

    def articles(self) -> Sequence[Article]:
        """Every stored article."""
        ...


@dataclass(frozen=True)
class Citation:
    """A quote as it is shown: `label` is the same in conversation and article. A closest sentence `answers` nothing.

    `repetition` says at which of its places in other articles, counted from 1; 0 is the place it is quoted from.
    """

    turn: int
    label: str
    quote: Quote
    answers: bool
    repetition: int = 0

    @property
    def place(self) -> Quote | Repetition:
        """Where it stands."""
        return self.quote.also_in[self.repetition - 1] if self.repetition else self.quote

    @property
    def start(self) -> int:
        """Where it begins in its article."""
        return self.place.start

    @property
    def end(self) -> int:
        """Where it ends in its article."""
        return self.place.end

    @property
    def key(self) -> str:
        """What ties the number in the conversation to the one in the article."""
        return f"{self.turn}-{self.label}" + (f"-{self.repetition}" if self.repetition else "")


def next_turn(turns: Sequence[Turn], question: str) -> Turn:
    """The turn that a question opens; its quotes are numbered on from the last one of the conversation."""
    first = turns[-1].first_quote + len(quotes_of(turns[-1])) if turns else 1
    return Turn(number=len(turns) + 1, question=question, first_quote=first)


def quotes_of(turn: Turn) -> tuple[Citation, ...]:
    """The quotes of the answer, numbered on through the conversation."""
    quotes = turn.answer.quotes if turn.answer else ()
    return tuple(Citation(turn.number, str(turn.first_quote + i), quote, True) for i, quote in enumerate(quotes))


def closest_of(turn: Turn) -> tuple[Citation, ...]:
    """The sentences nearest to a question without an answer; letters, so that nobody takes them for quotes."""
    abstention = turn.answer.abstention if turn.answer else None
    near_misses = abstention.near_misses if abstention else ()
    return tuple(
        Citation(turn.number, label, quote, False) for label, quote in zip(ascii_lowercase, near_misses, strict=False)
    )


def citations_of(turn: Turn) -> tuple[Citation, ...]:
    """Everything in the turn that points into an article; what repeats a quote comes last."""
    citations = quotes_of(turn) + closest_of(turn)
    return citations + tuple(again for citation in citations for again in repetitions_of(citation))


def repetitions_of(citation: Citation) -> tuple[Citation, ...]:
    """A quote at its places in other articles."""
    return tuple(replace(citation, repetition=number) for number in range(1, len(citation.quote.also_in) + 1))


def sentence_key(article: str, number: int) -> str:
    """What ties the mention of a sentence in the conversation to that sentence in the article."""
    return f"{article}-{number}"
