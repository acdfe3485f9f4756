"""The evidence as HTML: each quoted article in full, with the quotes of the conversation marked in their places.

Every article stands here once. `data-turns` names the turns that an element belongs to; the script gives the class
`current` to those of the turn that is being read, and the style sheet shows the rest calmer or not at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from rag import wording
from rag.chat.markup import NOTHING, lines, runs
from rag.chat.turns import Asker, Citation, Turn, citations_of
from rag.schema import Article, ArticleReference, Sentence

CONTEXT = 2
NO_TURN = 0


@dataclass(frozen=True)
class Accent:
    """A piece inside an article that stands out while its turn is read: the answer in a quote, or who said it."""

    start: int
    end: int
    kind: str
    turn: int


@dataclass(frozen=True)
class Page:
    """An article with its sentences and with what is laid on it."""

    article: Article
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...] = ()
    accents: tuple[Accent, ...] = ()


def evidence(turns: Sequence[Turn], asker: Asker) -> Markup:
    """Every article that the conversation quotes; those of the last answer first, in the order of their numbers."""
    cited: dict[str, list[Citation]] = {}
    for turn in reversed(turns):
        for citation in citations_of(turn):
            if not citation.repetition or repeats(citation, asker):
                cited.setdefault(citation.place.article.id, []).append(citation)
    sources = [source(citations, asker) for citations in cited.values()]
    last = turns[-1].number if turns else NO_TURN
    if turns and not citations_of(turns[-1]):
        sources.insert(0, note(wording.NO_EVIDENCE, last))
    return pane(lines(*sources), last)


def opening(asker: Asker) -> Markup:
    """What stands here before the first question: the article, where there is only one."""
    if asker.count_articles() != 1:
        return pane(note(wording.EVIDENCE_TO_COME, NO_TURN), NO_TURN)
    (article,) = asker.articles()
    page = Page(article, asker.sentences(article.id))
    return pane(source_element([NO_TURN], lines(heading(page.article), details(page), body(page))), NO_TURN)


def pane(content: Markup, turn: int) -> Markup:
    """The region around the articles, with the way back that a phone needs."""
    return Markup(
        '<section class="evidence" aria-label="{}" tabindex="0" data-turn="{}">'
        '<button type="button" class="back" data-returns="">{}</button>{}</section>'
    ).format(wording.EVIDENCE_LABEL, turn, wording.BACK, content)


def note(sentence: str, turn: int) -> Markup:
    """A sentence of ours where no article stands."""
    return Markup('<p class="note" data-turns="{}">{}</p>').format(turn, sentence)


def source(citations: Sequence[Citation], asker: Asker) -> Markup:
    """One article and its quotes; a quote that the stored text no longer bears out is shown beside it, never marked."""
    reference = citations[0].place.article
    article = asker.article(reference.id)
    turns = sorted({citation.turn for citation in citations})
    if article is None:
        return source_element(turns, lines(heading(reference), unmarked(wording.ARTICLE_GONE, citations)))
    standing = tuple(citation for citation in citations if stands(citation, article))
    changed = [citation for citation in citations if citation not in standing]
    page = Page(article, asker.sentences(article.id), standing, tuple(accents(standing)))
    notice = unmarked(wording.ARTICLE_CHANGED, changed) if changed else NOTHING
    return source_element(turns, lines(heading(article), details(page), notice, body(page)))


def repeats(citation: Citation, asker: Asker) -> bool:
    """Whether the article that repeats a quote is still stored as it was; what else it might say, nobody has read."""
    article = asker.article(citation.place.article.id)
    return article is not None and stands(citation, article)


def stands(citation: Citation, article: Article) -> bool:
    """Whether the stored article is the version that was quoted; one that is quoted has to say, there, exactly this."""
    is_same = article.sha256 == citation.place.article.sha256
    return is_same and (citation.repetition > 0 or article.text[citation.start : citation.end] == citation.quote.text)


def accents(citations: Iterable[Citation]) -> Iterator[Accent]:
    """What stands out in and around the quotes."""
    for citation in citations:
        quote = citation.quote
        if citation.repetition:
            continue
        if quote.highlight and citation.answers:
            yield Accent(quote.highlight.start, quote.highlight.end, "answer", citation.turn)
        if quote.speaker:
            yield Accent(quote.speaker.start, quote.speaker.end, "speaker", citation.turn)


def source_element(turns: Sequence[int], content: Markup) -> Markup:
    """An article's element, shown while one of its turns is read."""
    return Markup('<article class="source" data-turns="{}">{}</article>').format(joined(turns), content)


def heading(article: Article | ArticleReference) -> Markup:
    """The title."""
    return Markup('<h2 dir="auto">{}</h2>').format(article.title)


