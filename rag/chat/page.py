"""An article as a page: in full, with its legend, and with quotes and speakers marked in their places.

Nothing of ours stands in the article's text: labels are written by the style sheet, so that what is copied is verbatim.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from markupsafe import Markup

from rag import wording
from rag.chat.legend import colour, legend
from rag.chat.markup import NOTHING, lines, runs
from rag.chat.turns import NO_TURN, Citation, sentence_key
from rag.chat.voices import Stretch, Voice, stretches, voices
from rag.schema import Article, ArticleReference, Sentence, SpokenSentence

CONTEXT = 2


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
    spoken: tuple[SpokenSentence, ...]
    citations: tuple[Citation, ...] = ()

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in order."""
        return tuple(spoken.sentence for spoken in self.spoken)

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        """Those who speak in it."""
        return voices(self.spoken)

    @cached_property
    def accents(self) -> tuple[Accent, ...]:
        """What stands out while its turn is read, each once."""
        return tuple(dict.fromkeys(accents(self.citations, self.voices)))

    @cached_property
    def said(self) -> Mapping[Sentence, tuple[Stretch, ...]]:
        """For each sentence what somebody says in it."""
        return stretches(self.spoken, self.voices)


def accents(citations: Iterable[Citation], voices: Mapping[str, Voice]) -> Iterator[Accent]:
    """What stands out in and around the quotes; a speaker does so in the colour of what they say."""
    for citation in citations:
        quote = citation.quote
        if citation.repetition:
            continue
        if quote.highlight and citation.answers:
            yield Accent(quote.highlight.start, quote.highlight.end, "answer", citation.turn)
        if quote.speaker:
            kind = f"speaker {colour(voices.get(quote.speaker.name))}"
            yield Accent(quote.speaker.start, quote.speaker.end, kind, citation.turn)


def laid_out(page: Page, notice: Markup = NOTHING) -> Markup:
    """The whole page; a notice stands between what is known of the article and its text."""
    return lines(heading(page.article), details(page), legend(page.voices, page.said), notice, body(page))


def heading(article: Article | ArticleReference) -> Markup:
    """The title."""
    return Markup('<h2 dir="auto">{}</h2>').format(article.title)


def details(page: Page) -> Markup:
    """What is known of the article: publisher, date, length, version, and its address where that is a web address."""
    article = page.article
    facts = [
        article.publisher or wording.labels.PUBLISHER_NOT_GIVEN,
        wording.dates.published(article.published),
        wording.counts.count(sum(1 for sentence in page.sentences if sentence.number), "sentence"),
        wording.places.version(article.sha256),
    ]
    text = Markup(" · ").join(Markup("<bdi>{}</bdi>").format(fact) for fact in facts)
    return Markup('<p class="details">{}{}</p>').format(text, link(article.url))


def link(url: str | None) -> Markup:
    """A link to the web, and to nothing else: an article may name any address."""
    if url is None or not url.lower().startswith(("http://", "https://")):
        return NOTHING
    return Markup(' · <a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
        url, wording.labels.READ_AT_SOURCE
    )


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
            Markup('<span class="sentence" data-turns="{}" data-sentence="{}">{}</span>').format(
                joined(turns), sentence_key(page.article.id, sentence.number), marked(page, sentence)
            )
        )
        position = sentence.end
    return Markup('<p dir="auto" class="{}">{}</p>').format(sentences[0].kind, lines(*parts))


def marked(page: Page, sentence: Sentence) -> Markup:
    """A sentence with its quotes marked; the numbers stand before the marks, so that a mark is exactly the quote."""
    parts = []
    for start, end, citations in runs(sentence.start, sentence.end, page.citations):
        parts += [number(citation) for citation in citations if citation.start == start]
        parts.append(mark(voiced(page, sentence, start, end), citations))
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


def voiced(page: Page, sentence: Sentence, start: int, end: int) -> Markup:
    """Text with what somebody says in it underlined."""
    parts = []
    for left, right, said in runs(start, end, page.said[sentence]):
        text = accented(page, left, right)
        parts.append(underlined(text, said[0], left) if said else text)
    return lines(*parts)


def underlined(text: Markup, stretch: Stretch, start: int) -> Markup:
    """Text that somebody says; where a run begins, the label is shown, and who says it is read aloud."""
    if not stretch.first or start != stretch.start:
        return Markup('<span class="said {} {}">{}</span>').format(colour(stretch.voice), stretch.kind, text)
    return Markup('<span class="said {} {}" data-label="{}" data-says="{}">{}</span>').format(
        colour(stretch.voice), stretch.kind, stretch.voice.label, wording.speech.says(stretch.who), text
    )


def accented(page: Page, start: int, end: int) -> Markup:
    """Text with the answers and the speakers in it."""
    parts = []
    for left, right, covering in runs(start, end, page.accents):
        part = Markup("{}").format(page.article.text[left:right])
        for accent in covering:
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
        wording.places.back_to_answer(citation.label, citation.answers),
        citation.label,
    )


def joined(values: Iterable[object]) -> str:
    """Values for an attribute that holds a list, each once, in order."""
    return " ".join(dict.fromkeys(map(str, values)))
