"""From scored sentences to an answer: which of them to quote, or why to quote none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.dates import find_dates
from rag.enough import enough
from rag.figures import Figure, find_figures
from rag.repetition import told_once
from rag.schema import Article, ArticleReference, Highlight, Quote, Repetition, ScoredSentence, Scores, Speech

NEAR_MISSES = 3
CHOOSABLE = 12  # sentences that are sent to a language model; the README says so
ROUNDING = 0.1  # what share of a round figure an exact one may be off

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


def choosable(scores: Scores) -> Sequence[ScoredSentence]:
    """The sentences that whoever chooses may choose among, best first and none twice."""
    return list(told_once(scores.sentences))[:CHOOSABLE]


def select_chosen(chosen: Sequence[int], scores: Scores, limits: Limits, count: CountSentences) -> Selection:
    """Of the sentences that could be chosen those that were, by their places; where none was, the nearest."""
    told = told_once(scores.sentences)
    given = list(told)[:CHOOSABLE]
    quotes = tuple(as_quote(given[place], count, told[given[place]]) for place in chosen[: limits.quotes])
    near = () if quotes else tuple(as_quote(scored, count, told[scored]) for scored in given[:NEAR_MISSES])
    return Selection(quotes, near)


def select(question: str, scores: Scores, limits: Limits, count: CountSentences) -> Selection:
    """The sentences that answer, best first and none twice; below the threshold none, but the nearest."""
    told = told_once(scores.sentences)
    distinct = list(told)
    if scores.confidence < limits.threshold or not distinct:
        near = tuple(as_quote(scored, count, told[scored]) for scored in distinct[:NEAR_MISSES])
        return Selection((), near)
    chosen = _exact_first(enough(question, distinct, max(limits.quotes, 2)))[: limits.quotes]
    return Selection(tuple(as_quote(scored, count, told[scored]) for scored in chosen), ())


def _exact_first(chosen: Sequence[ScoredSentence]) -> Sequence[ScoredSentence]:
    """Before "nearly 800", the "789" that it rounds, if that was chosen too."""
    rounded = _figure(chosen[0])
    if rounded is None or not rounded.approximate:
        return chosen
    exact = (one for one in chosen if (figure := _figure(one)) and _rounds(rounded, figure))
    first = next(exact, chosen[0])
    return [first, *(one for one in chosen if one is not first)]


def _figure(scored: ScoredSentence) -> Figure | None:
    """The figure that the highlight marks."""
    mark, sentence = scored.highlight, scored.spoken.sentence
    figures = find_figures(scored.article.text, sentence.start, sentence.end) if mark else ()
    return next((one for one in figures if mark and mark.start <= one.start < mark.end), None)


def _rounds(rounded: Figure, figure: Figure) -> bool:
    near = abs(figure.value - rounded.value) <= ROUNDING * rounded.value
    return not figure.approximate and figure.unit == rounded.unit and near


def reference(article: Article) -> ArticleReference:
    """The article as a quote names it."""
    return ArticleReference(
        article.id, article.title, article.publisher, article.published, article.url, article.sha256
    )


def as_quote(scored: ScoredSentence, count: CountSentences, repeated: Sequence[ScoredSentence] = ()) -> Quote:
    """A sentence with everything that is known of it; `repeated` are the sentences that say the same, best first."""
    article, sentence, speech = scored.article, scored.spoken.sentence, _speech_shown(scored)
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
        also_in=_also_in(scored, repeated, count),
        flags=speech.flags,
        said=speech.said,
    )


def _speech_shown(scored: ScoredSentence) -> Speech:
    """Of several speeches the first in which the answer stands, be it the speaker; else the main one."""
    mark, speeches = scored.highlight, scored.spoken.speeches
    holding = (speech for speech in speeches if mark and any(_is_inside(mark, place) for place in _places(speech)))
    return next(holding, speeches[0])


def _places(speech: Speech) -> list[Highlight]:
    """Where in a sentence a speech stands: what is said, and how the speaker is called."""
    mention = speech.speaker.mention if speech.speaker else None
    return [*speech.said, *([Highlight(mention.start, mention.end)] if mention else [])]


def _is_inside(mark: Highlight, place: Highlight) -> bool:
    return place.start <= mark.start and mark.end <= place.end


def _also_in(
    quoted: ScoredSentence, repeated: Sequence[ScoredSentence], count: CountSentences
) -> tuple[Repetition, ...]:
    """One place in each other article that repeats a quoted sentence, oldest article first, undated ones last."""
    best = {scored.article: scored.spoken.sentence for scored in reversed(repeated) if scored.article != quoted.article}
    oldest_first = sorted(best, key=lambda article: (article.published or "9999", article.id))
    return tuple(
        Repetition(reference(article), found.start, found.end, found.number, count(article.id))
        for article in oldest_first
        if (found := best[article])
    )
