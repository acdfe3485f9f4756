"""Who did what was asked about is told by the verb of the answer."""

import pytest

from rag.conversation.doing import doer
from rag.conversation.earlier import Earlier


@pytest.mark.parametrize(
    ("topic", "answer", "expected"),
    [
        ("Who asked about the missing boats", "Rosa Lind said a clerk, Per Vang, asked where they were.", "Per Vang"),
        ("Who has resigned", "Lund has not spoken.", ""),
        ("Who resigned", "The mayor told Lund that Marsh had resigned.", "Marsh"),
        ("Who owns 30 per cent of the mill", "Lind said the family, which owns 30 per cent, would sell.", "the family"),
        ("Who signed off the bills", "The bills were signed off by its auditors, Reed Lane, in May.", "Reed Lane"),
        ("Who painted the tower", "It was not Lund. She painted the wall.", ""),
        ("Who said that the mill was sold", "Lund said that the mill was sold.", ""),
    ],
)
def test_whoever_stands_before_the_verb_or_behind_by_did_it(topic: str, answer: str, expected: str) -> None:
    assert doer(Earlier(topic, reply=answer)) == expected
