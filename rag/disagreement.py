"""Different figures for the same thing, side by side, oldest first. No winner is picked."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rag.dates import days_before_publication, find_dates
from rag.expected import expected_kind
from rag.figures import Figure, find_figures
from rag.schema import Article, DisagreeingValue, Disagreement, Quote
from rag.words import content_words

FindArticle = Callable[[str], Article | None]

# Ways in which news says that the same has happened to people: a question in one way is met by figures in another.
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
_CLAUSE_END: Final = re.compile(r"[,;](?= )")
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
    event = next((event for event in _EVENTS if event.search(question)), None)
    kind = expected_kind(question)
    if kind != "number" and not (kind == "open" and event):
        return ()
    claims = list(_claims(question, event, quotes, find_article))
    same_story = [claim for claim in claims if _same_story(claim.article, claims[0].article)]
    if all(_compatible(a.figure, b.figure) for a, b in combinations(same_story, 2)):
        return ()
    oldest_first = sorted(same_story, key=lambda claim: claim.age)
    values = tuple(DisagreeingValue(claim.figure.value, claim.text, claim.quote) for claim in oldest_first)
    return (Disagreement(question, values),)


def _claims(
    question: str, event: re.Pattern[str] | None, quotes: Sequence[Quote], find_article: FindArticle
) -> Iterator[_Claim]:
    """What each quote claims, for those that claim something."""
    for position, quote in enumerate(quotes):
        article = find_article(quote.article.id)
        figure = _figure_asked_for(question, event, article.text, quote) if article else None
        if article and figure:
            yield _Claim(figure, position, article, _age(article, quote))


def _figure_asked_for(question: str, event: re.Pattern[str] | None, text: str, quote: Quote) -> Figure | None:
    """The first figure of the sentence that stands with the event, or counts the thing, that the question names."""
    asked = set(content_words(question))
    for start, end in _clauses(text, quote):
        for figure in find_figures(text, start, end):
            noun = figure.noun.text if figure.noun else ""
            named = event.search(text, start, end) if event else asked & set(content_words(noun))
            if named and not figure.unit and not _of_others(noun, asked):
                return figure
    return None


def _clauses(text: str, quote: Quote) -> list[tuple[int, int]]:
    cuts = [match.end() for match in _CLAUSE_END.finditer(text, quote.start, quote.end)]
    return list(zip([quote.start, *cuts], [*cuts, quote.end], strict=True))


def _of_others(noun: str, asked: set[str]) -> bool:
    """Whether the figure counts a group that the question does not name ("Ukrainian civilians")."""
    return any(word[:1].isupper() and word.casefold() not in asked for word in noun.split())


def _compatible(a: Figure, b: Figure) -> bool:
    """Whether both figures can be true at once: equal, or one the other's rounding."""
    close = abs(a.value - b.value) <= ROUNDED * max(a.value, b.value)
    return a.value == b.value or (close and (a.approximate or b.approximate))


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
