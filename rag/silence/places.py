"""Whether a figure is of another place than the one that is asked for.

"How many people are missing in Belgorod?" is not answered by a figure for Kursk, though the article names Belgorod too.
"""

import re
from typing import Final

from rag.dates import find_dates
from rag.expected import expected_kind
from rag.schema import Article, ScoredSentence
from rag.words import FUNCTION_WORDS

_PLACED: Final = re.compile(r"\b(?:in|at|near|across) (?:the )?(?P<name>[^\W\d_][\w’'-]+)", re.IGNORECASE)
_LEAD: Final = 400  # characters that open an article, and of what goes before a sentence: they tell where all that is


def is_of_another_place(question: str, scored: ScoredSentence) -> bool:
    """Whether the place where things are to be counted is named in the article, but nowhere around the sentence."""
    if expected_kind(question) != "number":
        return False
    sentence, text = scored.spoken.sentence, scored.article.text
    around = f"{scored.article.heading} {text[:_LEAD]} {text[max(sentence.start - _LEAD, 0) : sentence.end]}"
    return any(not _names(place, around) for place in _places(question, scored.article))


def _places(question: str, article: Article) -> list[str]:
    """The names after "in" and its like that the article prints as names, too: typed in small letters or not."""
    dates = find_dates(question, 0, len(question))
    found = [
        match["name"].removesuffix("’s").removesuffix("'s")
        for match in _PLACED.finditer(question)
        if not any(date.start < match.end() and match.start() < date.end for date in dates)
    ]
    names = [name for name in found if name.casefold() not in FUNCTION_WORDS]
    return [name for name in names if re.search(rf"\b{re.escape(name.capitalize())}\b", article.text)]


def _names(place: str, text: str) -> bool:
    """Whether a text names a place, or its people: "Belgorod’s", "Norwegian" for Norway."""
    return re.search(rf"\b{re.escape(place[: max(len(place) - 2, 4)])}", text, re.IGNORECASE) is not None
