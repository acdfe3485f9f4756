"""Clauses, roughly: what stands between the commas, semicolons and conjunctions of a sentence."""

import re
from typing import Final

from rag.schema import Highlight

_CLAUSE_END: Final = re.compile(r"[,;:](?= )| (?=and |but |while )")


def clause_of(text: str, sentence: Highlight, piece: Highlight) -> Highlight:
    """The clause, or clauses, of the sentence in which the piece stands."""
    cuts = [match.end() for match in _CLAUSE_END.finditer(text, sentence.start, sentence.end)]
    return Highlight(
        max((cut for cut in cuts if cut <= piece.start), default=sentence.start),
        min((cut for cut in cuts if cut >= piece.end), default=sentence.end),
    )
