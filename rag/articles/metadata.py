"""What a file says about its article. Nothing is guessed: a value that is not clearly one is left out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime

from rag.articles import limits
from rag.articles.canonical import canonical_text

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}([T ].+)?", re.IGNORECASE)
_MAIL_DATE = re.compile(r"([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(:\d{2})? \S+")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
# How "nothing" is written in YAML; the front matter is read as plain strings.
_NOTHING = {"", "~", "null", "none"}
# A longer first line, or one that ends like a sentence, opens the report and would be lost to quoting as a headline.
_TITLE_CHARACTERS = 200


@dataclass(frozen=True)
class Metadata:
    """What is known of an article besides its text; `published` is an ISO date as printed, without time zone."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True)
class Draft:
    """What a format gives: the text, not yet canonical, and what the file says about it."""

    text: str
    metadata: Metadata


def read_metadata(fields: Mapping[str, object]) -> Metadata:
    """The known fields, under the names that files give them; unknown fields are ignored."""
    named = {str(name).lower(): value for name, value in fields.items()}
    publisher = named.get("publisher") or named.get("source") or named.get("site")
    return Metadata(
        id=_line(named.get("id")),
        title=_line(named.get("title")),
        publisher=_name(publisher),
        published=_date(named.get("published") or named.get("date")),
        authors=_names(named.get("authors") or named.get("author")),
        url=_address(named.get("url")),
    )


def combine(preferred: Metadata, other: Metadata) -> Metadata:
    """The preferred values where they are known."""
    return replace(other, **{name: value for name, value in vars(preferred).items() if value})


def title_line(text: str) -> str | None:
    """The first line, if a blank line follows and it reads as a headline: short, no full stop at its end."""
    lines = text.strip().split("\n", 2)
    if len(lines) < 3 or lines[1].strip():
        return None
    title = " ".join(lines[0].split())
    return title if len(title) <= _TITLE_CHARACTERS and not title.endswith(".") else None


def _line(value: object) -> str | None:
    """A single line of canonical text, or None for anything that is not a short string or a number."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    line = " ".join(str(value).split())
    if line.lower() in _NOTHING or len(line) > limits.METADATA_CHARACTERS:
        return None
    return canonical_text(line)


def _name(value: object) -> str | None:
    """A name, bare or as `{"name": …}`; an address in its place is not a name."""
    name = _line(value.get("name") if isinstance(value, Mapping) else value)
    return None if name is None or _WEB_ADDRESS.match(name) else name


def _names(value: object) -> tuple[str, ...]:
    """A list of names, or one string with semicolons; a comma may be part of a name ("Smith, Jr.")."""
    values = value.split(";") if isinstance(value, str) else value
    names = (_name(item) for item in (values if isinstance(values, list) else [values]))
    return tuple(name for name in names if name is not None)


def _address(value: object) -> str | None:
    """A web address; `javascript:` and other schemes must never become a link."""
    address = _line(value)
    return address if address and _WEB_ADDRESS.fullmatch(address) else None


def _date(value: object) -> str | None:
    """The ISO date of an ISO 8601 or RFC 2822 date. No lenient parser: those read "may" and "10" as dates."""
    text = _line(value) or ""
    try:
        if _ISO_DATE.fullmatch(text):
            return datetime.fromisoformat(text).date().isoformat()
        if _MAIL_DATE.fullmatch(text):
            return parsedate_to_datetime(text).date().isoformat()
    except ValueError:
        return None
    return None
