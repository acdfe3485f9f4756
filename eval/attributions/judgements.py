"""Who speaks in a sentence, as judged by reading: places and labels, nothing of the articles' text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from eval.attributions.articles import CutArticle
from eval.convert.rows import read_lines
from rag.errors import InputError
from rag.models import Place
from rag.schema import SpeakerKind

UNCLEAR = "x"

PHENOMENA = {
    "f": "full name in the sentence",
    "s": "surname",
    "p": "pronoun",
    "d": "described by role or office",
    "q": "quotation that goes on, speaker in another sentence",
    "i": "interview turn",
    "w": "posted message",
    "o": "organisation",
    "t": "document",
    "u": "unnamed source",
    "m": "several speakers",
    "a": "a wish, deed or silence, not words",
    "n": "nobody speaks",
    UNCLEAR: "unclear, not counted",
}


@dataclass(frozen=True)
class JudgedSpeaker:
    """One who speaks: `names` are the forms that may be shown, the fullest first; `mention` is what the sentence says.

    `main` says the most of the sentence; `other` speaks too; `optional` may be shown, and need not.
    """

    kind: SpeakerKind
    part: Literal["main", "other", "optional"]
    names: tuple[Place, ...]
    mention: Place | None = None


@dataclass(frozen=True)
class JudgedSentence:
    """A sentence, who speaks in it, and its phenomena, a letter each of PHENOMENA."""

    start: int
    end: int
    notes: str
    speakers: tuple[JudgedSpeaker, ...]

    @property
    def main(self) -> tuple[JudgedSpeaker, ...]:
        """Those who say the most of it and can be shown: mostly one, two where they say it together."""
        return tuple(one for one in self.speakers if one.part == "main" and one.names)


@dataclass(frozen=True)
class JudgedArticle:
    """The judged sentences of an article; `sha256` is that of its canonical text."""

    article: str
    sha256: str
    sentences: tuple[JudgedSentence, ...]


Judged = tuple[CutArticle, JudgedSentence]

_judged = TypeAdapter(JudgedArticle)


def read_judgements(path: Path) -> tuple[JudgedArticle, ...]:
    """The judgements in a file of JSON lines. Raises InputError."""
    return tuple(_read(path, number, line) for number, line in read_lines(path))


def _read(path: Path, number: int, line: str) -> JudgedArticle:
    try:
        return _judged.validate_json(line)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        place = ".".join(map(str, problem["loc"]))
        raise InputError(f"{path}, line {number}, {place}: {problem['msg']}.") from error


def in_articles(judged: Sequence[JudgedArticle], articles: Sequence[CutArticle]) -> Iterator[Judged]:
    """Each judged sentence that is clear, with its article. Raises InputError where the texts are other ones."""
    by_name = {article.name: article for article in articles}
    for one in judged:
        article = by_name.get(one.article)
        if article is None:
            raise InputError(f"The data has no article {one.article}, which was judged; take PolNeAR 1.0, part dev.")
        if article.sha256 != one.sha256:
            raise InputError(f"The text of {one.article} is not the one that was judged; take PolNeAR 1.0 unchanged.")
        yield from ((article, sentence) for sentence in one.sentences if UNCLEAR not in sentence.notes)
