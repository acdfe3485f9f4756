"""The public answer object: its field names are the JSON's (docs/answer.schema.json)."""

from dataclasses import asdict, dataclass
from typing import Literal

from rag.schema.article import Highlight, Mention
from rag.schema.dates import DateMention
from rag.schema.speech import Speaker, SpeechFlag, SpeechKind

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
    flags: tuple[SpeechFlag, ...] = ()
    said: tuple[Highlight, ...] = ()  # what of the sentence the speaker said


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
    total: int | None = None  # how many quotes there are, where everything that someone said was asked for

    def to_json(self) -> dict[str, object]:
        """The design's JSON: `coverage` calls its range `from` and `to`, which Python keeps for itself."""
        record = asdict(self)
        renamed = {"first": "from", "last": "to"}
        record["coverage"] = {renamed.get(name, name): value for name, value in record["coverage"].items()}
        return record
