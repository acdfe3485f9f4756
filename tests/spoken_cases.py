"""Articles in which people speak, stored as indexing would store them: who speaks is said by hand."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rag.articles import sha256_of
from rag.schema import Article, Highlight, Sentence, Speaker, SpeakerKind, Speech
from rag.segment import split_passages, split_sentences
from rag.store import IndexedArticle, Store
from tests.corpora import store_in
from tests.fakes import BagOfWords


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks; with an antecedent, only how a sentence calls them."""

    name: str
    role: str | None = None
    kind: SpeakerKind = "person"
    antecedent: int | None = None

    def speech(self, text: str, said: Highlight) -> Speech:
        """What they say in an article, which must print name and role."""
        start = text.index(self.name)
        role_start = text.index(self.role) if self.role else None
        speaker = Speaker(self.name, self.role, start, start + len(self.name), role_start)
        role_end = role_start + len(self.role) if self.role and role_start is not None else None
        speaker = replace(speaker, role_end=role_end, kind=self.kind, antecedent=self.antecedent)
        return Speech("indirect", speaker, said=(said,))


Line = tuple[str, Sequence[Voice]]  # a sentence, and everyone who speaks in it

KHINSHTEIN = Voice("Alexander Khinshtein", "Acting Governor")
TSUKANOV = Voice("Alexei Tsukanov", "the region’s Prosecutor General")
NATIONS = Voice("the United Nations", kind="organisation")
TOLL: tuple[Line, ...] = (
    ("Acting Governor Alexander Khinshtein said that 288 civilians had died.", [KHINSHTEIN]),
    ("The river rose by two metres in the night.", []),
    ("Alexei Tsukanov, the region’s Prosecutor General, put the dead at 358.", [TSUKANOV]),
    ("Khinshtein said that the bridge would open again in May.", [KHINSHTEIN]),
    ("Khinshtein did not explain the circumstances.", []),
    ("He called the weather terrible.", [Voice("He", antecedent=4)]),
)


def indexed(id: str, *lines: Line, published: str | None = None, publisher: str | None = None) -> IndexedArticle:
    """An article of these sentences, taken apart."""
    text = "The news\n\n" + " ".join(sentence for sentence, _ in lines)
    article = Article(id, text, sha256_of(text), "The news", f"{id}.txt", publisher, published)
    sentences = split_sentences(text, article.title)
    speeches = [_speeches(text, sentence, lines) for sentence in sentences]
    passages = split_passages(sentences, text)
    keys = [hashlib.sha256(article.under_heading(passage).encode()).hexdigest() for passage in passages]
    return IndexedArticle(article, sentences, tuple(speeches), passages, tuple(keys))


def _speeches(text: str, sentence: Sentence, lines: Sequence[Line]) -> tuple[Speech, ...]:
    voices = lines[sentence.number - 1][1] if sentence.number else []
    said = Highlight(sentence.start, sentence.end)
    return tuple(voice.speech(text, said) for voice in voices) or (Speech(),)


@contextmanager
def stored(folder: Path, *articles: IndexedArticle) -> Iterator[Store]:
    """A store of these articles."""
    with store_in(folder) as store:
        for one in articles:
            put(store, one)
        yield store


def put(store: Store, one: IndexedArticle) -> None:
    """Store one more article, or another version of one."""
    texts = [one.article.under_heading(passage) for passage in one.passages]
    store.updates.put([one], dict(zip(one.embeddings, BagOfWords().encode(texts), strict=True)))
