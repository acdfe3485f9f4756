"""Questions as full-text searches: whatever is asked, the expression is one that SQLite can read."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rag.index.lexical import MOST_WORDS, any_word
from rag.schema import Filters
from rag.store import Store
from tests.corpora import BRIDGE, HARVEST, store_in, update, write


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("lexical")
    write(folder, "bridge.md", BRIDGE)
    write(folder, "harvest.md", HARVEST)
    write(folder, "cafe.md", "Das Café „Zur Brücke“ wurde am Montag geschlossen.")
    write(folder, "arabic.md", "أعلنت الحكومة عن إعادة فتح الجسر يوم الاثنين.")
    with store_in(folder / "data") as store:
        update(store, folder)
        yield store


def found(store: Store, question: str) -> list[str]:
    expression = any_word(question)
    assert expression is not None
    return [passage.split("@")[0] for passage, _ in store.passages.search_words(expression, Filters(), 10)]


def test_only_content_words_are_searched() -> None:
    assert any_word("Who closed the bridge?") == '"closed" OR "bridge"'


def test_a_question_of_function_words_alone_is_searched_for_these() -> None:
    assert any_word("Who was that?") == '"who" OR "was" OR "that"'


@pytest.mark.parametrize("question", ["", "?!", "🌉🌉", '"" * ( ) ^ -'])
def test_a_question_without_words_is_no_search(question: str) -> None:
    assert any_word(question) is None


def test_a_word_is_searched_once() -> None:
    assert any_word("bridge, Bridge and BRIDGE") == '"bridge"'


def test_a_pasted_page_is_cut_after_its_first_words() -> None:
    expression = any_word(" ".join(f"word{number}" for number in range(10_000)))
    assert expression is not None
    assert expression.split(" OR ") == [f'"word{number}"' for number in range(MOST_WORDS)]


@pytest.mark.parametrize(
    "question",
    [
        'the "bridge"',
        "bridge AND nothing",
        "NOT bridge",
        "bridge NEAR(mayor, 2)",
        "bridge*",
        "words:bridge",
        "^bridge + mayor - {a b}: (c",
        "bridge'; DROP TABLE articles; --",
        "bridge 🌉 \u202e \x00",
    ],
)
def test_operators_in_a_question_are_mere_text(store: Store, question: str) -> None:
    assert found(store, question)[0] == "bridge"


def test_letters_are_found_without_their_accents(store: Store) -> None:
    assert found(store, "cafe") == ["cafe"]


def test_other_scripts_are_searched_too(store: Store) -> None:
    assert found(store, "متى أعيد فتح الجسر؟") == ["arabic"]


def test_a_word_is_found_in_its_other_forms(store: Store) -> None:
    assert found(store, "harvests") == ["harvest"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_no_text_is_a_syntax_error(store: Store, question: str) -> None:
    expression = any_word(question)
    if expression is not None:
        store.passages.search_words(expression, Filters(), 10)
        store.passages.matching_articles(expression, Filters())
