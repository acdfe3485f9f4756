"""Answers are kept as they were given, with what was asked and how the corpus was then."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.schema import Filters, Question
from rag.store import Store
from tests.corpora import store_in
from tests.spoken_cases import TOLL, indexed, put

RECORD = {"quotes": [{"text": "“It is closed”"}], "confidence": 0.1}
ASKED = Question(
    "And “what” did he say?",
    history=("Who spoke?", "Where?"),
    filters=Filters("2025-05-20", "2025-05-21", "The Gazette", ("a",), ("b", "c")),
    replies=("He did.",),
    earlier=("w", "v"),
    is_standalone=True,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as store:
        yield store


def test_an_answer_outlives_the_article_that_it_quotes(store: Store) -> None:
    put(store, indexed("a", *TOLL))
    store.answers.keep("x", RECORD, ASKED)
    store.updates.remove(["a"])
    assert store.answers.kept("x") == RECORD
    assert store.answers.kept("y") is None


def test_what_was_asked_is_kept_to_the_letter(tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        store.answers.keep("x", RECORD, ASKED)
    with store_in(tmp_path) as reopened:
        assert reopened.answers.request_of("x") == (ASKED, 0)
        assert reopened.answers.request_of("y") is None


def test_an_answer_knows_which_changes_of_the_corpus_came_after_it(store: Store) -> None:
    put(store, indexed("a", *TOLL))
    store.answers.keep("x", RECORD, ASKED)
    put(store, indexed("b", *TOLL))
    kept = store.answers.request_of("x")
    assert kept is not None
    assert [change.article for change in store.article_log.changes_since(kept[1])] == ["b"]


def test_what_was_given_first_stays(store: Store) -> None:
    store.answers.keep("x", RECORD, ASKED)
    put(store, indexed("a", *TOLL))
    store.answers.keep("x", {"quotes": []}, Question("Who?"))
    assert store.answers.kept("x") == RECORD
    assert store.answers.request_of("x") == (ASKED, 0)