def details(page: Page) -> Markup:
    """What is known of the article: publisher, date, length, version, and its address where that is a web address."""
    article = page.article
    facts = [
        article.publisher or wording.PUBLISHER_NOT_GIVEN,
        wording.published(article.published),
        wording.count(sum(1 for sentence in page.sentences if sentence.number), "sentence"),
        wording.version(article.sha256),
    ]
    text = Markup(" · ").join(Markup("<bdi>{}</bdi>").format(fact) for fact in facts)
    return Markup('<p class="details">{}{}</p>').format(text, link(article.url))


def link(url: str | None) -> Markup:
    """A link to the web, and to nothing else: an article may name any address."""
    if url is None or not url.lower().startswith(("http://", "https://")):
        return NOTHING
    return Markup(' · <a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
        url, wording.READ_AT_SOURCE
    )


def unmarked(notice: str, citations: Sequence[Citation]) -> Markup:
    """Quotes as they were stored with their answer, where the article cannot show them."""
    quotes = (
        Markup('<li data-turns="{}">{}<span dir="auto">{}</span></li>').format(c.turn, number(c), c.quote.text)
        for c in citations
    )
    return Markup('<div class="unmarked"><p class="note">{}</p><ul>{}</ul></div>').format(notice, lines(*quotes))


def body(page: Page) -> Markup:
    """The text, paragraph by paragraph; a headline that repeats the title is already there as the heading."""
    nearby = turns_nearby(page)
    paragraphs = []
    for _, group in groupby(page.sentences, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        if page.article.text[sentences[0].start : sentences[-1].end] != page.article.title:
            paragraphs.append(paragraph(page, sentences, nearby))
    return lines(*paragraphs)


def turns_nearby(page: Page) -> dict[Sentence, list[int]]:
    """For each sentence the turns that quote it or one at most two sentences away."""
    nearby: dict[Sentence, list[int]] = {sentence: [] for sentence in page.sentences}
    for citation in page.citations:
        hit = [i for i, s in enumerate(page.sentences) if s.start < citation.end and citation.start < s.end]
        for sentence in page.sentences[max(0, hit[0] - CONTEXT) : hit[-1] + CONTEXT + 1] if hit else ():
            nearby[sentence].append(citation.turn)
    return nearby


def paragraph(page: Page, sentences: Sequence[Sentence], nearby: dict[Sentence, list[int]]) -> Markup:
    """A paragraph with everything that stands in it, blanks between sentences included."""
    parts: list[str] = []
    position = sentences[0].start
    for sentence in sentences:
        parts.append(page.article.text[position : sentence.start])
        turns = nearby[sentence] if page.citations else [NO_TURN]
        parts.append(
            Markup('<span class="sentence" data-turns="{}">{}</span>').format(joined(turns), marked(page, sentence))
        )
        position = sentence.end
    return Markup('<p dir="auto" class="{}">{}</p>').format(sentences[0].kind, lines(*parts))


def marked(page: Page, sentence: Sentence) -> Markup:
    """A sentence with its quotes marked; the numbers stand before the marks, so that a mark is exactly the quote."""
    parts = []
    for start, end, citations in runs(sentence.start, sentence.end, page.citations):
        parts += [number(citation) for citation in citations if citation.start == start]
        parts.append(mark(accented(page, start, end), citations))
    return lines(*parts)


def mark(text: Markup, citations: Sequence[Citation]) -> Markup:
    """Text that is quoted, or comes close, in some turns."""
    if not citations:
        return text
    answering = joined(citation.turn for citation in citations if citation.answers)
    closest = joined(citation.turn for citation in citations if not citation.answers)
    return Markup('<mark data-turns="{}" data-closest="{}" data-keys="{}">{}</mark>').format(
        answering, closest, joined(citation.key for citation in citations), text
    )


def accented(page: Page, start: int, end: int) -> Markup:
    """Text with the answers and the speakers in it."""
    parts = []
    for left, right, accents in runs(start, end, page.accents):
        part = Markup("{}").format(page.article.text[left:right])
        for accent in accents:
            part = Markup('<span class="{}" data-turns="{}">{}</span>').format(accent.kind, accent.turn, part)
        parts.append(part)
    return lines(*parts)


def number(citation: Citation) -> Markup:
    """The number of a quote at its place, which leads back to the answer."""
    return Markup(
        '<button type="button" class="number {}" data-turns="{}" data-returns="{}" aria-label="{}">{}</button>'
    ).format(
        "answering" if citation.answers else "closest",
        citation.turn,
        citation.key,
        wording.back_to_answer(citation.label, citation.answers),
        citation.label,
    )


def joined(values: Iterable[object]) -> str:
    """Values for an attribute that holds a list, each once, in order."""
    return " ".join(dict.fromkeys(map(str, values)))
