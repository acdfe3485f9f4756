"""JSON (one record or a list of records) and JSON lines (one record a line), plain or compressed with gzip."""

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from rag.articles import limits
from rag.articles.metadata import Draft, read_metadata
from rag.errors import ArticleError


@dataclass(frozen=True)
class Record:
    """A record not yet looked into: JSON, or the bytes of a line. `place` opens messages; `number` is None if alone."""

    content: object
    place: str
    number: int | None


def json_records(data: bytes) -> tuple[Record, ...]:
    """The records of a JSON file. Raises ArticleError where the file as a whole is not JSON."""
    content = _parse(data)
    if not isinstance(content, list):
        return (Record(content, "", None),)
    return tuple(Record(item, f"Record {number}: ", number) for number, item in enumerate(content, start=1))


def line_records(data: bytes) -> Iterator[Record]:
    """The lines of a JSON lines file that are not blank, each still to be parsed, so that a bad one harms no other."""
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            yield Record(line, f"Line {number}: ", number)


def unpack(data: bytes) -> bytes:
    """The content of a gzip file, up to the limit on records."""
    try:
        unpacked = gzip.GzipFile(fileobj=io.BytesIO(data)).read(limits.RECORDS_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ArticleError("This is not a complete gzip file.") from error
    if len(unpacked) > limits.RECORDS_BYTES:
        raise ArticleError(f"It unpacks to more than {limits.RECORDS_BYTES:,} bytes; split it.")
    return unpacked


def read_record(record: Record) -> Draft:
    """The article of a record. Raises ArticleError naming the field that is missing."""
    content = _parse(record.content) if isinstance(record.content, bytes) else record.content
    if not isinstance(content, dict):
        raise ArticleError("This is not a JSON object with the fields title and text.")
    text = content.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ArticleError('The field "text" is missing, empty or not a string.')
    return Draft(text, read_metadata(content))


def _parse(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise ArticleError(
            f"This is not valid JSON ({error.msg}, line {error.lineno}, column {error.colno})."
        ) from error
    except (ValueError, RecursionError) as error:
        raise ArticleError("This is not valid JSON in UTF-8, or it is nested too deeply.") from error
