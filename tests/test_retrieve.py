"""Passages for a question: fusion, filters and order."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rag.retrieve import LAST_WORDS, Searchable, Sought, alternate, fuse, near_the_conversation, retrieve
from rag.schema import UNFILTERED, Filters
from tests.corpora import BRIDGE, HARVEST, SCHOOL, store_in, update, write
from tests.fakes import BagOfWords, ExactVectors

EVERYTHING = 10


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Searchable]:
    write(tmp_path, "bridge.md", BRIDGE, publisher="The Riverton Post", published="2025-03-01")
    write(tmp_path, "school.md", SCHOOL, publisher="Daily Echo", published="2025-03-02")
    write(tmp_path, "harvest.md", HARVEST)
    with store_in(tmp_path / "data") as store:
        update(store, tmp_path)
        yield Searchable(store, ExactVectors(store), BagOfWords())


def articles(corpus: Searchable, question: str, filters: Filters | None = None) -> list[str]:
    found = retrieve(Sought(question, filters or UNFILTERED), corpus, EVERYTHING)
    return [retrieved.passage.article for retrieved in found]


def test_first_in_every_ranking_has_score_one() -> None:
    assert fuse([["a", "b"], ["a", "b"]])[0] == ("a", 1.0)


def test_a_fused_score_is_the_sum_of_reciprocal_ranks() -> None:
    best = 1 / 61 + 1 / 61
    assert dict(fuse([["a", "b"], ["b", "c"]])) == pytest.approx(
        {"a": (1 / 61) / best, "b": (1 / 62 + 1 / 61) / best, "c": (1 / 62) / best}
    )


def test_second_in_both_rankings_beats_first_in_one() -> None:
    assert [passage for passage, _ in fuse([["a", "b"], ["c", "b"]])] == ["b", "a", "c"]


def test_equal_scores_stand_in_order_of_id() -> None:
    assert [passage for passage, _ in fuse([["b", "d"], ["a", "c"]])] == ["a", "b", "c", "d"]


def test_nothing_fused_is_nothing() -> None:
    assert fuse([[], []]) == []


def test_the_passage_that_shares_the_questions_words_is_first(corpus: Searchable) -> None:
    assert articles(corpus, "Who closed the bridge at Riverton?")[0] == "bridge"
    assert articles(corpus, "What do farmers expect of the harvest?")[0] == "harvest"


def test_at_most_as_many_passages_as_asked_for(corpus: Searchable) -> None:
    assert len(retrieve(Sought("bridge"), corpus, 2)) == 2


def test_the_same_question_gets_the_same_passages(corpus: Searchable) -> None:
    assert articles(corpus, "the storm and the mayor") == articles(corpus, "the storm and the mayor")


@pytest.mark.parametrize(
    ("filters", "passing"),
    [
        (Filters(since="2025-03-01"), {"bridge", "school"}),
        (Filters(since="2025-03-02"), {"school"}),
        (Filters(until="2025-03-01"), {"bridge"}),
        (Filters(since="2025-03-01", until="2025-03-01"), {"bridge"}),
        (Filters(since="2025-03-03"), set()),
        (Filters(publisher="daily ECHO"), {"school"}),
        (Filters(publisher="Nobody"), set()),
        (Filters(publisher="Daily Echo", until="2025-03-01"), set()),
    ],
)
def test_only_articles_that_pass_the_filters_are_found(corpus: Searchable, filters: Filters, passing: set[str]) -> None:
    """Undated articles fail any date, articles without a publisher any publisher; bounds are inclusive."""
    assert set(articles(corpus, "bridge school harvest", filters)) == passing
    assert corpus.store.articles.summary(filters).articles == len(passing)
    assert {article.id for article in corpus.store.articles.all() if filters.allow(article)} == passing


def test_a_filter_changes_who_is_compared_but_not_their_order(corpus: Searchable) -> None:
    question = "Which schools opened after the bridge was closed?"
    dated = [article for article in articles(corpus, question) if article != "harvest"]
    assert articles(corpus, question, Filters(since="2025-01-01")) == dated


@pytest.mark.parametrize(
    ("filters", "passing"),
    [
        (Filters(within=("bridge", "harvest")), {"bridge", "harvest"}),
        (Filters(without=("bridge",)), {"school", "harvest"}),
        (Filters(within=("bridge", "school"), without=("school",)), {"bridge"}),
        (Filters(within=("harvest",), since="2025-01-01"), set()),
    ],
)
def test_a_question_may_name_the_articles_to_ask_and_to_leave_out(
    corpus: Searchable, filters: Filters, passing: set[str]
) -> None:
    assert set(articles(corpus, "Which schools opened after the bridge was closed?", filters)) == passing


def test_vectors_and_words_can_each_search_alone(corpus: Searchable) -> None:
    dense, lexical = replace(corpus, retrieval="dense"), replace(corpus, retrieval="lexical")
    assert articles(dense, "harvests?")[0] == "harvest"  # to the fake encoder, a plural is the same word
    assert len(articles(dense, "harvests?")) == 3
    assert articles(lexical, "wheat") == ["harvest"]
    assert articles(lexical, "🌉") == []


def test_rankings_alternate_without_repeating_what_both_have() -> None:
    in_turn = alternate([["a", "b", "c"], ["b", "d"]])
    assert [passage for passage, _ in in_turn] == ["a", "b", "d", "c"]
    assert in_turn[0][1] == 1.0 > in_turn[1][1]


def test_alternating_finds_what_fusing_finds(corpus: Searchable) -> None:
    question = "Which schools opened after the bridge was closed?"
    assert set(articles(replace(corpus, retrieval="alternating"), question)) == set(articles(corpus, question))


def test_equally_near_passages_stand_in_order_of_id(tmp_path: Path) -> None:
    for name in ("c", "a", "b"):
        write(tmp_path, f"{name}.md", BRIDGE, published="2025-03-01")
    with store_in(tmp_path / "data") as store:
        update(store, tmp_path)
        corpus = Searchable(store, ExactVectors(store), BagOfWords())
        assert articles(corpus, "bridge") == ["a", "b", "c"]
        assert articles(corpus, "bridge", Filters(since="2025-01-01")) == ["a", "b", "c"]


def test_a_question_without_words_is_answered_by_nearness_alone(corpus: Searchable) -> None:
    assert len(articles(corpus, "🌉")) == 3


def test_an_empty_corpus_has_no_passages(tmp_path: Path) -> None:
    with store_in(tmp_path / "data") as store:
        corpus = Searchable(store, ExactVectors(store), BagOfWords())
        assert articles(corpus, "bridge") == []
        assert articles(corpus, "bridge", Filters(publisher="Daily Echo")) == []


def test_a_question_is_drawn_to_what_was_said_last_only_where_it_is_like_it() -> None:
    reply, before = np.array([0, 1, 0], np.float32), np.array([0, 1, 0], np.float32)
    strange = np.array([1, 0, 0], np.float32)
    familiar = np.array([0.8, 0.6, 0], np.float32)
    assert np.allclose(near_the_conversation(strange, reply, before), strange)
    drawn = near_the_conversation(familiar, reply, before)
    assert np.isclose(np.linalg.norm(drawn), 1)
    assert np.isclose(drawn[1] / drawn[0], (0.6 + LAST_WORDS) / 0.8)
