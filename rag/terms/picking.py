"""The words of a conversation that a follow-up leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.schema import Exchange


@dataclass(frozen=True)
class Term:
    """A word as the history prints it, and the probability that the question in full words has it."""

    word: str
    score: float


def pick(question: str, exchanges: Sequence[Exchange], titles: Sequence[str] = ()) -> tuple[Term, ...]:
    """The words of the history that belong to the question, in the order of the history."""
    return ()
