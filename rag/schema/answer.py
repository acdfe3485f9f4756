"""The public answer object: its field names are the JSON's (docs/answer.schema.json)."""

from dataclasses import asdict, dataclass
from typing import Literal

from rag.schema.conversation import Interpretation, ModelUse, Reply
from rag.schema.question import UNFILTERED, Filters
from rag.schema.quote import Quote

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
    "not_a_question",
    "unclear",
    "no_more",
]


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
    reading: Interpretation | None = None  # how a follow-up was read; None where the question was read as it stands
    reply: Reply | None = None  # to someone who asks nothing of the articles
    model: ModelUse | None = None  # None where no language model was asked

    @property
    def filters(self) -> Filters:
        """Which articles were asked: all of them, where the question was read as it stands."""
        return self.reading.filters if self.reading else UNFILTERED

    def to_json(self) -> dict[str, object]:
        """The design's JSON: `coverage` calls its range `from` and `to`, which Python keeps for itself."""
        record = asdict(self)
        renamed = {"first": "from", "last": "to"}
        record["coverage"] = {renamed.get(name, name): value for name, value in record["coverage"].items()}
        return record
