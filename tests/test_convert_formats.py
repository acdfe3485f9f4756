from pathlib import Path

import pytest

from eval.convert import FORMATS, ConvertOptions, FoundSet, convert, find_data
from rag.errors import InputError
from tests.convert_cases import PLAIN, converted, refusal, write_lines, write_text

ROWS = "qtext,label,atext\nWho ?,1,Berg – the owner .\nWho ?,0,Not he .\n"


def trecqa(folder: Path) -> Path:
    return write_text(folder / "dev.csv", ROWS)


def test_an_unknown_format_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    assert refusal("squad", tmp_path) == f"There is no format 'squad'; there are {', '.join(FORMATS)}."


def test_an_option_is_refused_for_formats_in_which_it_means_nothing(tmp_path: Path) -> None:
    message = refusal("trecqa", trecqa(tmp_path), ConvertOptions(without_gold=True))
    assert message == "--without-gold has no meaning for trecqa; it is for realtimeqa."


def test_a_second_conversion_writes_the_same_bytes(tmp_path: Path) -> None:
    out = tmp_path / "out"
    convert("trecqa", trecqa(tmp_path), out, PLAIN)
    files = [out / "articles" / "articles.jsonl", out / "questions.jsonl"]
    first = [file.read_bytes() for file in files]
    convert("trecqa", trecqa(tmp_path), out, PLAIN)
    assert [file.read_bytes() for file in files] == first
    assert sorted(path.name for path in out.rglob("*")) == ["articles", "articles.jsonl", "questions.jsonl"]


def test_a_refused_file_leaves_the_last_conversion_as_it_was(tmp_path: Path) -> None:
    before = converted("trecqa", trecqa(tmp_path))
    broken = write_text(tmp_path / "dev.csv", ROWS + "Who ?,2,Nobody .\n")
    refusal("trecqa", broken)
    written = (tmp_path / "converted" / "articles" / "articles.jsonl").read_text(encoding="utf-8")
    assert len(written.splitlines()) == len(before.articles) == 2


def test_a_folder_with_other_articles_is_refused(tmp_path: Path) -> None:
    write_text(tmp_path / "converted" / "articles" / "mine.txt", "Not of this set.")
    assert "mine.txt, which is not of this set; name another folder" in refusal("trecqa", trecqa(tmp_path))


def test_a_set_without_questions_is_refused(tmp_path: Path) -> None:
    assert "gives no question" in refusal("squad2", write_text(tmp_path / "dev.json", '{"data": []}'))


def test_sets_are_found_by_the_names_of_their_folders_and_beir_by_its_files(tmp_path: Path) -> None:
    for name in ("squad2", "treccast", "mtrag-un", "squadshifts", "notes"):
        (tmp_path / name).mkdir()
    write_lines(tmp_path / "news" / "corpus.jsonl", [])
    write_lines(tmp_path / "news" / "queries.jsonl", [])
    (tmp_path / "news" / "qrels").mkdir()
    assert find_data(tmp_path) == tuple(
        FoundSet(name, form, tmp_path / name)
        for name, form in (("mtrag-un", "mtrag"), ("news", "beir"), ("squad2", "squad2"), ("treccast", "cast"))
    )


def test_a_data_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a folder"):
        find_data(tmp_path / "none")
