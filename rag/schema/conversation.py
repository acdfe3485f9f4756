"""A question in its conversation: what was asked before, how it is read, and what can be asked next."""

from dataclasses import dataclass
from typing import Literal

from rag.schema.question import UNFILTERED, Filters
from rag.schema.quote import ArticleReference, Quote

Asks = Literal["answer", "again", "more", "articles"]
ChipKind = Literal["person", "place", "date", "publisher", "topic"]
ReplyKind = Literal["greeting", "thanks", "farewell", "help", "articles", "newest", "oldest", "feeling"]
NextKind = Literal["speaker", "figure", "earlier", "later", "response"]


@dataclass(frozen=True)
class Exchange:
    """An earlier question, in full words, of which articles it was asked, and what answered it.

    `reply` is the text of the answer: the quotes' own, or that of another program, where it was one that answered.
    `shown`: how many quotes were shown by now, where more were asked for than the answer was given with. `confidence`
    is that of the answer.
    """

    question: str
    quotes: tuple[Quote, ...] = ()
    reply: str = ""
    filters: Filters = UNFILTERED
    shown: int = 0
    confidence: float = 0.0


@dataclass(frozen=True)
class Chip:
    """A person, place, date or publisher in a reading, or the topic beside it: "about …".

    `question` and `filters` are the reading without it.
    """

    kind: ChipKind
    text: str
    question: str
    filters: Filters = UNFILTERED


@dataclass(frozen=True)
class Interpretation:
    """How a question is read: in full words, and which articles are to answer it.

    `asks`: for an answer, for the last one again, for more of it, or for the articles in which it stands. `others`:
    readings that are just as good, so that nothing is answered until the user has said which; `question` is the first.
    """

    question: str
    filters: Filters = UNFILTERED
    asks: Asks = "answer"
    chips: tuple[Chip, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """What a search found: in how many passages of which articles it is going to look for the answer."""

    passages: int
    articles: tuple[ArticleReference, ...]


@dataclass(frozen=True)
class Reply:
    """What is said to someone who asks nothing of the articles; `articles` are those that it is about."""

    kind: ReplyKind
    text: str
    articles: tuple[ArticleReference, ...] = ()


@dataclass(frozen=True)
class ModelUse:
    """What a language model did for an answer: it rewrote the question, it chose sentences, or it failed.

    `chose`: what is quoted, or that nothing is, was its choice. `dropped` counts what it returned that was no sentence
    it was given; `note` says why its work was not used.
    """

    name: str
    rewrote: bool = False
    chose: bool = False
    dropped: int = 0
    note: str | None = None


@dataclass(frozen=True)
class NextQuestion:
    """A question to ask next, which the articles answer with a quote, and why it is of interest."""

    kind: NextKind
    question: str
