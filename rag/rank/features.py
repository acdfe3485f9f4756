"""What the reader sees of a sentence when it looks for the answer to a question."""

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rag.clauses import clause_of
from rag.expected import Kind, expected_kind, find_expected
from rag.models import PieceEncoder, WordPieces
from rag.said import SpeechQuestion, mentions, speech_question
from rag.schema import Highlight, ReadPassage, SpokenSentence
from rag.variants import speaks
from rag.words import FUNCTION_WORDS, WORD, content_words

_NAME_OR_NUMBER: Final = re.compile(r"(?<=[\w,“«\"‘] )[A-Z][\w’]+|\b\d[\d,.]*\b")

# Kinds that most sentences lack and an answer has. Nearly every sentence of news names a person, a place or a reason.
DEFINITE: Final = frozenset(("age", "number", "date"))

LONGEST_READ: Final = 2000  # characters, more than 256 word pieces of any language have

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Features:
    """Of one sentence; similarities are cosines of word pieces in their context, shares are in [0, 1].

    `pieces`: the question's pieces, each with its likest in the sentence, on average. `meaning`: question and sentence
    as wholes. `least_word`: the worst-matched content word; `least_word_nearby`: the same in title and passage.
    `same_words`: share of content words that stand in the sentence as asked. `expected_there`, `expected_missing`:
    1 where the sentence has, or lacks, the kind of thing asked for; both 0 where nothing definite is. `names_missing`:
    share of the question's names and numbers that neither title nor passage prints. `count_missing`: 1 where the
    question asks for a count or an age and the sentence has none. `other_speaker`: 1 where it asks what somebody said
    who neither speaks in the sentence nor is named in it. `own_words`: 1 where it asks what somebody said, about
    nothing in particular, and the sentence is theirs.
    """

    pieces: float
    meaning: float
    least_word: float
    same_words: float
    least_word_nearby: float
    expected_there: float
    expected_missing: float
    names_missing: float
    count_missing: float
    other_speaker: float
    own_words: float

    def vector(self) -> NDArray[np.float64]:
        """In the order of the weights."""
        return np.array(astuple(self))


@dataclass(frozen=True)
class AskedQuestion:
    """A question as read: `content` are the rows of each content word's pieces."""

    text: str
    pieces: WordPieces
    content: tuple[Rows, ...]
    words: frozenset[str]
    names: tuple[str, ...]
    kind: Kind
    speech: SpeechQuestion | None


@dataclass(frozen=True)
class PassagePieces:
    """A passage with its title as read, against one question: `similarity` is (question pieces, passage pieces)."""

    read: ReadPassage
    text: str
    pieces: WordPieces
    similarity: NDArray[np.float32]

    def inside(self, start: int, end: int) -> Mask:
        """Which pieces stand in `text[start:end]` of the article; none where the model's length cut them off."""
        shift = len(self.read.article.heading) + 1 - self.read.passage.start
        return np.asarray((self.pieces.starts >= start + shift) & (self.pieces.ends <= end + shift))


def ask(question: str, encoder: PieceEncoder) -> AskedQuestion:
    """Read a question. One about speech is read for what was said: who said it is looked up, not matched."""
    speech = speech_question(question)
    text = speech.topic if speech and content_words(speech.topic) else question
    (pieces,) = encoder.read([text])
    content = tuple(
        rows
        for match in WORD.finditer(text)
        if match.group().casefold() not in FUNCTION_WORDS
        and len(rows := np.flatnonzero((pieces.starts >= match.start()) & (pieces.ends <= match.end())))
    )
    return AskedQuestion(
        text, pieces, content, frozenset(content_words(text)), _names(text), expected_kind(question), speech
    )


def read_passages(asked: AskedQuestion, passages: Sequence[ReadPassage], encoder: PieceEncoder) -> list[PassagePieces]:
    """Each passage under its title, against the question."""
    texts = [read.article.under_heading(read.passage) for read in passages]
    return [
        PassagePieces(read, text, pieces, asked.pieces.vectors @ pieces.vectors.T)
        for read, text, pieces in zip(passages, texts, encoder.read(texts), strict=True)
    ]


