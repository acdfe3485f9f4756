"""Articles and the pieces they are cut into. Offsets are half-open character positions in `Article.text`."""

from dataclasses import asdict, dataclass
from typing import Literal

LONGEST_HEADING = 200  # characters: a fifth of what the model reads at once

SentenceKind = Literal["reporting", "headline", "byline"]
SentenceKey = tuple[str, int]  # the article's id and where in it the sentence starts


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

    def overlaps(self, other: "Highlight") -> bool:
        """Whether they share a character."""
        return self.start < other.end and other.start < self.end
