"""What is being done while an answer is made, as HTML; the last line is what is done now."""

from collections.abc import Sequence

from markupsafe import Markup

from rag import wording
from rag.chat.markup import NOTHING, lines
from rag.schema import ArticleReference, Found, Interpretation

TITLES_SHOWN = 3


def steps(progress: Sequence[Interpretation | Found], question: str) -> Markup:
    """The steps so far and the one under way; a reading that says what was asked is not said again."""
    done = (Markup('<li class="done">{}</li>').format(finished(step, question)) for step in progress)
    now = Markup('<li class="now">{}</li>').format(under_way(progress))
    return Markup('<ol class="steps" aria-live="polite">{}{}</ol>').format(lines(*done), now)


def finished(step: Interpretation | Found, question: str) -> Markup:
    """What a step has come to."""
    if isinstance(step, Found):
        return lines(wording.steps.found(step), titles(step.articles))
    if step.others or step.question.strip() == question.strip():
        return Markup("{}").format(wording.steps.READ_QUESTION)
    return Markup('{} <q dir="auto">{}</q>').format(wording.steps.READ_AS, step.question)


def under_way(progress: Sequence[Interpretation | Found]) -> str:
    """What comes after the steps that are done."""
    if not progress:
        return wording.steps.READING_QUESTION
    return wording.steps.READING if isinstance(progress[-1], Found) else wording.steps.SEARCHING


def titles(articles: Sequence[ArticleReference]) -> Markup:
    """The first articles by their titles, and how many there are beside them."""
    if not articles:
        return NOTHING
    named = lines(*(Markup('<li dir="auto">{}</li>').format(article.title) for article in articles[:TITLES_SHOWN]))
    rest = len(articles) - TITLES_SHOWN
    more = Markup('<li class="rest">{}</li>').format(wording.steps.and_more(rest)) if rest > 0 else NOTHING
    return Markup('<ul class="titles">{}{}</ul>').format(named, more)
