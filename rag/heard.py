"""What is read and quoted for a question about what somebody said: their own sentences, or what only tells of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from rag.about import aboutness
from rag.answer import Selection
from rag.paragraphs import line_start
from rag.retrieve import Searchable, Sought, retrieve
from rag.said import mentions, speech_question
from rag.schema import Filters, Quote, ReadPassage, Scores, SpokenSentence
from rag.voices import ArticleSentence, as_passages, find_voices, their_sentences

ALMOST_AS_GOOD = 0.35  # of the best sentence's score, for one with a speaker to come before it where who spoke is asked


def heard(
    speaker: str, question: str, corpus: Searchable, filters: Filters, found: Sequence[ReadPassage]
) -> list[ReadPassage] | None:
    """The speaker's own sentences, all of them, and of those that were found the ones that tell of the speaker.

    In their passages, best first; None where nobody of that name speaks in the articles.
    """
    voices = find_voices(corpus.store, speaker)
    if not voices.speakers:
        return None
    own = their_sentences(corpus.store, voices, filters)
    known = {(article, spoken.sentence) for article, spoken in own}
    told = [one for one in _told_of(speaker, found) if (one[0], one[1].sentence) not in known]
    return _best_first(question, corpus, filters, as_passages(corpus.store, [*own, *told]))


def without_others(selection: Selection, speaker: str) -> Selection:
    """For a speaker whom nobody knows: quoted is what names the speaker, or is said by somebody who is left open."""
    kept = tuple(quote for quote in selection.quotes if _leaves_speaker_open(quote) or mentions(quote.text, speaker))
    return replace(selection, quotes=kept) if kept else Selection((), selection.quotes or selection.near_misses)


def without_other_topics(selection: Selection, topic: str, corpus: Searchable) -> Selection:
    """Quoted is what is about the topic: itself, with what stands before it in its paragraph, or by its title."""
    if not topic or not selection.quotes:
        return selection
    told = {quote: _told_with(quote, corpus) for quote in selection.quotes}
    texts = list(dict.fromkeys(chain.from_iterable(told.values())))
    judged = zip(texts, aboutness(topic, texts, corpus.encoder), strict=True)
    about = {text for text, found in judged if found.is_about}
    kept = tuple(quote for quote, places in told.items() if not about.isdisjoint(places))
    return replace(selection, quotes=kept) if kept else Selection((), selection.quotes)


def with_speakers_first(question: str, scores: Scores) -> Scores:
    """Where it is asked who said something: of sentences almost as good as the best, first what somebody says."""
    said = speech_question(question)
    if said is None or said.asks != "speaker":
        return scores
    least = ALMOST_AS_GOOD * max((one.score for one in scores.sentences), default=0.0)
    ordered = sorted(scores.sentences, key=lambda one: one.score < least or not _is_spoken(one.spoken))
    return replace(scores, sentences=tuple(ordered))


def _told_with(quote: Quote, corpus: Searchable) -> tuple[str, str, str]:
    """A quote, its paragraph up to its end, and the title that it stands under."""
    article = corpus.store.articles.get(quote.article.id)
    text = article.text[: quote.end] if article else quote.text
    return quote.text, text[line_start(text, quote.start) :], quote.article.title


def _leaves_speaker_open(quote: Quote) -> bool:
    return quote.speech != "none" and (quote.speaker is None or not quote.speaker.is_known)


def _told_of(speaker: str, found: Sequence[ReadPassage]) -> Iterator[ArticleSentence]:
    """The sentences in which nobody speaks and the speaker is named: "Khinshtein did not elaborate"."""
    for passage in found:
        for spoken in passage.sentences:
            text = passage.article.text[spoken.sentence.start : spoken.sentence.end]
            if not _is_spoken(spoken) and mentions(text, speaker):
                yield passage.article.id, spoken


def _is_spoken(spoken: SpokenSentence) -> bool:
    """Whether it is known who speaks in a sentence."""
    return any(speech.speaker is not None and speech.speaker.is_known for speech in spoken.speeches)


def _best_first(
    question: str, corpus: Searchable, filters: Filters, passages: Sequence[ReadPassage]
) -> list[ReadPassage]:
    """As they are found when only their articles are searched; the rest after them."""
    articles = tuple(dict.fromkeys(passage.article.id for passage in passages))
    found = retrieve(Sought(question, replace(filters, within=articles)), corpus, len(passages)) if articles else []
    places = {(one.passage.article, one.passage.passage.start): place for place, one in enumerate(found)}
    return sorted(passages, key=lambda read: places.get((read.article.id, read.passage.start), len(places)))
