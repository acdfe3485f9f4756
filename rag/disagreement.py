"""Different figures for the same thing, side by side, oldest first. No winner is picked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from rag.dates import days_before_publication, find_dates
from rag.expected import expected_kind
from rag.figures import Figure, find_figures
from rag.schema import Article, DisagreeingValue, Disagreement, Quote
from rag.words import content_words

FindArticle = Callable[[str], Article | None]

# Ways in which news says that the same has happened to people; a question that uses one asks for figures near any.
_EVENTS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:di(?:e[ds]?|ed)|dead|deaths?|deadly|fatal\w*|killed|toll|lost their li\w+|casualt\w+|victims)\b",
        r"\b(?:missing|unaccounted|whereabouts|disappeared)\b",
        r"\b(?:injur\w+|wounded|hurt)\b",
        r"\b(?:arrest\w*|detain\w*|imprisoned)\b",
        r"\b(?:evacuat\w+|displaced|fled|homeless)\b",
    )
)
ROUNDED: Final = 0.1  # "over 350" is the same figure as 358, and "nearly 800" as 789


@dataclass(frozen=True)
class _Claim:
    figure: Figure
    text: str
    quote: int
    age: tuple[int, int]


def find_disagreements(question: str, quotes: Sequence[Quote], find_article: FindArticle) -> tuple[Disagreement, ...]:
    """The figures that the quotes give for what the question counts, if they differ."""
    event = next((event for event in _EVENTS if event.search(question)), None)
    if expected_kind(question) not in ("number", "open") or not (event or expected_kind(question) == "number"):
        return ()
    claims = [
        claim
        for position, quote in enumerate(quotes)
        if (article := find_article(quote.article.id)) and (claim := _claim(question, event, article, quote, position))
    ]
    if not _differ([claim.figure for claim in claims]):
        return ()
    oldest_first = sorted(claims, key=lambda claim: claim.age)
    values = tuple(DisagreeingValue(claim.figure.value, claim.text, claim.quote) for claim in oldest_first)
    return (Disagreement(question, values),)


def _claim(
    question: str, event: re.Pattern[str] | None, article: Article, quote: Quote, position: int
) -> _Claim | None:
    """The figure of the quote that counts what the question counts."""
    asked = set(content_words(question))
    for clause_start, clause_end in _clauses(article.text, quote.start, quote.end):
        clause = article.text[clause_start:clause_end]
        for figure in find_figures(article.text, clause_start, clause_end):
            noun = figure.noun.text if figure.noun else ""
            about = event.search(clause) if event else asked & set(content_words(noun))
            if about and not _of_others(noun, asked) and not figure.unit:
                text = article.text[figure.start : figure.end]
                return _Claim(figure, text, position, _age(article, quote, position))
    return None


def _of_others(noun: str, asked: set[str]) -> bool:
    """Whether the figure counts a group that the question does not name ("Ukrainian civilians")."""
    return any(word[:1].isupper() and word.casefold() not in asked for word in noun.split())


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the clauses of a sentence stand: cut at commas and semicolons that are not inside a figure."""
    cuts = [match.end() for match in re.compile(r"[,;](?= )").finditer(text, start, end)]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


def _differ(figures: Sequence[Figure]) -> bool:
    """Whether two of the figures cannot both be meant: not equal, and not one the other's rounding."""
    return any(not _same(a, b) for a in figures for b in figures)


def _same(a: Figure, b: Figure) -> bool:
    close = abs(a.value - b.value) <= ROUNDED * max(a.value, b.value)
    return a.value == b.value or (close and (a.approximate or b.approximate))


def _age(article: Article, quote: Quote, position: int) -> tuple[int, int]:
    """Sorts oldest first: by publication and the date in the sentence, or just before it; then as quoted."""
    published = int((article.published or "9999-12-31").replace("-", ""))
    before = quote.dates or find_dates(article.text, max(0, quote.start - 300), quote.start, article.published)
    days = [days for date in before if (days := days_before_publication(date, article.published)) is not None]
    return (published, -(days[-1] if days else 0))
