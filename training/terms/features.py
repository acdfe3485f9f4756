"""What tells whether a follow-up leaves a word out: where the word stands, how it is written, and what is asked."""

from collections.abc import Sequence
from typing import Final

from rag.words import content_words, words
from training.terms.history import Occurrence, Piece

Features = tuple[float, ...]

NOWHERE: Final = 9.0  # turns back to a word that stands in no question, or in no reply
START: Final = 8  # words of a reply that begin it
STEM: Final = 5  # letters that words of one family share

_POINTING: Final = tuple(
    frozenset(kind.split())
    for kind in ("he him his", "she her", "they them their", "it its", "this that these those", "there", "one")
)
_OTHERS: Final = frozenset("other else more another".split())
_ASKING: Final = frozenset("what who when where why how".split())
_AUXILIARIES: Final = frozenset("did was is are were do does has had".split())


def of_question(question: str, history: Sequence[Piece]) -> Features:
    """What is the same for all words: to what the question points, how it is built, how long they have talked."""
    asked = words(question)
    content = set(content_words(question))
    names = {word for piece in history if piece.place == "title" for word in piece.spoken}
    flags = (
        *(not kind.isdisjoint(asked) for kind in (*_POINTING, _OTHERS, _ASKING, _AUXILIARIES)),
        any(word[0].isupper() for word in question.split()[1:]),
        not names.isdisjoint(asked),
    )
    return (*map(float, flags), len(asked), len(content), sum(piece.place == "question" for piece in history))


def of_word(places: Sequence[Occurrence], question: str) -> Features:
    """What is true of one word, which stands in all these places."""
    word = places[0].word
    capitals = [one.printed[0].isupper() and one.index > 0 for one in places]
    flags = (
        *(any(one.piece.place == place for one in places) for place in ("title", "section")),
        any(capitals),
        word[0].isdigit(),
        word[:STEM] in {asked[:STEM] for asked in words(question)},
        any(one.piece.place == "reply" and one.piece.back == 1 and one.index < START for one in places),
        *(word.endswith(ending) for ending in ("s", "ed", "ing")),
    )
    return (
        *map(float, flags),
        *(_turns_back(places, place) for place in ("question", "reply")),
        *(float(sum(one.piece.place == place for one in places)) for place in ("question", "reply")),
        sum(capitals) / len(places),
        len(word),
        len(places),
    )


def _turns_back(places: Sequence[Occurrence], place: str) -> float:
    return min((one.piece.back for one in places if one.piece.place == place), default=NOWHERE)
