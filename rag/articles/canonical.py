"""Bytes to canonical text: Unicode NFC, `\\n` line ends, nothing else touched."""

import codecs
import hashlib
import re
import unicodedata

from rag.articles import limits
from rag.errors import ArticleError

# Control characters that no text needs; tabulator, line ends and form feed are not among them.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_CONTROLS_SHARE = 0.01
# What UTF-8 writes for quotation marks, accented Latin and Cyrillic; read as cp1252 these give "â€™" and "Ã©".
_UTF8_TRACES = re.compile(rb"\xe2\x80[\x80-\xbf]|[\xc3\xd0\xd1][\x80-\xbf]")
# Western European prose has some 10 % of letters beyond ASCII at most; Cyrillic or Greek in an old encoding far more.
_WESTERN_SHARE = 0.2


def canonical_text(text: str) -> str:
    """The text as it is stored and quoted. Raises ArticleError for what is empty, too long, binary or not Unicode.

    A stray control character is kept, as are direction marks: what is quoted is what the file says. NUL is always
    refused, because databases and terminals end a text there.
    """
    if len(text) > limits.ARTICLE_CHARACTERS:
        raise ArticleError(f"The text is longer than {limits.ARTICLE_CHARACTERS:,} characters; split it into articles.")
    canonical = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not canonical.strip():
        raise ArticleError("It has no text.")
    if "\x00" in canonical or len(_CONTROLS.findall(canonical)) > max(3, _CONTROLS_SHARE * len(canonical)):
        raise ArticleError("This is not text: it is full of control characters or contains NUL.")
    refuse_lone_surrogates(canonical)
    return canonical


def refuse_lone_surrogates(text: str) -> None:
    """Raises ArticleError for half a character, which JSON can write (`\\ud800`) but no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ArticleError(f"This is not valid Unicode: half a character (lone surrogate) at {error.start}.") from error


def sha256_of(text: str) -> str:
    """The version of a canonical text: SHA-256 of its UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def decode(data: bytes) -> str:
    """The characters of a text file: UTF-16 where a byte order mark says so, else UTF-8, at last cp1252."""
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        if utf16:
            raise ArticleError(f"It begins like UTF-16 but byte {error.start} is not; save it as UTF-8.") from error
        return _decode_western(data, error.start)


def _decode_western(data: bytes, offset: int) -> str:
    """Windows' old encoding accepts nearly any bytes, so it is taken only for what then looks like Western prose."""
    if _UTF8_TRACES.search(data):
        raise ArticleError(f"It is UTF-8 with damage at byte {offset}; save it again as UTF-8.")
    beyond_ascii = len(data) - len(data.decode("ascii", "ignore"))
    if beyond_ascii > _WESTERN_SHARE * len(data):
        raise ArticleError(f"Its encoding is not known (byte {offset} is not UTF-8); save it as UTF-8.")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ArticleError(f"Its encoding is not known (byte {offset} is not UTF-8); save it as UTF-8.") from error
