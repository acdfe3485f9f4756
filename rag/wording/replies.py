"""What is said to someone who asks nothing of the articles, or asks about the articles themselves."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rag.schema import ArticleReference
from rag.wording.counts import count, listed
from rag.wording.dates import published, readable
from rag.wording.labels import NAME, NO_ARTICLES
from rag.wording.places import printed

NAMED: Final = 5  # articles or publishers in one reply: more are no reply but a list
GREETING: Final = "Hello. Ask, and read the answer in the articles’ own words."
THANKS: Final = "You are welcome."
ACKNOWLEDGED: Final = "Good. Ask on whenever you like."
FAREWELL: Final = "Goodbye."
FEELING: Final = "I am a program and feel neither well nor ill. Ask whenever you like."
WHO: Final = (
    f"I am {NAME}, a program that answers questions about the articles stored here. I write no answers: each is a "
    "sentence as it was printed, with who said it and where it stands."
)
HELP: Final = (
    "Ask a question about the articles. Each answer is a sentence as it was printed, with who said it and where it "
    "stands; when the articles do not say, you are told so. You can ask on, “who said that?”, and ask for one "
    "publisher or for certain dates. You can also ask which articles there are."
)


def named(articles: Sequence[ArticleReference]) -> tuple[ArticleReference, ...]:
    """Those of the articles that a reply names."""
    return tuple(articles[:NAMED])


def overview(articles: Sequence[ArticleReference]) -> str:
    """How many articles there are and which: all of a few; of many their dates, their publishers and the newest."""
    if not articles:
        return NO_ARTICLES
    if len(articles) <= NAMED:
        return f"{_there_are(len(articles))}: {_titles(articles)}."
    opening = f"{_there_are(len(articles))}{_dates(articles)}{_publishers(articles)}."
    return f"{opening} {'The newest' if articles[0].published else 'Some of them'}: {_titles(named(articles))}."


def newest(articles: Sequence[ArticleReference], of: int) -> str:
    """The newest article, or those of the newest day, out of so many."""
    return _outermost("newest", articles, of)


def oldest(articles: Sequence[ArticleReference], of: int) -> str:
    """The oldest article, or those of the oldest day, out of so many."""
    return _outermost("oldest", articles, of)


def of_publisher(articles: Sequence[ArticleReference]) -> str:
    """The articles of one publisher, newest first; there is at least one."""
    opening = f"{_there_are(len(articles))} by {articles[0].publisher}"
    if len(articles) <= NAMED:
        return f"{opening}: {_titles(articles)}."
    return f"{opening}{_dates(articles)}. The newest: {_titles(named(articles))}."


def _outermost(which: str, articles: Sequence[ArticleReference], of: int) -> str:
    if not of:
        return NO_ARTICLES
    if not articles:
        return "The article has no date." if of == 1 else "None of the articles has a date."
    if len(articles) == 1:
        return f"The {which} article: {printed(articles[0])}."
    among = "" if len(articles) <= NAMED else ", among them"
    day = published(articles[0].published)
    return f"{len(articles):,} articles are the {which}, all of {day}{among}: {_titles(named(articles))}."


def _there_are(articles: int) -> str:
    return f"There {'is' if articles == 1 else 'are'} {count(articles, 'article')}"


def _titles(articles: Sequence[ArticleReference]) -> str:
    return "; ".join(map(printed, articles))


def _dates(articles: Sequence[ArticleReference]) -> str:
    """ ", from 3 January to 9 March 2016", and how many have no date."""
    dates = sorted(article.published for article in articles if article.published)
    if not dates:
        return ", none of them dated"
    first, last = readable(dates[0]), readable(dates[-1])
    period = f", of {first}" if first == last else f", from {first} to {last}"
    undated = len(articles) - len(dates)
    return f"{period}, {undated:,} undated" if undated else period


def _publishers(articles: Sequence[ArticleReference]) -> str:
    """ ", by The Gazette, Reuters and 12 others": those with most articles first."""
    ranked = [name for name, _ in Counter(one.publisher for one in articles if one.publisher).most_common()]
    if not ranked:
        return ""
    more = len(ranked) - NAMED
    others = [count(more, "other")] if more > 0 else []
    return f", by {listed([*ranked[:NAMED], *others], 'and')}"
