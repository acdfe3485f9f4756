import gzip
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from eval.convert.rows import Identifier, find_file, json_document, json_lines, read_text, table_rows
from rag.errors import QuestionSetError


@dataclass(frozen=True)
class Mill:
    id: Identifier
    wheels: int


mill = TypeAdapter(Mill)


def put(folder: Path, data: bytes, name: str = "mills.jsonl") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def message_of(path: Path) -> str:
    with pytest.raises(QuestionSetError) as error:
        list(table_rows(path, mill) if path.suffix in (".csv", ".tsv") else json_lines(path, mill))
    return str(error.value)


def test_rows_know_their_line_whatever_blank_lines_and_marks_there_are(tmp_path: Path) -> None:
    path = put(tmp_path, b'\xef\xbb\xbf\n{"id": "a", "wheels": 2}\r\n\n{"id": "b", "wheels": 0, "age": 9}')
    rows = list(json_lines(path, mill))
    assert [row.content for row in rows] == [Mill("a", 2), Mill("b", 0)]
    assert [row.place for row in rows] == [f"{path}, line 2", f"{path}, line 4"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b'{"id": "b"}', "line 2, field wheels: Field required."),
        (b'{"id": "b", "wheels": []}', "line 2, field wheels: Input should be a valid integer."),
        (b'{"id": "null", "wheels": 1}', "line 2, field id: cannot be the id of an article"),
        (b'{"id": "b\\u0000", "wheels": 1}', "line 2, field id: This is not text: it is full of control characters"),
        (b'{"id": "b\\u001b[31m", "wheels": 1}', "line 2, field id: holds U+001B, which is no character of a name."),
        (b'{"id": "b",', "line 2: Invalid JSON: EOF while parsing a value at column 11."),
        (b'{"id": "\xff"}', "line 2: not UTF-8 text; save the file as UTF-8."),
    ],
)
def test_a_broken_line_is_refused_with_line_and_field(tmp_path: Path, line: bytes, problem: str) -> None:
    path = put(tmp_path, b'{"id": "a", "wheels": 2}\n' + line)
    assert message_of(path).startswith(f"{path}, {problem}")


def test_a_column_without_a_name_is_ignored(tmp_path: Path) -> None:
    (row,) = table_rows(put(tmp_path, b",id,wheels\n0,a,2\n", "mills.csv"), mill)
    assert row.content == Mill("a", 2)


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (b"\n", "mills.jsonl", ": is empty."),
        (b"plain", "mills.jsonl.gz", ": is not a complete gzip file; get it again."),
        (gzip.compress(b'{"id": "a", "wheels": 2}\n' * 99)[:-9], "mills.jsonl.gz", ": is not a complete gzip file"),
        (b"", "mills.csv", ": holds no rows under a line of column names."),
        (b"id,wheels\n", "mills.csv", ": holds no rows under a line of column names."),
        (b'id,wheels\n"a,2\n', "mills.csv", ", line 2: not a table: unexpected end of data."),
        (b"id,wheels\na,2\nb\n", "mills.csv", ", line 3, field wheels: Input should be a valid integer."),
        (b"id\twheels\na\t2\t3\n", "mills.tsv", ", line 2: has more cells than the first line has columns."),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, data: bytes, name: str, problem: str) -> None:
    path = put(tmp_path, data, name)
    assert message_of(path).startswith(f"{path}{problem}")


def test_a_broken_document_is_refused_with_line_and_column(tmp_path: Path) -> None:
    path = put(tmp_path, b'{"id": "a",\n "wheels": }', "mill.json")
    with pytest.raises(QuestionSetError, match=r"mill\.json: Invalid JSON: expected value at line 2 column 12\."):
        json_document(path, mill)


def test_an_empty_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match=r"mill\.json: is empty\."):
        json_document(put(tmp_path, b" ", "mill.json"), mill)


def test_quotation_marks_are_text_in_a_table_of_tabulators(tmp_path: Path) -> None:
    path = put(tmp_path, b'id\twheels\n"a\t2\n', "mills.tsv")
    assert [row.content for row in table_rows(path, mill)] == [Mill('"a', 2)]


def test_a_text_keeps_its_line_ends(tmp_path: Path) -> None:
    assert read_text(put(tmp_path, b"a\r\nb\rc", "a.txt")) == "a\r\nb\rc"


def test_a_folder_is_searched_in_order(tmp_path: Path) -> None:
    put(tmp_path, b"", "train.csv")
    assert find_file(tmp_path, ("dev.csv", "train.csv")).name == "train.csv"
    with pytest.raises(QuestionSetError, match=r"this folder holds no dev\.csv and no test\.csv\."):
        find_file(tmp_path, ("dev.csv", "test.csv"))


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="does not exist; name the data file, or the folder"):
        find_file(tmp_path / "none.csv", ("dev.csv",))
