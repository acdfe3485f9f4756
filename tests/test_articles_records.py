"""JSON and JSON lines."""

import gzip
import json

import pytest

from rag.articles import limits
from rag.articles.records import Record, json_records, line_records, read_record, unpack
from rag.errors import ArticleError

RECORD = {"id": "b1", "title": "Bridge reopens", "text": "It reopened.", "source": "The Example", "views": 3}


def test_one_object_is_one_record_without_a_number() -> None:
    (record,) = json_records(json.dumps(RECORD).encode())
    draft = read_record(record)
    assert (record.number, draft.text, draft.metadata.id, draft.metadata.publisher) == (
        None,
        "It reopened.",
        "b1",
        "The Example",
    )


def test_a_list_is_numbered_from_one() -> None:
    assert [record.number for record in json_records(json.dumps([RECORD, RECORD]).encode())] == [1, 2]


def test_lines_are_numbered_as_in_the_file_and_blank_ones_passed_over() -> None:
    line = json.dumps(RECORD).encode()
    records = list(line_records(b"\xef\xbb\xbf" + line + b"\r\n\n" + line))
    assert [record.number for record in records] == [1, 3]
    assert [read_record(record).text for record in records] == ["It reopened."] * 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"title": "No text"}, 'field "text"'),
        ({"text": "  "}, 'field "text"'),
        ({"text": ["a"]}, 'field "text"'),
        ("only a string", "not a JSON object"),
        (b'{"text": ', "not valid JSON .*line 1"),
        (b'{"text": "\xff"}', "not valid JSON"),
        (b'{"text": ' + b"[" * 100_000, "not valid JSON"),
        (b'{"text": ' + b"9" * 5_000 + b"}", "not valid JSON"),
    ],
)
def test_a_record_without_a_text_is_refused_with_the_field(content: object, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        read_record(Record(content, "Line 1: ", 1))


def test_gzip_is_unpacked_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = gzip.compress(b"x" * 1_000)
    assert unpack(packed) == b"x" * 1_000
    monkeypatch.setattr(limits, "RECORDS_BYTES", 999)
    with pytest.raises(ArticleError, match="more than 999 bytes"):
        unpack(packed)


@pytest.mark.parametrize("data", [b"not gzip", gzip.compress(b"x" * 1_000)[:-9]])
def test_a_damaged_gzip_file_is_refused(data: bytes) -> None:
    with pytest.raises(ArticleError, match="gzip"):
        unpack(data)
