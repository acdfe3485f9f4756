"""The things this program handles, as frozen data. Offsets are half-open character positions in `Article.text`.

`Answer` and everything below it is the public answer object: its field names are the JSON's (docs/answer.schema.json).
"""

from dataclasses import asdict, dataclass
from typing import Literal

LONGEST_HEADING = 200  # characters: a fifth of what the model reads at once

SpeechKind = Literal["direct", "indirect", "mixed", "none"]
SentenceKind = Literal["reporting", "headline", "byline"]
Status = Literal["answered", "abstained"]
Reason = Literal[
    "empty_corpus",
    "outside_filters",
    "topic_absent",
    "not_stated",
    "only_asked",
    "only_denied",
    "ambiguous",
    "false_premise",
    "withheld",
]
Retrieval = Literal["fused", "dense", "lexical", "alternating"]


@dataclass(frozen=True)
class Article:
    """One article. `text` is canonical (Unicode NFC, `\\n` line ends, nothing else touched), `sha256` of its UTF-8."""

    id: str
    text: str
    sha256: str
    title: str
    source: str
    publisher: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None

    @property
    def heading(self) -> str:
        """As much of the title as a model is given before a passage, lest it crowd the passage out."""
        return self.title[:LONGEST_HEADING]

    def under_heading(self, passage: "Passage") -> str:
        """A passage as a model reads it: the title says what the passage alone may not."""
        return f"{self.heading}\n{self.text[passage.start : passage.end]}"

    def to_json(self) -> dict[str, object]:
        """What is known of the article, without its text and the path of its file."""
        return {name: value for name, value in asdict(self).items() if name not in ("text", "source")}


@dataclass(frozen=True)
class Sentence:
    """A sentence `text[start:end]`, no blanks at its ends. `number` counts reporting sentences from 1; else it is 0."""

    start: int
    end: int
    paragraph: int
    kind: SentenceKind
    number: int


@dataclass(frozen=True)
class Passage:
    """Consecutive reporting sentences, the unit that is embedded and retrieved; `first`..`last` are their numbers."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Mention:
    """A piece of the article: `text` is `article.text[start:end]`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Highlight:
    """Where, in the article, the answer stands inside a quoted sentence."""

    start: int
    end: int


@dataclass(frozen=True)
class Speaker:
    """Who said it. `name` is the fullest form printed, at `start`..`end`; `role` is as printed, or None."""

    name: str
    role: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Speech:
    """Who speaks in one sentence and how; `via` is the outlet through which the article knows it."""

    kind: SpeechKind = "none"
    speaker: Speaker | None = None
    cue: Mention | None = None
    via: Mention | None = None


@dataclass(frozen=True)
class SpokenSentence:
    """A sentence with who speaks in it."""

    sentence: Sentence
    speech: Speech


@dataclass(frozen=True)
class ReadPassage:
    """A passage as a reader gets it, with its article and its reporting sentences."""

    article: Article
    passage: Passage
    sentences: tuple[SpokenSentence, ...]


SentenceKey = tuple[str, int]  # the article's id and where in it the sentence starts


@dataclass(frozen=True)
class ScoredSentence:
    """A sentence and the probability that it answers; `highlight` is where in it the answer stands, if known."""

    article: Article
    spoken: SpokenSentence
    score: float
    highlight: Highlight | None

    @property
    def key(self) -> SentenceKey:
        """Article and start."""
        return self.article.id, self.spoken.sentence.start


@dataclass(frozen=True)
class Scores:
    """Sentences, best first, and the calibrated probability that any of them answers."""

    sentences: tuple[ScoredSentence, ...]
    confidence: float


@dataclass(frozen=True)
class DateMention:
    """A date expression as printed; `resolved` is an ISO date where text and publication date determine one."""

    text: str
    start: int
    end: int
    resolved: str | None = None


@dataclass(frozen=True)
class ArticleReference:
    """What a quote says of its article; `sha256` identifies the version that was quoted."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    sha256: str


@dataclass(frozen=True)
class Repetition:
    """Where another article prints a quoted sentence again, with the same figures and all but the same words."""

    article: ArticleReference
    start: int
    end: int
    sentence: int
    sentences: int


@dataclass(frozen=True)
class Quote:
    """A sentence of an article, verbatim, with who said it, where it stands, and where else. `score` is in [0, 1]."""

    text: str
    article: ArticleReference
    start: int
    end: int
    sentence: int
    sentences: int
    highlight: Highlight | None
    speech: SpeechKind
    speaker: Speaker | None
    cue: Mention | None
    via: Mention | None
    dates: tuple[DateMention, ...]
    score: float
    also_in: tuple[Repetition, ...] = ()  # one place in each other article, oldest first; older answers have none


@dataclass(frozen=True)
class DisagreeingValue:
    """One figure as printed; `quote` is its index in `Answer.quotes`."""

    value: float
    text: str
    quote: int


@dataclass(frozen=True)
class Disagreement:
    """Different figures for the same thing, oldest first; no winner is picked."""

    about: str
    values: tuple[DisagreeingValue, ...]


@dataclass(frozen=True)
class Abstention:
    """Why there is no answer, and the nearest sentences, which are not answers."""

    reason: Reason
    near_misses: tuple[Quote, ...]


@dataclass(frozen=True)
class Coverage:
    """What was searched: articles under the filters, their date range, how many matched, how many are quoted."""

    articles: int
    first: str | None
    last: str | None
    matched: int
    quoted: int


@dataclass(frozen=True)
class Answer:
    """Quotes, or an abstention. `confidence` is the calibrated probability that the articles answer the question."""

    id: str
    question: str
    standalone_question: str
    status: Status
    confidence: float
    quotes: tuple[Quote, ...]
    disagreements: tuple[Disagreement, ...]
    abstention: Abstention | None
    coverage: Coverage
    corpus: str

    def to_json(self) -> dict[str, object]:
        """The design's JSON: `coverage` calls its range `from` and `to`, which Python keeps for itself."""
        record = asdict(self)
        renamed = {"first": "from", "last": "to"}
        record["coverage"] = {renamed.get(name, name): value for name, value in record["coverage"].items()}
        return record


@dataclass(frozen=True)
class Filters:
    """Which articles may answer: ISO dates, inclusive, which undated articles fail; a publisher, in any case.

    `within` are the ids of the only articles that may answer (none: all may), `without` of those that may not.
    """

    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    within: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def allow(self, article: Article | ArticleReference) -> bool:
        """Whether the article may answer; the store selects by the same rule."""
        published, publisher = article.published or "", (article.publisher or "").casefold()
        return (
            (not self.within or article.id in self.within)
            and article.id not in self.without
            and (not self.publisher or publisher == self.publisher.casefold())
            and (not self.since or published >= self.since)
            and (not self.until or "" < published <= self.until)
        )


@dataclass(frozen=True)
class Question:
    """What a user asks: the question, the earlier questions of the conversation (oldest first), and filters."""

    text: str
    history: tuple[str, ...] = ()
    filters: Filters = Filters()
