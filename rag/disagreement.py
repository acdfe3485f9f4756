"""Different figures for the same thing, side by side, oldest first. No winner is picked."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rag.clauses import clause_of
from rag.dates import days_before_publication, find_dates
from rag.events import events_in
from rag.expected import expected_kind
from rag.figures import Figure, find_figures
from rag.schema import Article, DisagreeingValue, Disagreement, Highlight, Quote
from rag.words import content_words

FindArticle = Callable[[str], Article | None]

_NAME: Final = re.compile(r"(?<=[\w,] )[A-Z]\w+")

ROUNDED: Final = 0.1  # "over 350" may be 358, and "nearly 800" 789
OPENING: Final = 1000  # characters of an article that tell what it is about
SHARED_NAMES: Final = 3  # that two articles' openings have in common when they tell the same story
JUST_BEFORE: Final = 300  # characters before a sentence in which the date of "at that time" stands


@dataclass(frozen=True)
class _Claim:
    """A figure that a quote gives for what is asked."""

    figure: Figure
    quote: int
    article: Article
    age: tuple[str, int]

    @property
    def text(self) -> str:
        return self.article.text[self.figure.start : self.figure.end]


def find_disagreements(question: str, quotes: Sequence[Quote], find_article: FindArticle) -> tuple[Disagreement, ...]:
    """The figures that the quotes give for what the question counts, if they cannot all be meant."""
    if expected_kind(question) != "number":
        return ()
    claims = list(_claims(question, quotes, find_article))
    same = [claim for claim in claims if _comparable(claim, claims[0])]
    if all(_compatible(a.figure, b.figure) for a, b in combinations(same, 2)):
        return ()
    oldest_first = sorted(same, key=lambda claim: claim.age)
    values = tuple(DisagreeingValue(claim.figure.value, claim.text, claim.quote) for claim in oldest_first)
    return (Disagreement(question, values),)


def _claims(question: str, quotes: Sequence[Quote], find_article: FindArticle) -> Iterator[_Claim]:
    """What each quote claims, for those that claim something."""
    for position, quote in enumerate(quotes):
        article = find_article(quote.article.id)
        figure = _figure_asked_for(question, article.text, quote) if article else None
        if article and figure:
            yield _Claim(figure, position, article, _age(article, quote))


def _figure_asked_for(question: str, text: str, quote: Quote) -> Figure | None:
    """The figure that the reader found to answer, if its clause tells of the event that the question names."""
    asked = set(content_words(question))
    if quote.highlight is None:
        return None
    for figure in find_figures(text, quote.start, quote.highlight.end):
        if figure.start == quote.highlight.start:
            noun = figure.noun.text if figure.noun else ""
            clause = clause_of(text, Highlight(quote.start, quote.end), quote.highlight)
            told = events_in(question) <= events_in(text[clause.start : clause.end])
            return figure if told and not _of_others(noun, asked) else None
    return None


def _of_others(noun: str, asked: set[str]) -> bool:
    """Whether the figure counts a group that the question does not name ("Ukrainian civilians")."""
    return any(word[:1].isupper() and word.casefold() not in asked for word in noun.split())


def _compatible(a: Figure, b: Figure) -> bool:
    """Whether both figures can be true at once: equal, or one the other's rounding."""
    close = abs(a.value - b.value) <= ROUNDED * max(a.value, b.value)
    return a.value == b.value or (close and (a.approximate or b.approximate))


def _comparable(a: _Claim, b: _Claim) -> bool:
    return a.figure.unit == b.figure.unit and _same_story(a.article, b.article)


def _same_story(a: Article, b: Article) -> bool:
    """Two floods are no disagreement: articles must share names before their figures are set against each other."""
    return a.id == b.id or len(_names(a) & _names(b)) >= SHARED_NAMES


def _names(article: Article) -> set[str]:
    return set(_NAME.findall(f"{article.title} {article.text[:OPENING]}"))


def _age(article: Article, quote: Quote) -> tuple[str, int]:
    """Sorts oldest first: by publication, undated last, then by the last date in the sentence or just before it."""
    dates = quote.dates or find_dates(article.text, max(0, quote.start - JUST_BEFORE), quote.start, article.published)
    days = [days for date in dates if (days := days_before_publication(date, article.published)) is not None]
    return article.published or "9999", -days[-1] if days else 0
