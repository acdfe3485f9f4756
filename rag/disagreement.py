"""Different figures for the same thing, side by side, oldest first. No winner is picked."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, starmap
from typing import Final

from rag.asked_figures import AskedFigure, asked_figure
from rag.counted import may_count_the_same
from rag.dates import days_before_publication, find_dates
from rag.figures import SCALES, Figure
from rag.schema import Article, DisagreeingValue, Disagreement, Quote

FindArticle = Callable[[str], Article | None]

_SCALED: Final = re.compile(rf"(?P<digits>\d+(?:\.(?P<places>\d+))?) (?P<scale>{'|'.join(SCALES)})$", re.IGNORECASE)
_NAME: Final = re.compile(r"(?<=[\w,] )[A-Z]\w+")

ROUNDED: Final = 0.1  # "over 350" may be 358, and "nearly 800" 789
OPENING: Final = 1000  # characters of an article that tell what it is about
SHARED_NAMES: Final = 3  # that two articles' openings have in common when they tell the same story
JUST_BEFORE: Final = 300  # characters before a sentence in which the date of "at that time" stands


@dataclass(frozen=True)
class _Claim:
    """A figure that a quote gives for what is asked."""

    asked: AskedFigure
    quote: int
    article: Article
    age: tuple[str, int]

    @property
    def figure(self) -> Figure:
        """The figure as it was found."""
        return self.asked.figure

    @property
    def text(self) -> str:
        """The figure as printed."""
        return self.article.text[self.figure.start : self.figure.end]


def find_disagreements(question: str, quotes: Sequence[Quote], find_article: FindArticle) -> tuple[Disagreement, ...]:
    """The figures that the quotes give for what the question counts, if they cannot all be meant."""
    claims = list(_claims(question, quotes, find_article))
    groups = ([other for other in claims if _comparable(claim, other)] for claim in claims)
    disagreeing = next((group for group in groups if any(starmap(_disagree, combinations(group, 2)))), None)
    if disagreeing is None:
        return ()
    oldest_first = sorted(disagreeing, key=lambda claim: claim.age)
    values = tuple(DisagreeingValue(claim.figure.value, claim.text, claim.quote) for claim in oldest_first)
    return (Disagreement(question, values),)


def _claims(question: str, quotes: Sequence[Quote], find_article: FindArticle) -> Iterator[_Claim]:
    """What each quote claims, for those that claim something."""
    for position, quote in enumerate(quotes):
        article = find_article(quote.article.id)
        asked = asked_figure(question, article.text, quote) if article else None
        if article and asked:
            yield _Claim(asked, position, article, _age(article, quote))


def _disagree(a: _Claim, b: _Claim) -> bool:
    """Whether the two figures cannot both be true: neither equal, nor one the other's rounding."""
    larger = max(a.figure.value, b.figure.value)
    is_close = abs(a.figure.value - b.figure.value) <= ROUNDED * larger
    is_rounded = is_close and (a.figure.approximate or b.figure.approximate)
    return not (a.figure.value == b.figure.value or is_rounded or _rounds(a, b) or _rounds(b, a))


def _rounds(rounded: _Claim, exact: _Claim) -> bool:
    """Whether "1.2 million" is what the other is to as many places."""
    match = _SCALED.search(rounded.text)
    if not match:
        return False
    scaled = exact.figure.value / SCALES[match["scale"].lower()]
    return f"{scaled:.{len(match['places'] or '')}f}" == match["digits"]


def _comparable(a: _Claim, b: _Claim) -> bool:
    return (
        a.figure.unit == b.figure.unit
        and may_count_the_same(a.asked.noun, b.asked.noun)
        and not a.asked.scene.has_other_names(b.asked.scene)
        and _other_years(a) == _other_years(b)
        and _same_story(a.article, b.article)
    )


def _other_years(claim: _Claim) -> frozenset[str]:
    """The years that a figure is given for, beside that of its article: "in the 2012 fire"."""
    return claim.asked.scene.years - {(claim.article.published or "")[:4]}


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