def look_at(
    asked: AskedQuestion, passage: PassagePieces, spoken: SpokenSentence
) -> tuple[Features, Highlight | None] | None:
    """What is seen of a sentence, and where in it the answer may stand; None for one past the model's length."""
    sentence = spoken.sentence
    own = passage.inside(sentence.start, sentence.end)
    if not own.any():
        return None
    matches = passage.similarity[:, own]
    text = passage.read.article.text[sentence.start : sentence.end]
    read = _as_read(spoken)
    expected, pieces = _look_for_expected(asked, passage.read.article.text, read)
    features = Features(
        pieces=float(matches.max(axis=1).mean()),
        meaning=_cosine(asked.pieces.vectors.mean(axis=0), passage.pieces.vectors[own].mean(axis=0)),
        least_word=_least(asked.content, matches),
        same_words=_same_words(asked.words, text),
        least_word_nearby=_least(asked.content, passage.similarity),
        expected_there=float(expected is True),
        expected_missing=float(expected is False),
        names_missing=_names_missing(asked.names, passage.text),
        count_missing=float(expected is False and asked.kind in ("number", "age") and not _asks_who(asked)),
        other_speaker=float(_other_speaks(asked.speech, spoken, text)),
        own_words=float(_own_words(asked.speech, spoken)),
    )
    return features, _likeliest(passage, read, pieces)


def _as_read(spoken: SpokenSentence) -> SpokenSentence:
    """The sentence as far as a model can have read it: some "sentences" are whole files."""
    sentence = spoken.sentence
    return replace(spoken, sentence=replace(sentence, end=min(sentence.end, sentence.start + LONGEST_READ)))


def _look_for_expected(
    asked: AskedQuestion, text: str, spoken: SpokenSentence
) -> tuple[bool | None, tuple[Highlight, ...]]:
    """Whether the sentence has the kind of thing that is asked for (None: nothing definite is), and where."""
    if _asks_who(asked):
        return spoken.speech.speaker is not None, ()
    if asked.speech and asked.kind not in DEFINITE:
        return speaks(spoken.speech, asked.speech.speaker), ()
    found = find_expected(asked.kind, asked.text, text, spoken.sentence)
    return (bool(found) if asked.kind in DEFINITE else None), found


def _asks_who(asked: AskedQuestion) -> bool:
    return asked.speech is not None and asked.speech.asks == "speaker"


def _other_speaks(asked: SpeechQuestion | None, spoken: SpokenSentence, text: str) -> bool:
    if asked is None or asked.asks == "speaker":
        return False
    return not speaks(spoken.speech, asked.speaker) and not mentions(text, asked.speaker)


def _own_words(asked: SpeechQuestion | None, spoken: SpokenSentence) -> bool:
    if asked is None or asked.asks == "speaker" or content_words(asked.topic):
        return False
    return speaks(spoken.speech, asked.speaker)


def _names(question: str) -> tuple[str, ...]:
    """Names and numbers of the question, folded and cut to what "Ukraine" and "Ukrainian" have in common."""
    found = _NAME_OR_NUMBER.findall(question)
    return tuple(name.casefold() if name[0].isdigit() else name.casefold()[:5] for name in found)


def _names_missing(names: Sequence[str], text: str) -> float:
    folded = text.casefold()
    return sum(name not in folded for name in names) / len(names) if names else 0.0


def _likeliest(passage: PassagePieces, spoken: SpokenSentence, found: Sequence[Highlight]) -> Highlight | None:
    """Of several pieces that could be the answer, the one whose clause is most like the question."""
    sentence = Highlight(spoken.sentence.start, spoken.sentence.end)

    def likeness(piece: Highlight) -> float:
        clause = clause_of(passage.read.article.text, sentence, piece)
        own = passage.inside(clause.start, clause.end)
        return float(passage.similarity[:, own].max(axis=1).mean()) if own.any() else 0.0

    return max(found, key=likeness, default=None)


def _least(content: Sequence[Rows], similarity: NDArray[np.float32]) -> float:
    """How well the worst-matched content word is matched; 0 for a question of function words only."""
    return min((float(similarity[rows].max(axis=1).mean()) for rows in content), default=0.0)


def _same_words(asked: frozenset[str], sentence: str) -> float:
    return len(asked & set(content_words(sentence))) / len(asked) if asked else 0.0


def _cosine(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))
