"""Reading passages for a question: a score for each sentence, and one for whether anything answers at all.

Late interaction (after ColBERT, Khattab & Zaharia 2020) with the packaged encoder: every word piece of the question
looks for its likest piece in the sentence, as read in its passage. A few more features and a logistic regression turn
that into probabilities. A trained reader will take this one's place behind `Reader`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rag.expected import Kind, expected_kind, find_expected
from rag.models import PieceEncoder, WordPieces
from rag.rank_weights import ANSWERED, SENTENCE
from rag.said import SpeechQuestion, speaks, speech_question
from rag.schema import Article, Highlight, Passage, Sentence, SpokenSentence
from rag.words import FUNCTION_WORDS, WORD, content_words


@dataclass(frozen=True)
class ReadPassage:
    """A passage as a reader gets it, with its article and its reporting sentences."""

    article: Article
    passage: Passage
    sentences: tuple[SpokenSentence, ...]


@dataclass(frozen=True)
class ScoredSentence:
    """A sentence and the probability that it answers; `highlight` is where in it the answer stands, if known."""

    article: Article
    spoken: SpokenSentence
    score: float
    highlight: Highlight | None


@dataclass(frozen=True)
class Scores:
    """Sentences, best first, and the calibrated probability that any of them answers."""

    sentences: tuple[ScoredSentence, ...]
    confidence: float


class Reader(Protocol):
    """Something that judges which sentences answer a question."""

    def read(self, question: str, passages: Sequence[ReadPassage]) -> Scores:
        """Every sentence of the passages once, best first. No passages: no sentences, confidence 0."""
        ...


@dataclass(frozen=True)
class Features:
    """What the reader sees of one sentence; each in [-1, 1] or so."""

    pieces: float
    meaning: float
    least_word: float
    same_words: float
    least_word_nearby: float
    expected_there: float
    expected_missing: float

    def vector(self) -> NDArray[np.float64]:
        """In the order of the weights."""
        return np.array(
            [
                self.pieces,
                self.meaning,
                self.least_word,
                self.same_words,
                self.least_word_nearby,
                self.expected_there,
                self.expected_missing,
            ]
        )


@dataclass(frozen=True)
class _QuestionRead:
    text: str
    pieces: WordPieces
    content: tuple[NDArray[np.int64], ...]
    words: frozenset[str]
    kind: Kind
    speech: SpeechQuestion | None


class LateInteractionReader:
    """The reader that needs no training but a handful of weights."""

    def __init__(self, encoder: PieceEncoder) -> None:
        self._encoder = encoder

    def read(self, question: str, passages: Sequence[ReadPassage]) -> Scores:
        """Every sentence of the passages once, best first."""
        seen = [(scored, features) for scored, features in self.features(question, passages)]
        if not seen:
            return Scores((), 0.0)
        ranked = sorted(seen, key=lambda item: (-item[0].score, item[0].article.id, item[0].spoken.sentence.start))
        return Scores(tuple(scored for scored, _ in ranked), ANSWERED.probability(ranked[0][1].vector()))

    def features(self, question: str, passages: Sequence[ReadPassage]) -> list[tuple[ScoredSentence, Features]]:
        """Each sentence, scored, with what was seen of it; a sentence of two passages is read in the first."""
        asked = _read_question(question, self._encoder)
        result: dict[tuple[str, int], tuple[ScoredSentence, Features]] = {}
        texts = [_with_title(read) for read in passages]
        for read, pieces in zip(passages, self._encoder.read(texts), strict=True):
            similarity = asked.pieces.vectors @ pieces.vectors.T
            for spoken in read.sentences:
                key = (read.article.id, spoken.sentence.start)
                own = _own_pieces(read, spoken.sentence, pieces)
                if key not in result and own.any():
                    result[key] = _score(asked, read, spoken, pieces, own, similarity)
        return list(result.values())


def _score(
    asked: _QuestionRead,
    read: ReadPassage,
    spoken: SpokenSentence,
    pieces: WordPieces,
    own: NDArray[np.bool_],
    similarity: NDArray[np.float32],
) -> tuple[ScoredSentence, Features]:
    sentence = spoken.sentence
    matches = similarity[:, own]
    expected, highlight = _look_for_expected(asked, read.article.text, spoken)
    features = Features(
        pieces=float(matches.max(axis=1).mean()),
        meaning=_cosine(asked.pieces.vectors.mean(axis=0), pieces.vectors[own].mean(axis=0)),
        least_word=_least(asked.content, matches),
        same_words=_same_words(asked.words, read.article.text[sentence.start : sentence.end]),
        least_word_nearby=_least(asked.content, similarity),
        expected_there=float(expected is True),
        expected_missing=float(expected is False),
    )
    return ScoredSentence(read.article, spoken, SENTENCE.probability(features.vector()), highlight), features


def _look_for_expected(asked: _QuestionRead, text: str, spoken: SpokenSentence) -> tuple[bool | None, Highlight | None]:
    """Whether the sentence has the kind of thing that is asked for (None: nothing definite is), and where."""
    if asked.speech and asked.speech.asks == "speaker":
        return spoken.speech.speaker is not None, None
    if asked.speech:
        return speaks(spoken.speech, asked.speech.speaker), None
    if asked.kind == "open":
        return None, None
    found = find_expected(asked.kind, asked.text, text, spoken.sentence)
    return bool(found), found[0] if found else None


def _read_question(question: str, encoder: PieceEncoder) -> _QuestionRead:
    (pieces,) = encoder.read([question])
    content = tuple(
        rows
        for match in WORD.finditer(question)
        if match.group().casefold() not in FUNCTION_WORDS
        and len(rows := np.flatnonzero((pieces.starts >= match.start()) & (pieces.ends <= match.end())))
    )
    words = frozenset(content_words(question))
    return _QuestionRead(question, pieces, content, words, expected_kind(question), speech_question(question))


def _with_title(read: ReadPassage) -> str:
    return f"{read.article.title}\n{read.article.text[read.passage.start : read.passage.end]}"


def _own_pieces(read: ReadPassage, sentence: Sentence, pieces: WordPieces) -> NDArray[np.bool_]:
    """Which pieces of title and passage are the sentence's; none where the model's length cut it off."""
    shift = len(read.article.title) + 1 - read.passage.start
    return np.asarray((pieces.starts >= sentence.start + shift) & (pieces.ends <= sentence.end + shift))


def _least(content: Sequence[NDArray[np.int64]], similarity: NDArray[np.float32]) -> float:
    """How well the worst-matched content word is matched; 0 for a question of function words only."""
    return min((float(similarity[rows].max(axis=1).mean()) for rows in content), default=0.0)


def _same_words(asked: frozenset[str], sentence: str) -> float:
    return len(asked & set(content_words(sentence))) / len(asked) if asked else 0.0


def _cosine(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))
