"""Where a quote stands, and where it was published."""

from textwrap import shorten
from typing import Final

from rag.schema import ArticleReference, Quote, Repetition
from rag.wording.dates import published
from rag.wording.labels import ALSO_IN

SHORT: Final = 40  # characters: a line of a cell


def sentence(quote: Quote | Repetition) -> str:
    """Which sentence of its article a quote is."""
    return f"sentence {quote.sentence}"


def place(quote: Quote | Repetition) -> str:
    """Where in its article a quote stands."""
    return f"{sentence(quote)} of {quote.sentences}"


def short(quote: Quote) -> str:
    """Where a quote stands, for a cell: its publisher, or the title where none is known, and the sentence."""
    article = quote.article
    return f"{shorten(article.publisher or article.title, SHORT, placeholder='…')}, {sentence(quote)}"


def source(quote: Quote | Repetition) -> tuple[str, ...]:
    """What stands after the title of a quoted article: its publisher where one is known, its date, and the place."""
    return (*imprint(quote.article), place(quote))


def imprint(article: ArticleReference) -> tuple[str, ...]:
    """An article's publisher, where one is known, and its date."""
    publisher = (article.publisher,) if article.publisher else ()
    return (*publisher, published(article.published))


def printed(article: ArticleReference) -> str:
    """An article in a few words: `The flood (The Gazette, 20 May 2025)`."""
    return f"{article.title} ({', '.join(imprint(article))})"


def show_in_article(label: str, answers: bool) -> str:
    """The accessible name of a number in the conversation."""
    return f"{_citation(label, answers)}, show in the article"


def back_to_answer(label: str, answers: bool) -> str:
    """The accessible name of a number in an article."""
    return f"{_citation(label, answers)}, back to the answer"


def show_also_in(label: str, answers: bool, article: ArticleReference) -> str:
    """The accessible name of another article that repeats a quote."""
    return f"{_citation(label, answers)}, {ALSO_IN} {printed(article)}, show in the article"


def version(sha256: str) -> str:
    """Which version of an article is shown: enough of its digest to tell versions apart."""
    return f"version {sha256[:8]}"


def _citation(label: str, answers: bool) -> str:
    return f"Quote {label}" if answers else f"Closest sentence {label}, not an answer"
