"""Finding article files and reading them: the one place that knows which suffix is which format."""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.articles import limits
from rag.articles.canonical import canonical_text, refuse_lone_surrogates, sha256_of
from rag.articles.metadata import Draft, title_line
from rag.articles.pdf import read_pdf
from rag.articles.records import Record, json_records, line_records, read_record, unpack
from rag.articles.text import read_markdown, read_plain_text
from rag.articles.web_page import read_web_page
from rag.articles.word import read_word
from rag.errors import ArticleError
from rag.schema import Article

log = logging.getLogger(__name__)

_ONE_ARTICLE: dict[str, Callable[[bytes], Draft]] = {
    ".txt": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_web_page,
    ".htm": read_web_page,
    ".pdf": read_pdf,
    ".docx": read_word,
}
_RECORDS: dict[str, Callable[[bytes], Sequence[Record] | Iterator[Record]]] = {
    ".json": json_records,
    ".jsonl": line_records,
    ".jsonl.gz": lambda data: line_records(unpack(data)),
}
SUFFIXES = (*_ONE_ARTICLE, *_RECORDS)


@dataclass(frozen=True)
class ArticleFile:
    """A file found. `name`, its path below the folder that was named and without suffix, becomes the article's id."""

    path: Path
    name: str


@dataclass(frozen=True)
class Unreadable:
    """A file, or a record of one, that gave no article. `source` is the file's path, `reason` a sentence."""

    source: str
    reason: str


def find_files(paths: Sequence[Path]) -> tuple[ArticleFile, ...]:
    """The article files named or below the folders named, each once, sorted by path. Raises ArticleError.

    A folder that cannot be listed, or vanishes meanwhile, is returned like a file: reading it then says why.
    """
    found: dict[Path, ArticleFile] = {}
    for path in paths:
        try:
            files = _walk(path) if path.is_dir() else [_named_directly(path)]
        except OSError as error:
            raise ArticleError(f"{path} cannot be opened: {error.strerror or error}.") from error
        for file in files:
            found.setdefault(file.path, file)
    return tuple(found[path] for path in sorted(found))


def read_file(file: ArticleFile) -> tuple[Article | Unreadable, ...]:
    """The articles of a file, and what in it could not be read. Raises nothing: a bad file must not end the run."""
    suffix = _suffix(file.path)
    try:
        data = _read_bytes(file.path, limits.RECORDS_BYTES if suffix in _RECORDS else limits.FILE_BYTES)
        if suffix in _RECORDS:
            return tuple(_read_one_record(file, record) for record in _RECORDS[suffix](data))
        return (_article(file, _ONE_ARTICLE[suffix](data), file.name),)
    except Exception as error:  # a damaged file makes the libraries fail in any way
        return (Unreadable(_printable(file.path), _reason(error)),)


def _walk(folder: Path) -> Iterator[ArticleFile]:
    unlisted: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: unlisted.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(parent, name) for name in names if not name.startswith(".")):
            if suffix := _suffix(path):
                yield ArticleFile(path, path.relative_to(folder).as_posix()[: -len(suffix)])
    yield from (ArticleFile(path, path.name) for path in unlisted)


def _named_directly(path: Path) -> ArticleFile:
    if not path.exists():
        raise ArticleError(f"{path} does not exist; name an article file or a folder of them.")
    suffix = _suffix(path)
    if not suffix:
        raise ArticleError(f"{path} is not an article file; its name must end in {', '.join(SUFFIXES)}.")
    return ArticleFile(path, path.name[: -len(suffix)])


def _suffix(path: Path) -> str:
    name = path.name.lower()
    return next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")


def _read_bytes(path: Path, limit: int) -> bytes:
    try:
        refuse_lone_surrogates(str(path))
        if path.is_dir():
            raise ArticleError("This folder cannot be listed; check that you may read it.")
        size = path.stat().st_size
        if not path.is_file():
            raise ArticleError("This is a device or a pipe, not a file.")
        if size > limit:
            raise ArticleError(f"This file is larger than {limit:,} bytes; split it.")
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(f"It cannot be opened: {error.strerror or error}.") from error


def _printable(path: Path) -> str:
    """A file name need not be Unicode, but what is stored and printed must be."""
    return str(path).encode(errors="backslashreplace").decode()


def _read_one_record(file: ArticleFile, record: Record) -> Article | Unreadable:
    name = file.name if record.number is None else f"{file.name}#{record.number}"
    try:
        return _article(file, read_record(record), name)
    except ArticleError as error:
        return Unreadable(str(file.path), record.place + str(error))


def _article(file: ArticleFile, draft: Draft, name: str) -> Article:
    text = canonical_text(draft.text)
    known = draft.metadata
    return Article(
        id=known.id or name,
        text=text,
        sha256=sha256_of(text),
        title=known.title or title_line(text) or name,
        source=str(file.path),
        publisher=known.publisher,
        published=known.published,
        authors=known.authors,
        url=known.url,
    )


def _reason(error: Exception) -> str:
    if isinstance(error, ArticleError):
        return str(error)
    log.debug("unexpected failure of a format's library", exc_info=error)
    return f"It is damaged or not what its suffix says ({type(error).__name__})."
