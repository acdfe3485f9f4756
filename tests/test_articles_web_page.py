"""HTML as saved from a browser."""

import json
import socket

import pytest

from rag.articles import limits
from rag.articles.web_page import read_web_page
from rag.errors import ArticleError

LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Not the publisher"},
        {
            "@type": ["NewsArticle"],
            "headline": "Bridge reopens &amp; lorries return",
            "datePublished": "2024-03-05T23:30:00-05:00",
            "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Diaz"}],
            "publisher": {"@type": "Organization", "name": "The Example"},
            "url": "javascript:alert(1)",
        },
    ],
}
META = """<meta property="og:site_name" content="Example Online"><meta property="og:title" content="Bridge reopens">
<meta property="article:published_time" content="2024-03-06"><meta name="author" content="Cy Moss">
<meta name="author" content="Di Nash"><link rel="canonical" href="https://example.org/bridge">"""
PARAGRAPHS = [
    "The bridge over the river reopened on Tuesday, the mayor said, after the flood had closed it for eleven days.",
    "“It is safe,” said Jane Roe, the chief engineer, who led the repairs & the checks at the café.",
    "Lorries remain banned until May, the city council announced in a statement on its site.",
]


def page(head: str = "", headline: str = "Bridge reopens &amp; lorries return") -> str:
    first, second, third = (text.replace("&", "&amp;") for text in PARAGRAPHS)
    return f"""<!doctype html><html><head><title>Bridge reopens - The Example</title>{head}</head><body>
    <nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{headline}</h1><p>{first}</p>
    <p>{second.replace("Jane Roe", "<b>Jane Roe</b>")}</p><h2>Traffic</h2><ul><li>{third}</li></ul></article>
    <script>track()</script><footer>Copyright 2019 Somebody Else Ltd.</footer></body></html>"""


def linked(content: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(content)}</script>'


def test_the_text_is_the_articles_paragraphs_and_the_headline_is_not_repeated() -> None:
    draft = read_web_page(page(linked(LINKED)).encode())
    assert draft.text.split("\n\n") == [*PARAGRAPHS[:2], "Traffic", PARAGRAPHS[2]]


def test_metadata_comes_from_json_ld_and_what_is_unusable_there_from_the_meta_tags() -> None:
    metadata = read_web_page(page(META + linked(LINKED)).encode()).metadata
    assert metadata.title == "Bridge reopens & lorries return"
    assert metadata.publisher == "The Example"
    assert metadata.published == "2024-03-05"
    assert metadata.authors == ("Ann Lee", "Bo Diaz")
    assert metadata.url == "https://example.org/bridge"


@pytest.mark.parametrize(
    "json_ld", ["", linked({"@type": "Organization"}), linked([3]), '<script type="application/ld+json">{</script>']
)
def test_without_json_ld_the_meta_tags_speak(json_ld: str) -> None:
    metadata = read_web_page(page(json_ld + META).encode()).metadata
    assert (metadata.title, metadata.publisher, metadata.published) == (
        "Bridge reopens",
        "Example Online",
        "2024-03-06",
    )
    assert metadata.authors == ("Cy Moss", "Di Nash")


def test_a_page_that_declares_nothing_gets_no_date_no_publisher_and_its_headline_as_title() -> None:
    metadata = read_web_page(page().encode()).metadata
    assert (metadata.publisher, metadata.published, metadata.authors, metadata.url) == (None, None, (), None)
    assert metadata.title == "Bridge reopens & lorries return"


def test_line_breaks_inside_a_paragraph_stay() -> None:
    broken = page().replace("on Tuesday, the", "on Tuesday,<br>the")
    assert "on Tuesday,\nthe mayor" in read_web_page(broken.encode()).text


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1", "no-such-encoding"])
def test_an_old_page_is_read_in_the_encoding_that_it_declares_as_browsers_do(encoding: str) -> None:
    data = page(f'<meta charset="{encoding}">').encode("cp1252")
    assert PARAGRAPHS[1] in read_web_page(data).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "no text"), (b"<html><body></body></html>", "No article")],
)
def test_a_page_without_an_article_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        read_web_page(data)


def test_a_huge_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGE_BYTES", 100)
    with pytest.raises(ArticleError, match="larger than 100 bytes"):
        read_web_page(page().encode())


def test_reading_a_page_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a page was read with the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert read_web_page(
        page('<img src="https://example.org/x.png"><link rel="stylesheet" href="//example.org/x">').encode()
    ).text
