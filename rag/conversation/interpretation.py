"""How a question is read in its conversation."""

from collections.abc import Sequence

from rag.conversation.standalone import standalone
from rag.schema import Exchange, Filters, Interpretation


def interpret(
    question: str, exchanges: Sequence[Exchange], filters: Filters, publishers: Sequence[str]
) -> Interpretation:
    """The question in full words; `exchanges` came before it, oldest first, `publishers` are those of the corpus."""
    return Interpretation(standalone(question, [exchange.question for exchange in exchanges]), filters)
