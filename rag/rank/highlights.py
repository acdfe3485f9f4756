"""Where in a sentence the answer stands, by two that read it.

The network was trained to mark answers, but marks the bare number ("14") and now and then a whole clause. Late
interaction looks for pieces of the kind that is asked for, with their nouns ("14 people"); of several names it often
takes the wrong one.
"""

from typing import Final

from rag.expected import expected_kind, find_expected
from rag.schema import Highlight, ScoredSentence
from rag.words import content_words, words

_NAMED: Final = ("person", "place")  # kinds of answers of which one piece looks like another
_LONGEST_NAME: Final = 8  # words: "the prime minister, Anders Feld" is no clause


def agreed(question: str, marked: ScoredSentence, likeliest: Highlight | None) -> Highlight | None:
    """The answer in a sentence that the network `marked`; `likeliest` of the pieces of the kind that is asked for."""
    span = marked.highlight
    if span is None or likeliest is None:
        return likeliest or span
    kind, text = expected_kind(question), marked.article.text
    if kind in _NAMED and len(words(text[span.start : span.end])) <= _LONGEST_NAME:
        return span
    found = find_expected(kind, question, text, marked.spoken.sentence)
    inside = [piece for piece in found if piece.overlaps(span)] or [likeliest]
    best = likeliest if likeliest in inside else inside[0]
    asked = set(content_words(question)) if kind in _NAMED else set()
    new = [piece for piece in inside if not asked & set(words(text[piece.start : piece.end]))]
    return best if best in new or not new else new[0]
