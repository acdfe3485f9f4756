"""Questions that mean two things: a count of two events, a surname that two people share."""

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from rag.dates import find_dates
from rag.expected import expected_kind
from rag.figures import find_figures
from rag.schema import Article, Highlight, Quote
from rag.topic import topic_of
from rag.verbs import stem
from rag.words import FUNCTION_WORDS, content_words

AS_GOOD: Final = 0.75  # share of the best score from which another sentence answers as well
OPENING: Final = 600  # characters of an article that say what happened where

_NAME: Final = re.compile(r"(?<=[\w,“«\"‘’-] )[A-Z][\w’'-]+|^[A-Z][\w’'-]+(?= [A-Z])")
# "Mayor Smith" is one of the two.
_OFFICE: Final = (
    r"\b(?:president|mayor|governor|minister|senator|judge|general|secretary|chief|chairman|director|professor)"
)
_NO_NAME: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mr mrs ms dr sir mayor governor president minister senator judge chief king
    queen acting former prosecutor general reuters ap afp""".split()
)


def two_meanings(question: str, quotes: Sequence[Quote], article: dict[str, Article]) -> tuple[Quote, ...]:
    """The best sentence for each of two meanings, where two equally good ones speak of different things; else none."""
    good = [quote for quote in quotes if quote.score >= AS_GOOD * quotes[0].score]
    for first, second in combinations(good, 2):
        if _of_two_people(question, first, second, article) or _of_two_events(question, first, second, article):
            return first, second
    return ()


def _of_two_people(question: str, first: Quote, second: Quote, article: dict[str, Article]) -> bool:
    """Whether a surname of the question stands for one person in one sentence and for another in the other."""
    for name in topic_of(question).names:
        if not name.isalpha() or re.search(rf"(?i:{_OFFICE}) {name}\b", question):
            continue
        one, other = _bearers(name, first, article), _bearers(name, second, article)
        if len(one) == len(other) == 1 and one != other:
            return True
    return False


def _bearers(surname: str, quote: Quote, article: dict[str, Article]) -> set[str]:
    """The first names with which a sentence, failing that its article, prints the surname."""
    if quote.speaker and quote.speaker.name.split()[-1] == surname and " " in quote.speaker.name:
        return _first_names(surname, quote.speaker.name)
    return _first_names(surname, quote.text) or _first_names(surname, article[quote.article.id].text)


def _first_names(surname: str, text: str) -> set[str]:
    pattern = re.compile(rf"\b([A-Z][a-z’-]+) (?:[A-Z]\. |[A-Z][a-z]+ )?{re.escape(surname)}\b(?! [A-Z])")
    return {name for name in pattern.findall(text) if name.casefold() not in _NO_NAME | FUNCTION_WORDS}


def _of_two_events(question: str, first: Quote, second: Quote, article: dict[str, Article]) -> bool:
    """Whether a count is given of two events: other articles, other places, and the question names neither.

    Both have to have all that the question says; two figures for one event are a disagreement, and no two meanings.
    """
    if expected_kind(question) != "number" or topic_of(question).names or find_dates(question, 0, len(question)):
        return False
    if first.article.id == second.article.id or not first.highlight or not second.highlight:
        return False
    one, other = article[first.article.id], article[second.article.id]
    if _figures(one, first.highlight) == _figures(other, second.highlight):
        return False
    places, other_places = _names(one), _names(other)
    asked = {stem(word) for word in content_words(question)}
    has_same = asked & _stems(one) == asked & _stems(other)
    return bool(places) and bool(other_places) and not places & other_places and has_same


def _figures(article: Article, piece: Highlight) -> list[float]:
    return [figure.value for figure in find_figures(article.text, piece.start, piece.end)]


def _names(article: Article) -> set[str]:
    found = _NAME.findall(f"{article.title}\n{article.text[:OPENING]}")
    return {re.sub(r"[’']s?$", "", name).casefold() for name in found} - _NO_NAME - FUNCTION_WORDS


def _stems(article: Article) -> set[str]:
    return {stem(word) for word in content_words(f"{article.title} {article.text}")}
