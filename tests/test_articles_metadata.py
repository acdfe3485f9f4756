"""Metadata is what the file says; what is not clearly a date, a name or an address is left out."""

import pytest

from rag.articles import limits
from rag.articles.metadata import Metadata, read_metadata, title_line
from rag.errors import ArticleError


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2025-05-20", "2025-05-20"),
        ("2025-05-20T23:30:00-05:00", "2025-05-20"),
        ("2025-05-20 10:00", "2025-05-20"),
        ("2025-05-20T10:00:00Z", "2025-05-20"),
        ("Tue, 20 May 2025 23:30:00 -0500", "2025-05-20"),
        ("20 May 2025 23:30 GMT", "2025-05-20"),
    ],
)
def test_a_date_is_the_day_printed_whatever_its_time_zone(printed: str, date: str) -> None:
    assert read_metadata({"published": printed}).published == date


@pytest.mark.parametrize(
    "printed",
    [
        "may",
        "10",
        10,
        "2025",
        "2025-05",
        "20250520",
        1712123112345,
        "2025-02-30",
        "20/05/2025",
        "Tuesday",
        True,
        None,
        ["2025-05-20"],
    ],
)
def test_what_is_not_clearly_a_date_is_no_date(printed: object) -> None:
    assert read_metadata({"published": printed}).published is None


@pytest.mark.parametrize("address", ["https://example.org/a?b=1#c", "http://example.org", "HTTPS://EXAMPLE.ORG/"])
def test_web_addresses_are_kept(address: str) -> None:
    assert read_metadata({"url": address}).url == address


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "/relative", "https://", "http://a b", 5, None]
)
def test_other_addresses_are_dropped(address: object) -> None:
    assert read_metadata({"url": address}).url is None


def test_other_names_for_the_same_fields_are_understood() -> None:
    fields = {
        "Title": " Bridge\n reopens ",
        "source": {"name": "The Example"},
        "date": "2025-05-20",
        "author": "Ann Lee; Bo Diaz",
    }
    expected = Metadata(
        title="Bridge reopens", publisher="The Example", published="2025-05-20", authors=("Ann Lee", "Bo Diaz")
    )
    assert read_metadata(fields) == expected


def test_authors_may_be_a_list_of_names_or_of_objects_and_addresses_are_no_names() -> None:
    authors = ["Ann Lee", {"@type": "Person", "name": "Smith, Jr."}, "https://social.example/bo", 3.5, None]
    assert read_metadata({"authors": authors}).authors == ("Ann Lee", "Smith, Jr.")


@pytest.mark.parametrize(
    "nothing", [None, "", "  ", "null", "~", [], {}, "x" * (limits.METADATA_CHARACTERS + 1), "https://example.org"]
)
def test_a_publisher_is_never_invented(nothing: object) -> None:
    assert read_metadata({"publisher": nothing}).publisher is None


def test_half_a_character_in_a_title_is_refused() -> None:
    with pytest.raises(ArticleError, match="lone surrogate"):
        read_metadata({"title": "Bridge \ud800"})


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bridge  reopens\n\nThe bridge reopened.", "Bridge reopens"),
        ("\n\nBridge reopens\n \nThe bridge reopened.", "Bridge reopens"),
        ("Bridge reopens\nThe bridge reopened.", None),
        ("The bridge reopened on Tuesday.\n\nIt had been closed.", None),
        ("word " * 50 + "\n\nThe bridge reopened.", None),
        ("Only one line", None),
    ],
)
def test_the_first_line_is_the_title_if_it_stands_alone_and_reads_as_one(text: str, title: str | None) -> None:
    assert title_line(text) == title
