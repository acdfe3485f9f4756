"""A reading helped by words of the history that a model picked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rag.conversation.follow_ups import needs_history
from rag.conversation.grammar import unmarked, with_mark
from rag.schema import Interpretation
from rag.words import content_words

_MOST_IN_WORDS: Final = 6  # a longer list is no longer read as a phrase


def with_terms(reading: Interpretation, asked: str, terms: Sequence[tuple[str, float]]) -> Interpretation:
    """The reading with words of the history, each with its score, in their order there.

    All that the reading does not have are searched for. Where a follow-up was left as it was typed, the best of them
    also end its wording ("…, about the bridge Riverton?").
    """
    has = set(content_words(reading.question))
    new = tuple(dict.fromkeys(word for word, _ in terms if not set(content_words(word)) <= has))
    if not new or reading.asks != "answer" or reading.others:
        return reading
    if reading.question != asked or not needs_history(asked):
        return replace(reading, search=(*reading.search, *new))
    best = {word for word, _ in sorted(terms, key=lambda term: -term[1])[:_MOST_IN_WORDS]}
    about = " ".join(word for word in new if word in best)
    return replace(reading, question=with_mark(f"{unmarked(asked)}, about {about}"), search=(*reading.search, *new))
