"""Question sets: JSON lines, or CSV with the same columns and lists separated by `|`."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, TypeAdapter, ValidationError

from eval.digests import file_digest
from rag.errors import QuestionError, QuestionSetError
from rag.question import checked
from rag.schema import Question

_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
HIGHEST_GRADE = 1000  # trec_eval keeps a table of this length


def as_name(text: str) -> str:
    """No control characters: a terminal obeys them, and trec_eval ends a name at NUL."""
    if found := _NOT_IN_NAMES.search(text):
        raise ValueError(f"holds U+{ord(found[0]):04X}, which is no character of a name")
    return text


NonEmpty = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[NonEmpty, AfterValidator(as_name)]
Grade = Annotated[int, Field(ge=0, le=HIGHEST_GRADE)]


@dataclass(frozen=True)
class GoldQuestion:
    """A question and what its answer should be; `answerable` is None where the set does not say and gives no gold.

    `within` are the only articles to ask, `without` those to leave out; `rewrite` is the question as a person would
    ask it without the history; `replies` are what another program answered to the history; `grades` says of some of
    `articles` how well they answer (1 where it says nothing).
    """

    id: Name
    question: NonEmpty
    history: tuple[NonEmpty, ...] = ()
    answerable: bool | None = None
    evidence: tuple[NonEmpty, ...] = ()
    require: Literal["any", "all"] = "any"
    answers: tuple[NonEmpty, ...] = ()
    articles: tuple[Name, ...] = ()
    speakers: tuple[NonEmpty, ...] = ()
    tags: tuple[NonEmpty, ...] = ()
    within: tuple[Name, ...] = ()
    without: tuple[Name, ...] = ()
    rewrite: NonEmpty | None = None
    replies: tuple[str, ...] = ()
    grades: Mapping[Name, Grade] = field(default_factory=dict)

    @property
    def has_gold(self) -> bool:
        """Whether a quote can be told right from wrong."""
        return bool(self.evidence or self.answers or self.articles)


LIST_FIELDS = frozenset(field.name for field in fields(GoldQuestion) if field.default == ())
_validator = TypeAdapter(GoldQuestion)


def load_questions(path: Path) -> tuple[GoldQuestion, ...]:
    """The questions of a .jsonl or .csv file. Raises QuestionSetError with file, line and field."""
    rows = _csv_rows if path.suffix.lower() == ".csv" else _json_rows
    lines_of_ids: dict[str, int] = {}
    questions = []
    try:
        for line, question in rows(path):
            if question.id in lines_of_ids:
                raise _error(path, line, "id", f"{question.id!r} is used in line {lines_of_ids[question.id]} already")
            lines_of_ids[question.id] = line
            _refuse_unaskable(path, line, question)
            questions.append(_with_answerable(question))
    except UnicodeDecodeError as error:
        raise QuestionSetError(f"{path}: not UTF-8 text; save it as UTF-8.") from error
    except OSError as error:
        raise QuestionSetError(f"{path}: cannot be read: {error.strerror}.") from error
    if not questions:
        raise QuestionSetError(f"{path}: holds no questions.")
    return tuple(questions)


def _refuse_unaskable(path: Path, line: int, question: GoldQuestion) -> None:
    """Raises QuestionSetError now for what would stop the run when its turn comes."""
    ways = {
        "question": Question(question.question),
        "history": Question(question.question, question.history),
        "replies": Question(question.question, question.history, replies=question.replies),
        "rewrite": Question(question.rewrite or question.question),
    }
    for name, asked in ways.items():
        try:
            checked(asked)
        except QuestionError as error:
            raise _error(path, line, name, str(error).removesuffix(".")) from error


def digest(path: Path) -> str:
    """What tells one version of a question set from another."""
    return f"sha256:{file_digest(path)}"


def _with_answerable(question: GoldQuestion) -> GoldQuestion:
    """A question that comes with gold is answerable unless it says otherwise."""
    return replace(question, answerable=True) if question.answerable is None and question.has_gold else question


def _json_rows(path: Path) -> Iterator[tuple[int, GoldQuestion]]:
    """Each line that is not blank, with its number."""
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, _checked(path, number, line)


def _csv_rows(path: Path) -> Iterator[tuple[int, GoldQuestion]]:
    """Each row with the number of its last line; an empty cell is a field that is not given."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines, restkey="", strict=True)
        try:
            if len(rows.fieldnames or ()) == 1 and ";" in str(rows.fieldnames):
                raise _error(path, 1, "", "the columns are separated by semicolons; save the file with commas")
            for row in rows:
                if isinstance(row.get(""), list):  # a column may have no name, and then holds one cell
                    raise _error(path, rows.line_num, "", "has more cells than the first line has columns")
                yield rows.line_num, _checked(path, rows.line_num, _csv_record(row))
        except csv.Error as error:
            raise _error(path, rows.line_num, "", f"not CSV: {error}") from error


def _csv_record(row: dict[str, str | None]) -> dict[str, str | list[str]]:
    """A row as the JSON lines would have it."""
    return {
        name: [piece for piece in cell.split("|") if piece.strip()] if name in LIST_FIELDS else cell
        for name, cell in row.items()
        if cell and cell.strip()
    }


def _checked(path: Path, line: int, record: str | dict[str, str | list[str]]) -> GoldQuestion:
    """The record (JSON text, or a CSV row) as a question; the first problem is the one reported."""
    try:
        return _validator.validate_json(record) if isinstance(record, str) else _validator.validate_python(record)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        message = problem["msg"].removeprefix("Value error, ")
        raise _error(path, line, str(problem["loc"][0]) if problem["loc"] else "", message) from error


def _error(path: Path, line: int, field: str, problem: str) -> QuestionSetError:
    """The one sentence about a line that cannot be used."""
    place = f"{path}, line {line}, field {field}" if field else f"{path}, line {line}"
    return QuestionSetError(f"{place}: {problem}.")
