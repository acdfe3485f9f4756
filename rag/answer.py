"""From scored sentences to an answer: which of them to quote, or why to quote none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.dates import find_dates
from rag.expected import expected_kind
from rag.figures import find_figures
from rag.schema import Article, ArticleReference, Quote, ScoredSentence, Scores
from rag.words import content_words

NEAR_MISSES = 3
NEAR_IDENTICAL = 0.8  # share of common content words from which two sentences say the same
# What share of the first quote's score a further one needs. A figure needs less: others may give another for the same
# thing, and then all belong side by side. Both chosen on eval/questions/kursk.jsonl.
ALSO_ANSWERS = 0.6
ALSO_COUNTS = 0.25

CountSentences = Callable[[str], int]


@dataclass(frozen=True)
class Limits:
    """How sure to be, how much to show, and how much to read for it."""

    threshold: float
    quotes: int
    passages: int


@dataclass(frozen=True)
class Selection:
    """The sentences that answer, or, when there are none, the nearest ones."""

    quotes: tuple[Quote, ...]
    near_misses: tuple[Quote, ...]


def select(question: str, scores: Scores, limits: Limits, count: CountSentences) -> Selection:
    """The sentences that answer, best first and none twice; below the threshold none, but the nearest."""
    distinct = _distinct(scores.sentences)
    if scores.confidence < limits.threshold or not distinct:
        near = tuple(as_quote(scored, count) for scored in distinct[:NEAR_MISSES])
        return Selection((), near)
    counts = expected_kind(question) == "number" and distinct[0].highlight is not None
    chosen = [scored for scored in distinct if _also_answers(scored, distinct[0], counts)][: limits.quotes]
    return Selection(tuple(as_quote(scored, count) for scored in chosen), ())


def _also_answers(scored: ScoredSentence, best: ScoredSentence, counts: bool) -> bool:
    share = ALSO_COUNTS if counts and scored.highlight else ALSO_ANSWERS
    return scored.score >= share * best.score


def reference(article: Article) -> ArticleReference:
    """The article as a quote names it."""
    return ArticleReference(
        article.id, article.title, article.publisher, article.published, article.url, article.sha256
    )


def _distinct(ranked: Sequence[ScoredSentence]) -> list[ScoredSentence]:
    """The sentences without those that nearly repeat a better one; another figure is never a repetition."""
    kept: list[tuple[ScoredSentence, frozenset[str]]] = []
    for scored in ranked:
        sentence = scored.spoken.sentence
        words = frozenset(content_words(scored.article.text[sentence.start : sentence.end]))
        alike = (other for other, its_words in kept if _overlap(words, its_words) >= NEAR_IDENTICAL)
        if not any(_figures(scored) == _figures(other) for other in alike):
            kept.append((scored, words))
    return [scored for scored, _ in kept]


def _figures(scored: ScoredSentence) -> list[float]:
    sentence = scored.spoken.sentence
    return [figure.value for figure in find_figures(scored.article.text, sentence.start, sentence.end)]


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0


def as_quote(scored: ScoredSentence, count: CountSentences) -> Quote:
    """A sentence with everything that is known of it."""
    article, sentence, speech = scored.article, scored.spoken.sentence, scored.spoken.speech
    return Quote(
        text=article.text[sentence.start : sentence.end],
        article=reference(article),
        start=sentence.start,
        end=sentence.end,
        sentence=sentence.number,
        sentences=count(article.id),
        highlight=scored.highlight,
        speech=speech.kind,
        speaker=speech.speaker,
        cue=speech.cue,
        via=speech.via,
        dates=find_dates(article.text, sentence.start, sentence.end, article.published),
        score=round(scored.score, 4),
    )
