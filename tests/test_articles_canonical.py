"""Canonical text is what the file says, and only text gets in."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.articles import canonical_text, decode, limits, sha256_of
from rag.errors import ArticleError


def test_letters_are_composed_and_line_ends_are_unix() -> None:
    assert canonical_text("Cafe\u0301\r\nopens\rtoday\n") == "Caf\u00e9\nopens\ntoday\n"


def test_blanks_quotes_and_direction_marks_stay_as_they_are() -> None:
    text = "  «One»\u00a0two\t“three”  \u200fשלום\u200e \u202bx\u202c\f\n\n\n four "
    assert canonical_text(text) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda text: bool(text.strip())))
def test_canonical_text_is_canonical(text: str) -> None:
    canonical = canonical_text(text)
    assert canonical_text(canonical) == canonical == unicodedata.normalize("NFC", text)


def test_the_version_is_the_sha256_of_utf8() -> None:
    assert sha256_of("Café") == hashlib.sha256(b"Caf\xc3\xa9").hexdigest()


@pytest.mark.parametrize("text", ["", " \n\t\u00a0\n"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(ArticleError, match="no text"):
        canonical_text(text)


@pytest.mark.parametrize("text", ["A bridge\x00 reopened.", "\x01\x02\x03\x04 bridge", "word\x1b" * 400])
def test_nul_and_many_control_characters_are_not_text(text: str) -> None:
    with pytest.raises(ArticleError, match="not text"):
        canonical_text(text)


def test_a_stray_control_character_is_kept() -> None:
    assert canonical_text("A bridge\x0b reopened.") == "A bridge\x0b reopened."


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ArticleError, match="lone surrogate"):
        canonical_text("A bridge \ud800 reopened.")


def test_a_text_of_book_length_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARTICLE_CHARACTERS", 10)
    assert canonical_text("x" * 10)
    with pytest.raises(ArticleError, match="longer than 10 characters"):
        canonical_text("x" * 11)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_decoded_and_their_byte_order_mark_dropped(encoding: str) -> None:
    assert decode("“Café” – Курск".encode(encoding)) == "“Café” – Курск"


def test_western_text_in_the_old_windows_encoding_is_decoded() -> None:
    text = "“The café is open,” the mayor said – for the first time."
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("“It is safe,” he said.".encode() + b"\xff", "damage at byte 26"),
        ("Мост открыт".encode("cp1251"), "encoding is not known"),
        (b"plain words and one undefined \x81 byte", "encoding is not known"),
        (b"\xff\xfea\x00b", "begins like UTF-16"),
    ],
)
def test_bytes_that_would_be_misread_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        decode(data)
