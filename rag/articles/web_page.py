"""HTML as saved from a browser: the text by trafilatura, the metadata only from what the page declares.

trafilatura's own metadata is not used: it takes a date from a copyright line, a publisher from a title or host name.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Protocol
from xml.etree import ElementTree

from rag.articles import limits
from rag.articles.canonical import decode
from rag.articles.metadata import Draft, combine, read_metadata
from rag.errors import ArticleError

_DECLARED_ENCODING = re.compile(rb"<meta[^>]{1,200}charset=[\"']?([\w-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 5_000
# Browsers read these as Windows' encoding, which has quotation marks where ISO 8859-1 has control characters.
_READ_AS_WINDOWS = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}
_META = "//meta[@property='{0}' or @name='{0}' or @itemprop='{0}']/@content"
_META_NAMES = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "publisher": ("og:site_name", "dc.publisher"),
    "published": ("article:published_time", "datePublished", "date", "pubdate", "dc.date", "parsely-pub-date"),
    "authors": ("author", "article:author", "dc.creator", "parsely-author"),
    "url": ("og:url",),
}
_ARTICLE_TYPES = ("Article", "BlogPosting", "LiveBlogPosting")
# What trafilatura leaves inside a paragraph; every other element begins one.
_INLINE = {"lb", "hi", "ref", "del", "code"}


class _Tree(Protocol):
    """An lxml tree, of which only text and attributes are asked."""

    def xpath(self, path: str, /) -> list[str]: ...


def read_web_page(data: bytes) -> Draft:
    """Paragraphs with a blank line between them; the headline is the title and not repeated in the text."""
    if len(data) > limits.PAGE_BYTES:
        raise ArticleError(f"This page is larger than {limits.PAGE_BYTES:,} bytes; save it without its pictures.")
    page = _decode_page(data)
    if not page.strip():
        raise ArticleError("It has no text.")
    import trafilatura  # here, because it takes half a second

    tree = trafilatura.load_html(page)
    if tree is None:
        raise ArticleError("This is not an HTML page.")
    main_text = trafilatura.extract(page, output_format="xml", include_comments=False)
    if main_text is None:
        raise ArticleError("No article was found in this page.")
    metadata = combine(read_metadata(_linked_data(tree)), read_metadata(_declared(tree)))
    paragraphs = [text for block in _blocks(ElementTree.fromstring(main_text)) if (text := block.strip())]
    if paragraphs and metadata.title == " ".join(paragraphs[0].split()):
        del paragraphs[0]
    return Draft("\n\n".join(paragraphs), metadata)


def _decode_page(data: bytes) -> str:
    """UTF-8 if it is, else the encoding that the page declares, else as any text file."""
    match = _DECLARED_ENCODING.search(data[:_HEAD_BYTES])
    declared = match[1].decode("ascii").lower() if match else "utf-8"
    for encoding in ("utf-8-sig", "cp1252" if declared in _READ_AS_WINDOWS else declared):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return decode(data)


def _declared(tree: _Tree) -> dict[str, object]:
    """Open Graph and meta tags, then the elements that every page has."""
    found = {
        field: [value for name in names for value in tree.xpath(_META.format(name))]
        for field, names in _META_NAMES.items()
    }
    found["title"] += ["".join(tree.xpath(f"(//{element})[1]//text()")) for element in ("h1", "title")]
    found["url"] += tree.xpath("//link[@rel='canonical']/@href")
    firsts = {field: next((value for value in values if value.strip()), "") for field, values in found.items()}
    return {**firsts, "authors": list(dict.fromkeys(found["authors"]))}


def _linked_data(tree: _Tree) -> dict[str, object]:
    """The fields of the first article in the page's JSON-LD."""
    scripts = tree.xpath("//script[@type='application/ld+json']/text()")
    article = next((thing for script in scripts for thing in _things(script) if _is_article(thing)), {})
    fields = {
        "title": article.get("headline"),
        "publisher": article.get("publisher"),
        "published": article.get("datePublished"),
        "authors": article.get("author"),
        "url": article.get("url"),
    }
    return {name: html.unescape(value) if isinstance(value, str) else value for name, value in fields.items() if value}


def _things(script: str) -> Iterator[Mapping[str, object]]:
    """The objects at the top of a JSON-LD script: one, a list, or a graph."""
    try:
        content = json.loads(script)
    except (ValueError, RecursionError):
        return
    for thing in content if isinstance(content, list) else [content]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (node for node in (graph if isinstance(graph, list) else []) if isinstance(node, dict))


def _is_article(thing: Mapping[str, object]) -> bool:
    kinds = thing.get("@type")
    return any(str(kind).endswith(_ARTICLE_TYPES) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _blocks(element: ElementTree.Element) -> Iterator[str]:
    """The text of each heading, paragraph, list item and table cell, in order; some are blank."""
    text = element.text or ""
    for child in element:
        if child.tag == "lb":
            text += "\n"
        elif child.tag in _INLINE:
            text += "".join(child.itertext())
        else:
            yield text
            text = ""
            yield from _blocks(child)
        text += child.tail or ""
    yield text
