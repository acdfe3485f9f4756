"""Clauses of a sentence, roughly."""

import pytest

from rag.clauses import clause_of
from rag.schema import Highlight

TEXT = "Before. Over 350 residents have died, with nearly 800 others missing, officials said. After."
SENTENCE = Highlight(TEXT.index("Over"), TEXT.index(" After"))


@pytest.mark.parametrize(
    ("piece", "clause"),
    [
        ("Over 350", "Over 350 residents have died,"),
        ("nearly 800", " with nearly 800 others missing,"),
        ("officials", " officials said."),
    ],
)
def test_a_piece_stands_in_the_clause_between_the_nearest_commas(piece: str, clause: str) -> None:
    start = TEXT.index(piece)
    found = clause_of(TEXT, SENTENCE, Highlight(start, start + len(piece)))
    assert TEXT[found.start : found.end] == clause


def test_a_piece_across_a_comma_has_both_clauses() -> None:
    start, end = TEXT.index("died"), TEXT.index("nearly") + 6
    found = clause_of(TEXT, SENTENCE, Highlight(start, end))
    assert TEXT[found.start : found.end] == "Over 350 residents have died, with nearly 800 others missing,"
