"""PDF: read in a process of its own under limits, then lines joined into paragraphs."""

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from rag.articles import limits
from rag.articles.metadata import Draft, read_metadata
from rag.errors import ArticleError

_PROGRAM_FOLDER = Path(__file__).parents[2]
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_BROKEN_WORD = re.compile(r"\w[-\u00ad]$")
_GOES_ON = (",", ";", "-", "–", "—", "\u00ad")
# Shares of a full line, chosen by eye on printed articles: the last line of a paragraph is rarely fuller than the
# first figure, and a heading rarely fills the second.
_LAST_LINE_SHARE = 0.9
_HEADING_SHARE = 0.75
# A browser prints date and title above, address and page number below; more equal lines would be the article's own.
_RUNNING_LINES = 3
# What programs write where nobody gave a title or an author.
_NOT_GIVEN = re.compile(r"untitled.*|\(.*\)|microsoft word - .*|\S+\.\w{2,5}", re.IGNORECASE)


def read_pdf(data: bytes) -> Draft:
    """The text with a blank line between paragraphs. PDF's creation date is not the date of publication."""
    pages, title, author = _read_apart(data)
    text = join_lines(pages)
    if not text:
        raise ArticleError("This PDF has no text, only pictures of it; run text recognition (OCR) first.")
    return Draft(text, read_metadata({"title": title, "authors": author}))


def _read_apart(data: bytes) -> tuple[list[str], str | None, str | None]:
    """Pages, title and author. A PDF that unpacks to gigabytes or never ends harms only the process that reads it."""
    command = [sys.executable, "-m", "rag.articles.pdf_reader"]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=limits.PDF_SECONDS, cwd=_PROGRAM_FOLDER, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ArticleError(f"Reading this PDF takes longer than {limits.PDF_SECONDS} seconds.") from error
    if done.returncode != 0:
        raise ArticleError(f"Reading this PDF takes more time or memory than is allowed (exit {done.returncode}).")
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise ArticleError(answer["error"])
    return answer["pages"], _given(answer["title"]), _given(answer["author"])


def _given(value: str | None) -> str | None:
    return None if value is None or _NOT_GIVEN.fullmatch(value.strip()) else value


def join_lines(pages: list[str]) -> str:
    """Paragraphs out of printed lines. No character is removed: a hyphen at a line's end stays ("cross-" "border").

    A line ends a paragraph only where a sentence ends in a line that is not full, or where it reads as a heading, so
    that a paragraph may come out too long but a sentence is hardly ever cut.
    """
    printed = [[line.strip() for line in page.split("\n")] for page in pages if page.strip()]
    lengths = sorted(len(line) for lines in printed for line in lines if line)
    if not lengths:
        return ""
    full = lengths[int(0.9 * len(lengths))]
    lines = [line for page in _without_running_lines(printed, full) for line in page]
    text = "".join(lines[:1]) + "".join(
        _separator(line, following, full) + following for line, following in pairwise(lines)
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _separator(line: str, following: str, full: int) -> str:
    """What stands between two printed lines: a paragraph's end, nothing inside a broken word, else a space."""
    if not line or not following:
        return "\n\n"
    if _SENTENCE_END.search(line):
        return "\n\n" if len(line) < _LAST_LINE_SHARE * full else " "
    if len(line) < _HEADING_SHARE * full and not following[0].islower() and not line.endswith(_GOES_ON):
        return "\n\n"
    return "" if _BROKEN_WORD.search(line) else " "


def _without_running_lines(pages: list[list[str]], full: int) -> list[list[str]]:
    """The pages without headers and footers."""
    if len(pages) < 2:
        return pages
    pages = [[line for line in lines if line] for lines in pages]
    for _ in range(_RUNNING_LINES):
        if all(pages) and _runs([lines[0] for lines in pages], full):
            pages = [lines[1:] for lines in pages]
        if all(pages) and _runs([lines[-1] for lines in pages], full):
            pages = [lines[:-1] for lines in pages]
    return pages


def _runs(lines: list[str], full: int) -> bool:
    """Whether the lines at one place of every page are a header: equal but for a page number, or equal and short."""
    if len({re.sub(r"\d+", "", line) for line in lines}) > 1:
        return False
    numbered = len(set(lines)) == len(lines)
    return numbered or (len(lines[0]) < _HEADING_SHARE * full and not _SENTENCE_END.search(lines[0]))
