from pathlib import Path

import pytest

from tests.convert_cases import converted, refusal, write_lines, write_text

DOCUMENTS = [
    {"_id": "1", "title": "", "text": "The mill burned."},
    {"_id": "2", "title": "Berg rebuilds", "text": ""},
    {"_id": "3", "title": "", "text": ""},
]
HEAD = "query-id\tcorpus-id\tscore\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_lines(tmp_path / "corpus.jsonl", DOCUMENTS)
    write_lines(tmp_path / "queries.jsonl", [{"_id": name, "text": f"query {name}"} for name in "abc"])
    write_text(tmp_path / "qrels" / "test.tsv", HEAD + "a\t1\t1\na\t2\t2\nb\t1\t0\n")
    return tmp_path


def test_relevant_documents_are_gold_with_their_grades(folder: Path) -> None:
    question = converted("beir", folder).questions["a"]
    assert (question.question, question.articles, question.grades) == ("query a", ("1", "2"), {"2": 2})


def test_only_queries_with_a_relevant_document_are_asked(folder: Path) -> None:
    read = converted("beir", folder)
    assert list(read.questions) == ["a"]
    assert dict(read.counts.left_out) == {"a judged query has no relevant document": 1}


def test_a_document_with_only_a_title_is_read_and_an_empty_one_left_out(folder: Path) -> None:
    articles = converted("beir", folder).articles
    assert {name: (a.title, a.text) for name, a in articles.items()} == {
        "1": ("1", "The mill burned."),
        "2": ("Berg rebuilds", "Berg rebuilds"),
    }


def test_a_judged_document_without_text_is_no_gold(folder: Path) -> None:
    write_text(folder / "qrels" / "test.tsv", HEAD + "a\t1\t1\na\t3\t1\n")
    read = converted("beir", folder)
    assert read.questions["a"].articles == ("1",)
    assert dict(read.counts.left_out) == {"a judged document is not in the corpus or has no text": 1}


def test_the_test_judgements_come_before_the_others(folder: Path) -> None:
    write_text(folder / "qrels" / "dev.tsv", HEAD + "c\t1\t1\n")
    assert list(converted("beir", folder).questions) == ["a"]
    (folder / "qrels" / "test.tsv").unlink()
    assert list(converted("beir", folder).questions) == ["c"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("a\t1\tgood", "line 3, field score: Input should be a valid integer"),
        ("a\t1", "line 3, field score: Input should be a valid integer"),
        ("d\t1\t1", "line 3, field query-id: there is no query 'd'"),
        ("a\t1\t1\t1", "line 3: has more cells than the first line has columns"),
    ],
)
def test_a_broken_judgement_is_refused_with_its_line(folder: Path, row: str, problem: str) -> None:
    write_text(folder / "qrels" / "test.tsv", f"{HEAD}a\t1\t1\n{row}\n")
    assert f"test.tsv, {problem}" in refusal("beir", folder)


def test_a_folder_without_judgements_is_refused_with_their_names(folder: Path) -> None:
    (folder / "qrels" / "test.tsv").unlink()
    assert "holds no test.tsv and no dev.tsv and no train.tsv" in refusal("beir", folder)
