"""Files are found, read by their suffix, and reported where they cannot be read."""

import os
import shutil
from pathlib import Path

import pytest

from rag.articles import ArticleFile, Unreadable, find_files, limits, read_file, sha256_of
from rag.errors import ArticleError
from rag.schema import Article

SEED = Path(__file__).parents[1] / "corpus" / "000_e152aec2c99f597f.txt"


def write(path: Path, content: str | bytes = "Bridge reopens\n\nIt reopened.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def reasons(path: Path) -> list[str]:
    results = read_file(ArticleFile(path, path.stem))
    return [result.reason for result in results if isinstance(result, Unreadable)]


def test_the_seed_article_is_read_with_its_title_and_nothing_invented() -> None:
    (article,) = read_file(find_files([SEED])[0])
    assert isinstance(article, Article)
    assert article.text == SEED.read_text("utf-8")
    assert article.sha256 == sha256_of(article.text)
    assert (article.id, article.source) == (SEED.stem, str(SEED))
    assert article.title.startswith("Death Toll Rises: Over 350")
    assert (article.publisher, article.published, article.authors, article.url) == (None, None, (), None)


def test_a_folder_is_walked_and_hidden_files_and_other_suffixes_are_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.MD", "a/d.jsonl.gz", "picture.png", ".hidden.txt", ".git/e.txt", "a/page_files/f.css"):
        write(tmp_path / name)
    assert [file.name for file in find_files([tmp_path])] == ["a/c", "a/d", "b"]


def test_a_file_named_twice_is_found_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert find_files([tmp_path, path]) == (ArticleFile(path, "a"),)


def test_a_missing_path_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"nowhere does not exist; name an article file"):
        find_files([tmp_path / "nowhere"])


def test_a_named_file_of_unknown_format_is_refused_with_the_formats(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"a\.png is not an article file.*\.docx"):
        find_files([write(tmp_path / "a.png")])


def test_a_folder_that_vanishes_while_it_is_walked_is_reported_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt")
    gone = write(tmp_path / "gone" / "b.txt").parent
    scandir = os.scandir

    def vanish(path: str | Path) -> "os._ScandirIterator[str]":
        if Path(path) == gone:
            monkeypatch.undo()
            shutil.rmtree(gone)
        return scandir(os.fspath(path))

    monkeypatch.setattr(os, "scandir", vanish)
    files = find_files([tmp_path])
    assert [file.name for file in files] == ["a", "gone"]
    assert read_file(files[1]) == (Unreadable(str(gone), "It cannot be opened: No such file or directory."),)


def test_a_folder_that_cannot_be_listed_says_so(tmp_path: Path) -> None:
    assert reasons(tmp_path) == ["This folder cannot be listed; check that you may read it."]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "no text"),
        ("empty.md", b"---\ntitle: a\n---\n\n", "no text"),
        ("binary.txt", bytes(range(128)) * 10, "not text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "encoding is not known|not text"),
        ("empty.json", b"", "not valid JSON"),
        ("broken.docx", b"PK\x03\x04", "not a Word document"),
        ("empty.html", b"", "no text"),
    ],
)
def test_a_bad_file_gives_one_reason_and_no_article(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = write(tmp_path / name, content)
    (result,) = read_file(ArticleFile(path, path.stem))
    assert isinstance(result, Unreadable)
    assert result.source == str(path)
    assert any(part in result.reason for part in reason.split("|"))
    assert "\n" not in result.reason


def test_an_unexpected_failure_of_a_library_is_a_reason_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: bytes) -> None:
        raise KeyError("word/document.xml")

    monkeypatch.setitem(find_files.__globals__["_ONE_ARTICLE"], ".docx", fail)
    assert reasons(write(tmp_path / "a.docx")) == ["It is damaged or not what its suffix says (KeyError)."]


def test_a_file_that_may_not_be_opened_is_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert reasons(write(tmp_path / "a.txt")) == ["It cannot be opened: Permission denied."]


def test_a_pipe_does_not_hold_up_the_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(tmp_path / "pipe.txt") == ["This is a device or a pipe, not a file."]


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 5)
    assert reasons(write(tmp_path / "a.txt")) == ["This file is larger than 5 bytes; split it."]


def test_a_file_name_that_is_not_unicode_is_reported_printably(tmp_path: Path) -> None:
    path = write(tmp_path / "b\udcff.txt")
    (result,) = read_file(ArticleFile(path, "b"))
    assert isinstance(result, Unreadable)
    assert "\\udcff" in result.source.encode().decode()


def test_one_bad_record_does_not_lose_the_good_ones(tmp_path: Path) -> None:
    lines = [
        '{"text": "One.", "title": "First"}',
        '{"title": "x"}',
        "",
        '{"text": "\\ud800"}',
        '{"id": "z", "text": "Two."}',
    ]
    path = write(tmp_path / "many.jsonl", "\n".join(lines))
    first, missing, surrogate, last = read_file(find_files([path])[0])
    assert isinstance(first, Article) and isinstance(last, Article)
    assert (first.id, first.title, last.id, last.title) == ("many#1", "First", "z", "many#5")
    assert missing == Unreadable(str(path), 'Line 2: The field "text" is missing, empty or not a string.')
    assert isinstance(surrogate, Unreadable) and surrogate.reason.startswith("Line 4: This is not valid Unicode")


def test_the_title_is_the_first_line_or_else_the_files_name(tmp_path: Path) -> None:
    results = [
        read_file(file) for file in find_files([write(tmp_path / "a.txt"), write(tmp_path / "b.txt", "It is open.")])
    ]
    assert [result.title for (result,) in results if isinstance(result, Article)] == ["Bridge reopens", "b"]


def test_a_lone_record_takes_the_files_name(tmp_path: Path) -> None:
    (article,) = read_file(find_files([write(tmp_path / "one.json", '{"text": "It is open."}')])[0])
    assert isinstance(article, Article)
    assert (article.id, article.title) == ("one", "one")
