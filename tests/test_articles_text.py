"""Markdown and plain text, with and without front matter."""

import pytest

from rag.articles.metadata import Metadata
from rag.articles.text import read_markdown, read_plain_text
from rag.errors import ArticleError

BODY = "# Bridge reopens\n\nThe bridge reopened on Tuesday.\n"
HEADER = """---
title: "Bridge: open again"
publisher: The Example
published: 2025-05-20
authors: [Ann Lee, Bo Diaz]
url: https://example.org/bridge
section: ignored
---
"""


def test_front_matter_becomes_metadata_and_the_body_becomes_the_text() -> None:
    draft = read_markdown((HEADER + "\n \n" + BODY).encode())
    assert draft.text == BODY
    assert draft.metadata == Metadata(
        title="Bridge: open again",
        publisher="The Example",
        published="2025-05-20",
        authors=("Ann Lee", "Bo Diaz"),
        url="https://example.org/bridge",
    )


def test_front_matter_works_with_windows_line_ends_and_a_byte_order_mark() -> None:
    draft = read_plain_text((HEADER + BODY).replace("\n", "\r\n").encode("utf-8-sig"))
    assert draft.text == BODY
    assert draft.metadata.publisher == "The Example"


def test_only_blank_lines_are_taken_from_the_body() -> None:
    assert read_plain_text(b"---\nid: 007\n---\n\n\n  Indented.\n\n").text == "  Indented.\n\n"


def test_an_id_stays_as_printed() -> None:
    assert read_plain_text(b"---\nid: 007\n---\nText.").metadata.id == "007"


def test_without_front_matter_the_text_is_the_whole_file() -> None:
    assert read_markdown(BODY.encode()).text == BODY


def test_a_markdown_title_loses_its_mark_and_a_plain_one_keeps_it() -> None:
    assert read_markdown(BODY.encode()).metadata.title == "Bridge reopens"
    assert read_plain_text(BODY.encode()).metadata.title is None


@pytest.mark.parametrize(
    "text", ["---\nA rule above ordinary text.\n---\nMore.\n", "---\nnever: closed\n", "---\n- a\n---\n"]
)
def test_dashes_around_no_fields_are_ordinary_text(text: str) -> None:
    assert read_plain_text(text.encode()).text == text


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("title: a\npublisher: [b\n", "line [34]"),
        ("title: a\n\tpublisher: b\n", "line 3"),
        ("a: &a [x, x]\nb: [*a, *a]\n", "alias"),
        ("a: " + "[" * 5_000 + "\n", "more than 100 brackets"),
        ("- " * 2_000 + "\n", "not valid YAML"),
        ("a: b\n" * 5_000, "longer than 20,000"),
        ("a: !!python/object/apply:os.system [ls]\n? [b]\n: c\n", "not valid YAML"),
    ],
)
def test_bad_front_matter_is_refused_with_its_line(header: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        read_plain_text(f"---\n{header}---\nText.\n".encode())
