"""How a question is read in its conversation: by rules, or by a language model if there is one that can."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.conversation import interpret
from rag.language_model import LanguageModel, Rewriting
from rag.library import Library
from rag.schema import Exchange, Interpretation, Question
from rag.small_talk import without_greeting


@dataclass(frozen=True)
class Read:
    """How a question is read, and what a language model made of that."""

    reading: Interpretation
    rewriting: Rewriting | None = None


def read(question: Question, exchanges: Sequence[Exchange], library: Library, model: LanguageModel | None) -> Read:
    """A question after these exchanges, oldest first. What asks for more, or for an answer again, no model rewrites."""
    text = without_greeting(question.text)
    reading = interpret(text, exchanges, question.filters, library.publishers, library.newest)
    if model is None or not exchanges or reading.asks != "answer":
        return Read(reading)
    rewriting = model.rewrite(text, exchanges)
    if rewriting.question:
        reading = Interpretation(rewriting.question, reading.filters)
    return Read(reading, rewriting)
