"""Whom a name means among those who speak in the articles, and the sentences in which they do."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from rag.schema import Filters, Passage, ReadPassage, SpokenSentence
from rag.store import Store, StoredSpeaker
from rag.variants import has_only_surname, is_meant, name_words, people, search_words, shares_surname

NEAR = 5  # names that are shown as perhaps meant
MOST_WORDS = 8  # of what is asked for; each is compared with every word of every name
LIKENESS = 0.75  # of two words, from 0 to 1: "Khinstein" and "Khinshtein" have 0.95

ArticleSentence = tuple[str, SpokenSentence]  # the article's id, and a sentence of it


@dataclass(frozen=True)
class Voices:
    """Those who are meant, one for each article; their `names` as printed, each once; and names that are `near`."""

    speakers: tuple[StoredSpeaker, ...] = ()
    near: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """By how many articles print them, most first."""
        counted = [speaker.who.name for speaker in self.speakers]
        return tuple(sorted(set(counted), key=lambda name: (-counted.count(name), name)))


def find_voices(store: Store, asked: str) -> Voices:
    """Whom the articles know by what is asked for; where that is nobody, by either part of "Mr Lind and Ms Berg".

    An article that prints no more than the surname means the full name that is asked for, unless somebody else of that
    surname speaks in the articles.
    """
    whole, *parts = (_find(store, person) for person in people(asked))
    found = [whole] if whole.speakers else [part for part in parts if part.speakers]
    if not found:
        return Voices(near=_nearest(store, asked))
    speakers = {speaker.row: speaker for voices in found for speaker in voices.speakers}
    return Voices(tuple(speakers.values()), tuple(name for voices in found for name in voices.near))


def their_sentences(store: Store, voices: Voices, filters: Filters) -> list[ArticleSentence]:
    """Every sentence in which they speak, with no speeches but theirs: oldest article first, undated ones last."""
    names = defaultdict(set)
    for speaker in voices.speakers:
        names[speaker.article].add(speaker.who.name)
    found = store.speakers.sentences([speaker.row for speaker in voices.speakers], filters)
    return [(article, only_theirs(spoken, names[article])) for article, spoken in found]


def only_theirs(spoken: SpokenSentence, names: Collection[str]) -> SpokenSentence:
    """The sentence with the speeches of those whom its article calls by these names."""
    main, *others = (
        speech
        for speech in spoken.speeches
        if speech.speaker and speech.speaker.is_known and speech.speaker.name in names
    )
    return replace(spoken, speech=main, others=tuple(others))


def as_passages(store: Store, sentences: Sequence[ArticleSentence]) -> list[ReadPassage]:
    """The passages in which the sentences stand, with no sentences but these, each in its first passage."""
    of_article: dict[str, list[SpokenSentence]] = defaultdict(list)
    for article, spoken in sentences:
        of_article[article].append(spoken)
    return [passage for article, spoken in of_article.items() for passage in _of_article(store, article, spoken)]


def _of_article(store: Store, id: str, sentences: Sequence[SpokenSentence]) -> list[ReadPassage]:
    article = store.articles.get(id)
    held: dict[Passage, list[SpokenSentence]] = defaultdict(list)
    passages = store.passages.of_article(id)
    for spoken in sentences:
        number = spoken.sentence.number
        held[next(passage for passage in passages if passage.first <= number <= passage.last)].append(spoken)
    return [ReadPassage(article, passage, tuple(spoken)) for passage, spoken in held.items()] if article else []


def _find(store: Store, asked: str) -> Voices:
    candidates = store.speakers.under(search_words(asked))
    meant = [speaker for speaker in candidates if is_meant(asked, speaker.who)]
    bare = [speaker for speaker in candidates if has_only_surname(asked, speaker.who)]
    known = {speaker.row for speaker in (*meant, *bare)}
    if any(shares_surname(asked, speaker.who) and speaker.row not in known for speaker in candidates):
        return Voices(tuple(meant), tuple(sorted({speaker.who.name for speaker in bare})))
    return Voices((*meant, *bare))


def _nearest(store: Store, asked: str) -> tuple[str, ...]:
    """Names of speakers with a word that is like one of those asked for, likest first."""
    names = defaultdict(list)
    for name in store.speakers.names():
        for printed in name_words(name):
            names[printed].append(name)
    words = tuple(dict.fromkeys(name_words(asked)))[:MOST_WORDS]
    like = [near for word in words for near in get_close_matches(word, names, NEAR, LIKENESS)]
    return tuple(dict.fromkeys(name for word in like for name in names[word]))[:NEAR]
