"""A list of all that somebody said is complete, in order, in pages, and verbatim."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rag.errors import QuestionError
from rag.question import QuotesRequest
from rag.quotes import QuoteList, list_quotes
from rag.schema import Filters, Highlight
from rag.store import Store
from tests.corpora import store_in
from tests.fakes import BagOfWords
from tests.spoken_cases import KHINSHTEIN, TOLL, TSUKANOV, Line, Voice, indexed, stored

MANY: tuple[Line, ...] = tuple(
    (f"The governor Ann Lee said that road {number} was closed.", [Voice("Ann Lee", "governor")])
    for number in range(1, 26)
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with stored(
        tmp_path,
        indexed("toll", *TOLL, published="2025-05-20"),
        indexed("undated", ("Alexei Tsukanov called it sad.", [Voice("Alexei Tsukanov")])),
        indexed("old", ("Alexei Tsukanov denied it.", [Voice("Alexei Tsukanov")]), published="2024-01-01"),
        indexed("many", *MANY),
    ) as store:
        yield store


def listed(store: Store, speaker: str, **asked: object) -> QuoteList:
    request = replace(QuotesRequest(speaker), **asked)  # type: ignore[arg-type]
    return list_quotes(request, store, BagOfWords())


def test_every_sentence_is_there_oldest_article_first_and_undated_last(store: Store) -> None:
    found = listed(store, "Tsukanov")
    assert [(quote.article.id, quote.sentence) for quote in found.quotes] == [("old", 1), ("toll", 3), ("undated", 1)]
    assert (found.names, found.total, found.spoken, found.pages) == (("Alexei Tsukanov",), 3, 3, 1)
    assert found.empty is None


def test_every_quote_is_the_articles_own_text_with_its_speaker(store: Store) -> None:
    for quote in listed(store, "Khinshtein").quotes:
        article = store.articles.get(quote.article.id)
        assert article is not None
        assert quote.text == article.text[quote.start : quote.end]
        assert quote.speaker is not None and quote.speaker.name == "Alexander Khinshtein"
        assert quote.said == (Highlight(quote.start, quote.end),)


def test_pages_together_are_the_list_and_each_quote_stands_once(store: Store) -> None:
    pages = [listed(store, "the governor Lee", page=page, size=10) for page in (1, 2, 3)]
    assert [len(page.quotes) for page in pages] == [10, 10, 5]
    assert [quote.sentence for page in pages for quote in page.quotes] == list(range(1, 26))
    assert {(page.total, page.pages) for page in pages} == {(25, 3)}
    assert listed(store, "Lee", size=25).quotes == tuple(quote for page in pages for quote in page.quotes)


def test_a_page_beyond_the_last_one_is_refused(store: Store) -> None:
    with pytest.raises(QuestionError, match="no page 4: at 10 a page, the last one is 3"):
        listed(store, "Lee", page=4, size=10)
    with pytest.raises(QuestionError, match="no page 2: at 20 a page, the last one is 1"):
        listed(store, "Nobody", page=2)


def test_what_is_about_something_is_kept_and_how_much_was_left_out_is_told(store: Store) -> None:
    found = listed(store, "Khinshtein", about="civilian deaths")
    assert [quote.sentence for quote in found.quotes] == [1]
    assert (found.total, found.spoken) == (1, 2)
    assert 0 < found.quotes[0].score <= 1


def test_a_word_in_another_form_is_enough_to_be_about_it(store: Store) -> None:
    assert [quote.sentence for quote in listed(store, "Khinshtein", about="opening of bridges").quotes] == [4]


@pytest.mark.parametrize(
    ("speaker", "asked", "empty"),
    [
        ("Putin", {}, "unknown_speaker"),
        ("Tsukanov", {"filters": Filters(since="2026-01-01")}, "outside_filters"),
        ("Tsukanov", {"about": "football"}, "not_about"),
    ],
)
def test_an_empty_list_says_why(store: Store, speaker: str, asked: dict[str, object], empty: str) -> None:
    found = listed(store, speaker, **asked)
    assert (found.empty, found.quotes, found.total, found.pages) == (empty, (), 0, 0)


def test_a_name_that_nobody_has_brings_the_nearest(store: Store) -> None:
    assert listed(store, "Tsukanof").near == ("Alexei Tsukanov",)


def test_a_corpus_without_articles_says_that(tmp_path: Path) -> None:
    with store_in(tmp_path / "none") as store:
        assert listed(store, "Tsukanov").empty == "empty_corpus"


def test_a_sentence_of_two_speakers_shows_the_one_who_is_asked_for(tmp_path: Path) -> None:
    line: Line = (
        "Acting Governor Alexander Khinshtein and Alexei Tsukanov, the region’s Prosecutor General, agreed.",
        [KHINSHTEIN, TSUKANOV],
    )
    with stored(tmp_path / "two", indexed("a", line)) as store:
        for name in ("Alexander Khinshtein", "Alexei Tsukanov"):
            (quote,) = listed(store, name).quotes
            assert quote.speaker is not None and quote.speaker.name == name


def test_a_quote_that_no_longer_matches_is_withheld(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    article = indexed("a", *TOLL)
    forged = replace(article, article=replace(article.article, sha256="0" * 64))
    with stored(tmp_path / "forged", forged) as store:
        found = listed(store, "Khinshtein")
    assert (found.total, found.quotes) == (2, ())
    assert "withheld" in caplog.text


def test_the_json_has_the_fields_of_the_list(store: Store) -> None:
    record = listed(store, "Khinshtein", size=1).to_json()
    assert list(record) == [
        "speaker", "about", "names", "near", "spoken", "total", "page", "pages", "size", "quotes", "empty",
    ]  # fmt: skip
