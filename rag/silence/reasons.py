"""Why nothing is quoted, and the nearest sentences: decided from what was read, looking no further than it must."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from rag.schema import Abstention, Article, Coverage, Quote, ReadPassage, Reason, ScoredSentence
from rag.silence.comments import nobody_commented
from rag.silence.details import lacks_detail
from rag.silence.meanings import AS_GOOD, two_meanings
from rag.silence.places import is_of_another_place
from rag.silence.premises import Premise, premises_of, proposition_of
from rag.silence.support import Read, Verdict, judge
from rag.silence.undecided import only_asks, only_denies

NEAR_MISSES: Final = 3


@dataclass(frozen=True)
class Reading:
    """What came of reading: all sentences, best first, and of these the ones to quote, or else the nearest."""

    question: str
    sentences: tuple[ScoredSentence, ...]
    quotes: tuple[Quote, ...]
    nearest: tuple[Quote, ...]


@dataclass(frozen=True)
class Corpus:
    """What else can be found out: how much there is, and three things that are looked up only if they matter.

    `as_quote` makes a quote of a sentence; `search` finds further passages for some words; `outside` are the sentences
    that would be quoted if the articles were not restricted.
    """

    articles: int
    coverage: Coverage
    as_quote: Callable[[ScoredSentence], Quote]
    search: Callable[[str], Sequence[ReadPassage]]
    outside: Callable[[], Sequence[Quote]]


def abstention(reading: Reading, corpus: Corpus) -> Abstention | None:
    """Why to be silent, with at most three near misses; None where the quotes may stand."""
    if reading.quotes:
        undecided = _undecided(reading, reading.quotes) or _unfounded(reading, corpus)
        return undecided or _lacking(reading) or _ambiguous(reading)
    if outside := corpus.outside():
        return Abstention("outside_filters", tuple(outside[:NEAR_MISSES]))
    counted = reason_by_count(corpus.articles, corpus.coverage)
    if counted != "not_stated":
        return Abstention(counted, reading.nearest)
    unanswered = _undecided(reading, reading.nearest[:1]) or _unfounded(reading, corpus)
    return unanswered or Abstention("not_stated", reading.nearest)


def reason_by_count(articles: int, coverage: Coverage) -> Reason:
    """What the counts tell: nothing is here, nothing passes the filters, nothing has the topic; else not stated."""
    if not articles:
        return "empty_corpus"
    if not coverage.articles:
        return "outside_filters"
    return "not_stated" if coverage.matched else "topic_absent"


def _undecided(reading: Reading, quotes: Sequence[Quote]) -> Abstention | None:
    """Whether the sentences, all of them, only ask what is asked, or only deny it."""
    question = reading.question
    if quotes and all(only_asks(question, quote.text, quote.highlight, quote.start) for quote in quotes):
        return _silent("only_asked", reading, quotes)
    if quotes and all(only_denies(question, quote.text, quote.highlight, quote.start) for quote in quotes):
        return _silent("only_denied", reading, quotes)
    return None


def _unfounded(reading: Reading, corpus: Corpus) -> Abstention | None:
    """Whether the question assumes, or asks to confirm, what no sentence says; before that is said, more is read."""
    read = [Read(scored.article, scored.spoken.sentence) for scored in reading.sentences]
    for premise in premises_of(reading.question):
        verdict = _judged(premise, read, corpus)
        if not verdict.is_supported:
            is_absent = not verdict.bearing and corpus.coverage.matched == 0
            reason: Reason = "only_denied" if verdict.is_denied else "topic_absent" if is_absent else "false_premise"
            return _silent(reason, reading, _quotes_of(verdict.bearing, reading, corpus))
    asked = proposition_of(reading.question)
    if asked and reading.quotes:
        verdict = _judged(asked, read, corpus)
        if not verdict.is_supported and not verdict.is_spoken_of:
            return _silent("not_stated", reading, _quotes_of(verdict.bearing, reading, corpus))
    return None


def _judged(premise: Premise, read: Sequence[Read], corpus: Corpus) -> Verdict:
    verdict = judge(premise, read)
    if verdict.is_supported:
        return verdict
    found = corpus.search(f"{premise.subject} {premise.verb}")
    further = [Read(passage.article, spoken.sentence) for passage in found for spoken in passage.sentences]
    return judge(premise, [*read, *further])


def _lacking(reading: Reading) -> Abstention | None:
    """Whether neither the best quote nor one as good has what the question asks for in so many words."""
    question = reading.question
    good = [quote for quote in reading.quotes if quote.score >= AS_GOOD * reading.quotes[0].score]
    read = {scored.key: scored for scored in reading.sentences}
    if (
        nobody_commented(question, reading.sentences)
        or all(lacks_detail(question, quote) for quote in good)
        or all(quote.key in read and is_of_another_place(question, read[quote.key]) for quote in good)
    ):
        return _silent("not_stated", reading, ())
    return None


def _ambiguous(reading: Reading) -> Abstention | None:
    articles: dict[str, Article] = {scored.article.id: scored.article for scored in reading.sentences}
    meanings = two_meanings(reading.question, reading.quotes, articles)
    return Abstention("ambiguous", meanings) if meanings else None


def _silent(reason: Reason, reading: Reading, first: Sequence[Quote]) -> Abstention:
    """The reason with the sentences that show it, and after them those that would have been quoted."""
    nearest = {quote.key: quote for quote in (*first, *reading.quotes, *reading.nearest)}
    return Abstention(reason, tuple(nearest.values())[:NEAR_MISSES])


def _quotes_of(bearing: Sequence[Read], reading: Reading, corpus: Corpus) -> list[Quote]:
    """The sentences that bear on a premise as quotes, where they are among those that were scored."""
    scored = {(one.article.id, one.spoken.sentence.start): one for one in reading.sentences}
    found = (scored.get((read.article.id, read.sentence.start)) for read in bearing[:NEAR_MISSES])
    return [corpus.as_quote(one) for one in found if one]
