"""The last check: nothing that the stored article does not say, byte for byte, is shown."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rag.articles import sha256_of
from rag.errors import QuoteMismatch
from rag.schema import (
    Answer,
    Article,
    DateMention,
    DisagreeingValue,
    Disagreement,
    Highlight,
    Mention,
    Quote,
    Repetition,
    Speaker,
)
from rag.store import IndexedArticle, Store, open_store
from rag.verify import verified, verify_quote, verify_repetition
from tests.chat_cases import SEED, TSUKANOV, abstained, answered, article, quote, repetition, speaker

NAMED = speaker(SEED, "Alexei Tsukanov", TSUKANOV)
SAID = quote(SEED, 2, "789", NAMED)
FIRST = quote(SEED, 1)
FOREIGN = quote(article("foreign", "Nobody stored this.", "Foreign"), 1)


WIRE = article("wire", f"Kursk: the toll\n\nOur summary. {FIRST.text}\n", "Kursk: the toll")
AGAIN = repetition(WIRE, 2)
FOREIGN_AGAIN = repetition(article("foreign", "Nobody stored this.", "Foreign"), 1)


def find(*stored: Article) -> Callable[[str], Article | None]:
    return {article.id: article for article in stored}.get


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite3"


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    """A real store with the seed article in it."""
    with open_store(database, "no encoder") as store:
        store.updates.put([IndexedArticle(SEED, (), (), (), ())], {})
        yield store


@pytest.fixture
def stored_quote(store: Store) -> Quote:
    (stored,) = store.articles.all()
    return quote(stored, 2)


def test_a_quote_that_the_store_holds_is_shown_as_it_is(
    store: Store, stored_quote: Quote, caplog: pytest.LogCaptureFixture
) -> None:
    answer = answered(stored_quote)
    assert verified(answer, store.articles.get) == answer
    assert not caplog.records


@pytest.mark.parametrize("where", [0, 8, -1])
def test_one_flipped_byte_in_the_database_withholds_the_quote_with_an_error_in_the_log(
    store: Store, stored_quote: Quote, database: Path, caplog: pytest.LogCaptureFixture, where: int
) -> None:
    flip(database, stored_quote.article.id, stored_quote.start + (where % len(stored_quote.text)))
    shown = verified(answered(stored_quote), store.articles.get)
    assert (shown.status, shown.quotes, shown.coverage.quoted) == ("abstained", (), 0)
    assert shown.abstention is not None
    assert (shown.abstention.reason, shown.abstention.near_misses) == ("withheld", ())
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert stored_quote.article.id in record.getMessage()


def flip(database: Path, article: str, position: int) -> None:
    """Flip the lowest bit of one character's last byte, in the file and behind the program's back."""
    connection = sqlite3.connect(database)
    (text,) = connection.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()
    before = text[:position].encode()
    changed = bytearray(text.encode())
    changed[len(before) + len(text[position].encode()) - 1] ^= 1
    connection.execute("UPDATE articles SET text = ? WHERE id = ?", (changed.decode(), article))
    connection.commit()
    connection.close()


def test_a_closest_sentence_is_withheld_like_a_quote() -> None:
    shown = verified(abstained(FIRST, FOREIGN), find(SEED))
    assert shown.abstention is not None
    assert (shown.abstention.near_misses, shown.abstention.reason) == ((FIRST,), "not_stated")


def test_the_quotes_that_hold_stay_and_the_disagreements_point_at_them() -> None:
    figures = tuple(DisagreeingValue(value, str(value), at) for value, at in ((288, 0), (789, 1), (350, 2)))
    answer = answered(FOREIGN, SAID, FIRST, disagreements=[Disagreement("missing", figures)])
    shown = verified(answer, find(SEED))
    assert shown.quotes == (SAID, FIRST)
    assert [(figure.value, figure.quote) for figure in shown.disagreements[0].values] == [(789, 0), (350, 1)]


def test_a_figure_that_is_left_alone_disagrees_with_nothing() -> None:
    figures = (DisagreeingValue(288, "288", 0), DisagreeingValue(789, "789", 1))
    shown = verified(answered(FOREIGN, SAID, disagreements=[Disagreement("missing", figures)]), find(SEED))
    assert (shown.quotes, shown.disagreements) == ((SAID,), ())


def test_the_articles_that_are_still_quoted_are_counted_again() -> None:
    answer = answered(FOREIGN, SAID, FIRST)
    before = replace(answer, coverage=replace(answer.coverage, quoted=2))
    assert verified(before, find(SEED)).coverage.quoted == 1


@pytest.mark.parametrize(
    "wrong",
    [
        replace(SAID, text=SAID.text.replace("«", '"')),
        replace(SAID, text=SAID.text.replace(" ", "\u00a0", 1)),
        replace(SAID, text=SAID.text + " "),
        replace(SAID, text=SAID.text.upper()),
        replace(SAID, start=SAID.start + 1),
        replace(SAID, end=SAID.end + 1),
        replace(SAID, article=replace(SAID.article, sha256="0" * 64)),
        replace(SAID, article=replace(SAID.article, id="another")),
        replace(SAID, speaker=speaker(SEED, "Alexei Tsukanov", "the President")),
        replace(SAID, speaker=Speaker("Alexei Tsukanov", None, 0, 15)),
        replace(SAID, cue=Mention("stated", 0, 6)),
        replace(SAID, via=Mention("as per Seym", 0, 11)),
        replace(SAID, dates=(DateMention("Tuesday", 0, 7),)),
        replace(SAID, highlight=Highlight(SAID.start - 1, SAID.start + 3)),
        replace(SAID, highlight=Highlight(SAID.start, SAID.end + 1)),
        replace(SAID, highlight=Highlight(SAID.start, SAID.start)),
        replace(SAID, said=(Highlight(SAID.start, SAID.end + 1),)),
        replace(SAID, speaker=replace(NAMED, mention=Mention("he", 0, 2))),
        replace(SAID, speaker=replace(NAMED, role_start=0, role_end=10)),
    ],
)
def test_whatever_a_quote_says_that_its_article_does_not_is_refused(wrong: Quote) -> None:
    verify_quote(SAID, find(SEED))
    with pytest.raises(QuoteMismatch, match=r"seed|another"):
        verify_quote(wrong, find(SEED))


def test_a_text_that_is_not_the_one_its_hash_was_made_of_is_refused() -> None:
    with pytest.raises(QuoteMismatch, match="not the version that was quoted"):
        verify_quote(SAID, find(replace(SEED, text=SEED.text + ".")))


def test_an_edited_article_withholds_even_a_sentence_that_it_still_has() -> None:
    edited = replace(SEED, text=SEED.text + "\n", sha256=sha256_of(SEED.text + "\n"))
    with pytest.raises(QuoteMismatch, match="not the version that was quoted"):
        verify_quote(SAID, find(edited))


@pytest.mark.parametrize(
    "sentence", ["It fell\u00a0at noon.", "“It fell,” he said.", "It fell 😀 at noon.", "It’s over."]
)
def test_every_occurrence_of_a_repeated_sentence_holds_only_at_its_own_place(sentence: str) -> None:
    twice = article("twice", f"The bridge is old.\n\n{sentence}\n\nThe road is new.\n\n{sentence}", "")
    second, fourth = quote(twice, 2), quote(twice, 4)
    assert second.text == fourth.text == sentence
    assert second.start < fourth.start
    verify_quote(second, find(twice))
    verify_quote(fourth, find(twice))
    with pytest.raises(QuoteMismatch):
        verify_quote(replace(second, start=fourth.start), find(twice))


@pytest.mark.parametrize(
    "wrong",
    [
        replace(AGAIN, start=AGAIN.start + 1),
        replace(AGAIN, end=AGAIN.end - 1),
        replace(AGAIN, start=0, end=len("Kursk: the toll"), sentence=0),
        replace(AGAIN, sentence=1),
        replace(AGAIN, sentence=3),
        replace(AGAIN, sentences=3),
        replace(AGAIN, article=replace(AGAIN.article, sha256="0" * 64)),
        replace(AGAIN, article=replace(AGAIN.article, id="another")),
    ],
)
def test_a_repetition_has_to_be_that_sentence_of_that_version(wrong: Repetition) -> None:
    verify_repetition(AGAIN, find(WIRE))
    with pytest.raises(QuoteMismatch, match=r"wire|another"):
        verify_repetition(wrong, find(WIRE))


@pytest.mark.parametrize("shown", [answered, abstained])
def test_a_repetition_that_does_not_hold_is_not_shown_and_its_quote_stays(
    shown: Callable[[Quote], Answer], caplog: pytest.LogCaptureFixture
) -> None:
    with_one, with_two = (replace(FIRST, also_in=places) for places in ((AGAIN,), (FOREIGN_AGAIN, AGAIN)))
    assert verified(shown(with_two), find(SEED, WIRE)) == shown(with_one)
    (record,) = caplog.records
    assert "foreign" in record.getMessage()


def test_a_repetition_makes_no_article_quoted() -> None:
    assert verified(answered(replace(FIRST, also_in=(AGAIN,))), find(SEED, WIRE)).coverage.quoted == 1
