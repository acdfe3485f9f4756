"""Reading other people's files row by row: what is wrong with one is said with its file, line and field."""

import csv
import gzip
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, TypeAdapter, ValidationError

from eval.questions import as_name
from rag.articles.metadata import read_metadata
from rag.errors import ArticleError, QuestionSetError

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


def as_identifier(text: str) -> str:
    """The id as rag.articles will read it back. Raises ValueError where it would take it for no id at all."""
    identifier = unicodedata.normalize("NFC", " ".join(text.split()))
    try:
        known = read_metadata({"id": identifier}).id
    except ArticleError as error:
        raise ValueError(str(error).removesuffix(".")) from error
    if known != identifier:
        raise ValueError("cannot be the id of an article: it is empty, means nothing or is too long")
    return identifier


Identifier = Annotated[str, AfterValidator(as_identifier), AfterValidator(as_name)]


@dataclass(frozen=True)
class Row(Generic[T_co]):
    """What was read, and from where: `place` names the file and the line, `path` the part of a JSON document."""

    place: str
    content: T_co
    path: str = ""

    def problem(self, field: str, problem: str) -> QuestionSetError:
        """The one sentence about a row that cannot be used."""
        return QuestionSetError(f"{self.place}, field {f'{self.path}.{field}' if self.path else field}: {problem}.")


def find_file(path: Path, names: Sequence[str]) -> Path:
    """The file itself, or the first of these that the folder holds."""
    if path.is_dir():
        found = next((path / name for name in names if (path / name).is_file()), None)
        if found is None:
            raise QuestionSetError(f"{path}: this folder holds no {' and no '.join(names)}.")
        return found
    if not path.exists():
        raise QuestionSetError(f"{path}: does not exist; name the data file, or the folder that holds it.")
    return path


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Each line with its number from 1 and its line end; a name that ends in .gz is unpacked."""
    with _opened(path) as file:
        for number, line in enumerate(file, start=1):
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise QuestionSetError(f"{path}, line {number}: not UTF-8 text; save the file as UTF-8.") from error
            yield number, text


def read_text(path: Path) -> str:
    """The whole file as it is, line ends included."""
    return "".join(line for _, line in read_lines(path))


def json_lines(path: Path, shape: TypeAdapter[T]) -> Iterator[Row[T]]:
    """Each line that is not blank. Raises QuestionSetError, also for a file without any."""
    lines = ((number, line) for number, line in read_lines(path) if line.strip())
    number = 0
    for number, line in lines:
        try:
            yield Row(f"{path}, line {number}", shape.validate_json(line))
        except ValidationError as error:
            raise _refused(f"{path}, line {number}", error) from error
    if not number:
        raise QuestionSetError(f"{path}: is empty.")


def json_document(path: Path, shape: TypeAdapter[T]) -> Row[T]:
    """A file that is one JSON value."""
    text = read_text(path)
    if not text.strip():
        raise QuestionSetError(f"{path}: is empty.")
    try:
        return Row(str(path), shape.validate_json(text))
    except ValidationError as error:
        raise _refused(str(path), error) from error


def json_records(path: Path, shape: TypeAdapter[T], shapes: TypeAdapter[tuple[T, ...]]) -> Iterator[Row[T]]:
    """The lines of a .jsonl file, or the items of a list in one JSON document."""
    if path.name.endswith((".jsonl", ".jsonl.gz")):
        yield from json_lines(path, shape)
        return
    document = json_document(path, shapes)
    for index, content in enumerate(document.content):
        yield Row(document.place, content, f"[{index}]")


def table_rows(path: Path, shape: TypeAdapter[T]) -> Iterator[Row[T]]:
    """The rows under the line of column names; CSV, or tabulators with no quoting where the name ends in .tsv."""
    lines = (line for _, line in read_lines(path))
    if path.suffix == ".tsv":
        rows = csv.DictReader(lines, restkey="", delimiter="\t", quoting=csv.QUOTE_NONE)
    else:
        rows = csv.DictReader(lines, restkey="", strict=True)
    try:
        for row in rows:
            yield _table_row(f"{path}, line {rows.line_num}", row, shape)
    except csv.Error as error:
        raise QuestionSetError(f"{path}, line {rows.reader.line_num}: not a table: {error}.") from error
    if rows.line_num < 2:
        raise QuestionSetError(f"{path}: holds no rows under a line of column names.")


def distinct(rows: Iterable[Row[T]], key: Callable[[T], str], field: str) -> Iterator[Row[T]]:
    """The rows as they come; refuses the second with the same key."""
    places: dict[str, str] = {}
    for row in rows:
        name = key(row.content)
        if name in places:
            raise row.problem(field, f"{name!r} is used at {places[name]} already")
        places[name] = f"{row.place}, {row.path}" if row.path else row.place
        yield row


@contextmanager
def _opened(path: Path) -> Iterator[Iterable[bytes]]:
    """The lines of a file, unpacked."""
    try:
        with path.open("rb") as file:
            yield gzip.GzipFile(fileobj=file) if path.suffix == ".gz" else file
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise QuestionSetError(f"{path}: is not a complete gzip file; get it again.") from error
    except OSError as error:
        raise QuestionSetError(f"{path}: cannot be read: {error.strerror}.") from error


def _table_row(place: str, row: dict[str | None, str | list[str] | None], shape: TypeAdapter[T]) -> Row[T]:
    """A row of a table in its shape."""
    if isinstance(row.get(""), list):  # a column may have no name, and then holds one cell
        raise QuestionSetError(f"{place}: has more cells than the first line has columns.")
    try:
        return Row(place, shape.validate_python(row))
    except ValidationError as error:
        raise _refused(place, error) from error


def _refused(place: str, error: ValidationError) -> QuestionSetError:
    """The first problem, with the path of its field."""
    problem = error.errors(include_url=False)[0]
    message = problem["msg"].removeprefix("Value error, ")
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in problem["loc"]).removeprefix(".")
    if ", line " in place:  # the line of the file is known, and the one in the message is that of the record
        message = message.replace("at line 1 column", "at column")
    return QuestionSetError(f"{place}{f', field {path}' if path else ''}: {message}.")
