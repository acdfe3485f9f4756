"""The evidence as HTML: each quoted article in full, with the quotes of the conversation marked in their places.

Every article stands here once. `data-turns` names the turns that an element belongs to; the script gives the class
`current` to those of the turn that is being read, and the style sheet shows the rest calmer or not at all.
"""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from rag import wording
from rag.changes import same_sentence, stands_as_quoted
from rag.chat.markup import NOTHING, lines
from rag.chat.page import Page, heading, joined, laid_out, number
from rag.chat.turns import NO_TURN, Citation, WindowAsker, citations_of
from rag.schema import Article, Highlight, Quote, Sentence, Turn


def evidence(turns: Sequence[Turn], asker: WindowAsker) -> Markup:
    """Every article that the conversation quotes; those of the last answer first, in the order of their numbers."""
    cited: dict[str, list[Citation]] = {}
    for turn in reversed(turns):
        for citation in citations_of(turn):
            if not citation.repetition or repeats(citation, asker):
                cited.setdefault(citation.place.article.id, []).append(citation)
    sources = [source(citations, asker) for citations in cited.values()]
    last = turns[-1].number if turns else NO_TURN
    if turns and not citations_of(turns[-1]):
        sources.insert(0, note(wording.labels.NO_EVIDENCE, last))
    return pane(lines(*sources), last)


def opening(asker: WindowAsker) -> Markup:
    """What stands here before the first question: the article, where there is only one."""
    if asker.count_articles() != 1:
        return pane(note(wording.labels.EVIDENCE_TO_COME, NO_TURN), NO_TURN)
    (article,) = asker.articles()
    page = Page(article, asker.sentences(article.id))
    return pane(source_element([NO_TURN], laid_out(page)), NO_TURN)


def pane(content: Markup, turn: int) -> Markup:
    """The region around the articles, with the way back that a phone needs."""
    return Markup(
        '<section class="evidence" aria-label="{}" tabindex="0" data-turn="{}">'
        '<button type="button" class="back" data-returns="">{}</button>{}</section>'
    ).format(wording.labels.EVIDENCE_LABEL, turn, wording.labels.BACK, content)


def note(sentence: str, turn: int) -> Markup:
    """A sentence of ours where no article stands."""
    return Markup('<p class="note" data-turns="{}">{}</p>').format(turn, sentence)


def source(citations: Sequence[Citation], asker: WindowAsker) -> Markup:
    """One article and its quotes; a quote that it does not say any more is shown beside it, never marked."""
    reference = citations[0].place.article
    article = asker.article(reference.id)
    turns = sorted({citation.turn for citation in citations})
    if article is None:
        return source_element(turns, lines(heading(reference), unmarked(wording.labels.ARTICLE_GONE, citations)))
    page = Page(article, asker.sentences(article.id))
    now = {citation: standing(citation, page) for citation in citations}
    changed = [citation for citation, found in now.items() if found is None]
    notice = unmarked(wording.labels.ARTICLE_CHANGED, changed) if changed else NOTHING
    return source_element(turns, laid_out(replace(page, citations=tuple(filter(None, now.values()))), notice))


def repeats(citation: Citation, asker: WindowAsker) -> bool:
    """Whether the article that repeats a quote is still stored as it was; what else it might say, nobody has read."""
    article = asker.article(citation.place.article.id)
    return article is not None and article.sha256 == citation.place.article.sha256


def standing(citation: Citation, page: Page) -> Citation | None:
    """The citation where its article says it now, which may be elsewhere; None where it says it no more."""
    if citation.repetition or stands_as_quoted(citation.quote, page.article):
        return citation
    same = same_sentence(citation.quote, page.article, page.sentences)
    # A headline stands above the article, where nothing is marked.
    return replace(citation, quote=moved(citation.quote, page.article, same)) if same and same.number else None


def moved(quote: Quote, article: Article, sentence: Sentence) -> Quote:
    """A quote at its new place; where in the article its speaker is named now, nobody has read."""
    by = sentence.start - quote.start
    is_exact = article.text[sentence.start : sentence.end] == quote.text  # else the blanks in it are others
    answer = quote.highlight if is_exact else None
    highlight = Highlight(answer.start + by, answer.end + by) if answer else None
    return replace(quote, start=sentence.start, end=sentence.end, highlight=highlight, speaker=None)


def source_element(turns: Sequence[int], content: Markup) -> Markup:
    """An article's element, shown while one of its turns is read."""
    return Markup('<article class="source" data-turns="{}">{}</article>').format(joined(turns), content)


def unmarked(notice: str, citations: Sequence[Citation]) -> Markup:
    """Quotes as they were stored with their answer, where the article cannot show them."""
    quotes = (
        Markup('<li data-turns="{}">{}<span dir="auto">{}</span></li>').format(c.turn, number(c), c.quote.text)
        for c in citations
    )
    return Markup('<div class="unmarked"><p class="note">{}</p><ul>{}</ul></div>').format(notice, lines(*quotes))
