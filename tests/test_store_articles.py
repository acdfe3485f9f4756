"""What is stored of articles comes back as it was, and goes with them when they go."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rag.articles import sha256_of
from rag.schema import Article, Filters, Highlight, Mention, Passage, Sentence, Speaker, Speech, SpokenSentence
from rag.store import CorpusSummary, IndexedArticle, Origin, Store, fingerprint
from tests.corpora import store_in

SAID = "“It is closed,” said Mayor Ann Lee, as per Radio Riverton."
OPEN = "It opens in May."
TEXT = f"{SAID} {OPEN}"
LEE = Speaker("Ann Lee", "Mayor", 28, 35, 22, 27, "person", Mention("Mayor Ann Lee", 22, 35), 0.9, 1)
SPEECH = Speech(
    kind="direct",
    speaker=LEE,
    cue=Mention("said", 17, 21),
    via=Mention("Radio Riverton", 44, 58),
    flags=("hedged",),
    said=(Highlight(0, 3), Highlight(5, 9)),
)
OTHER = Speech("indirect", replace(LEE, name="Radio Riverton", kind="organisation", mention=None))
SENTENCES = (
    Sentence(0, len(SAID), 0, "reporting", 1),
    Sentence(len(SAID) + 1, len(TEXT), 0, "reporting", 2),
)
PASSAGES = (Passage(0, len(SAID), 1, 1), Passage(len(SAID) + 1, len(TEXT), 2, 2))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as store:
        yield store


def article(id: str, published: str | None = None, publisher: str | None = None) -> Article:
    return Article(
        id, TEXT, sha256_of(TEXT), "Closed", f"/news/{id}.md", publisher, published, ("Ann", "Bob"), "http://a.b/"
    )


def put(store: Store, *articles: Article) -> None:
    vectors = {"said": np.array([1, 0], np.float32), "open": np.array([0, 1], np.float32)}
    indexed = [
        IndexedArticle(a, SENTENCES, ((SPEECH, OTHER), (Speech(),)), PASSAGES, ("said", "open")) for a in articles
    ]
    store.updates.put(indexed, vectors)


def test_an_article_comes_back_as_it_was_stored(store: Store) -> None:
    put(store, article("a", "2025-03-01", "Daily Echo"))
    assert store.articles.get("a") == article("a", "2025-03-01", "Daily Echo")
    assert store.articles.get("b") is None


def test_sentences_come_back_with_who_speaks_in_them(store: Store) -> None:
    put(store, article("a"))
    said, opened = SpokenSentence(SENTENCES[0], SPEECH, (OTHER,)), SpokenSentence(SENTENCES[1], Speech())
    assert store.articles.sentences("a") == (said, opened)
    assert store.articles.reporting_sentences("a", 2, 5) == (opened,)
    assert store.articles.count_sentences("a") == 2
    assert store.articles.count_sentences("nothing") == 0


def test_articles_are_listed_newest_first_and_undated_ones_last(store: Store) -> None:
    put(store, article("a"), article("b", "2025-01-01"), article("c", "2025-02-01"))
    assert [listed.id for listed in store.articles.all()] == ["c", "b", "a"]
    assert store.articles.count() == 3


def test_a_summary_counts_what_passes_and_gives_its_dates(store: Store) -> None:
    put(store, article("a"), article("b", "2025-01-01"), article("c", "2025-02-01"))
    assert store.articles.summary(Filters()) == CorpusSummary(3, "2025-01-01", "2025-02-01")
    assert store.articles.summary(Filters(since="2025-02-01")) == CorpusSummary(1, "2025-02-01", "2025-02-01")
    assert store.articles.summary(Filters(publisher="Nobody")) == CorpusSummary(0, None, None)


def test_the_digest_is_of_what_is_said_and_not_of_where_or_when_it_was_read(store: Store, tmp_path: Path) -> None:
    put(store, article("a"), article("b"))
    with store_in(tmp_path / "other") as other:
        put(other, article("b"))
        put(other, article("a"))
        other.updates.file_read("/elsewhere/a.md", "stamp", ["a"])
        assert other.articles.digest() == store.articles.digest()
        put(other, article("a", "2025-01-01"))
        assert other.articles.digest() != store.articles.digest()


def test_what_is_removed_is_gone_from_everywhere_and_the_vector_index_is_to_hear_of_it(store: Store) -> None:
    put(store, article("a"), article("b"))
    store.vector_changes.done(store.vector_changes.waiting("add", 10))
    store.updates.remove(["a"])
    store.updates.forget_unused_embeddings()
    assert store.articles.get("a") is None
    assert store.articles.sentences("a") == ()
    assert [passage.split("@")[0] for passage, _ in store.passages.search_words("closed", Filters(), 9)] == ["b"]
    assert [passage.split("@")[0] for passage in store.vector_changes.waiting("remove", 10)] == ["a", "a"]
    assert store.passages.known_embeddings(["said", "open"]) == {"said", "open"}


def test_vectors_that_no_passage_uses_are_forgotten(store: Store) -> None:
    put(store, article("a"))
    store.updates.remove(["a"])
    store.updates.forget_unused_embeddings()
    assert store.passages.known_embeddings(["said", "open"]) == set()


def test_vectors_come_back_bit_for_bit_in_order_of_id(store: Store) -> None:
    put(store, article("b"), article("a"))
    ids, vectors = store.passages.vectors(Filters())
    assert ids == sorted(ids)
    assert vectors.tolist() == [[1, 0], [0, 1], [1, 0], [0, 1]]
    assert store.passages.vectors_of([ids[1], "unknown"])[1].tolist() == [[0, 1]]


def test_what_the_index_was_told_is_told_again_to_a_new_one(store: Store) -> None:
    put(store, article("a"))
    store.vector_changes.done(store.vector_changes.waiting("add", 10))
    assert store.vector_changes.count() == 0
    store.vector_changes.add_everything()
    assert store.vector_changes.count() == 2


def test_a_file_is_known_by_its_stamp_and_holds_its_articles(store: Store) -> None:
    put(store, article("a"))
    assert store.articles.of_file("/news/a.md", "stamp") is None
    store.updates.file_read("/news/a.md", "stamp", ["a"])
    assert store.articles.of_file("/news/a.md", "stamp") == ("a",)
    assert store.articles.of_file("/news/a.md", "another") is None
    store.updates.file_read("/news/a.md", "later", [])
    assert store.articles.of_file("/news/a.md", "later") == ()
    assert store.articles.origins(["a", "b"]) == {"a": Origin("/news/a.md", False, fingerprint(article("a")))}


def test_the_file_of_a_removed_article_is_read_again(store: Store) -> None:
    put(store, article("a"))
    store.updates.file_read("/news/a.md", "stamp", ["a"])
    store.updates.remove(["a"])
    assert store.articles.of_file("/news/a.md", "stamp") is None
