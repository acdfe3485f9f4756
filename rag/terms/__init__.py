"""The words of a conversation that a follow-up leaves out."""

from rag.terms.picking import Term, pick

__all__ = ["Term", "pick"]
