"""Reads a PDF from standard input, in a process of its own, and prints its pages as JSON: `python -m` this module."""

import contextlib
import io
import json
import logging
import sys

from rag.articles import limits
from rag.errors import ArticleError


def pages_of(data: bytes) -> dict[str, object]:
    """The text of each page, and the document's title and author. Raises ArticleError, and what pypdf raises."""
    from pypdf import PdfReader  # here, because only this process needs it
    from pypdf.errors import DependencyError

    reader = PdfReader(io.BytesIO(data))
    try:
        # Many files are encrypted with an empty password, only to forbid printing; those are open to every reader.
        is_open = not reader.is_encrypted or bool(reader.decrypt(""))
    except DependencyError:  # AES, for which pypdf needs a library that is not installed
        is_open = False
    if not is_open:
        raise ArticleError("This PDF is encrypted; save a copy without a password.")
    if len(reader.pages) > limits.PDF_PAGES:
        raise ArticleError(f"This PDF has more than {limits.PDF_PAGES} pages; save the article's pages alone.")
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > limits.ARTICLE_CHARACTERS:
            raise ArticleError(f"This PDF has more than {limits.ARTICLE_CHARACTERS:,} characters; split it.")
    known = reader.metadata
    return {"pages": pages, "title": known.title if known else None, "author": known.author if known else None}


def main() -> None:
    """Sets this process's limits, reads, prints `{"pages": …}` or `{"error": …}`."""
    _limit_this_process()
    logging.disable()
    try:
        answer = pages_of(sys.stdin.buffer.read())
    except ArticleError as error:
        answer = {"error": str(error)}
    except MemoryError:
        answer = {"error": f"This PDF needs more than {limits.PDF_MEMORY_BYTES // 1_000_000} MB to read."}
    except Exception as error:  # a damaged PDF makes pypdf fail in any way
        answer = {"error": f"This PDF is damaged or too large to unpack ({type(error).__name__})."}
    print(json.dumps(answer))


def _limit_this_process() -> None:
    try:
        import resource  # here, because Windows has none
    except ImportError:
        return
    # macOS refuses some of these; the time limit of the parent process still holds there.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (limits.PDF_SECONDS, limits.PDF_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (limits.PDF_MEMORY_BYTES, limits.PDF_MEMORY_BYTES))


if __name__ == "__main__":
    main()
