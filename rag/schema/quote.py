"""A sentence of an article as it is quoted: verbatim, with who said it and where it stands."""

from dataclasses import dataclass

from rag.schema.article import Highlight, Mention, SentenceKey
from rag.schema.dates import DateMention
from rag.schema.speech import Speaker, SpeechFlag, SpeechKind


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

    @property
    def key(self) -> SentenceKey:
        """Article and start."""
        return self.article.id, self.start
