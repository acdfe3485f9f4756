import gzip
from pathlib import Path

import pytest

from eval.convert import ConvertOptions
from tests.convert_cases import converted, refusal, write_lines

WITHOUT_GOLD = ConvertOptions(without_gold=True)
ARTICLES = [
    {"id": "fire", "title": "Mill burns", "text": "Ann Berg saw it.", "published": "2021/07/23", "authors": ["Lee"]},
    {"id": "chance", "title": "What ANN BERG eats", "text": "Bread."},
    {"id": "longer", "title": "Other", "text": "Joann Bergson was away."},
    {"id": "reworded", "title": "Mill", "text": "The owner saw it."},
]


def record(name: str, gold: list[str], with_answer: list[str]) -> dict[str, object]:
    known = {"gold_articles": gold, "gold_articles_with_answer": with_answer}
    return {"id": name, "question": "Who saw the fire?", "answer": ["Ann Berg"], **known}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_lines(tmp_path / "articles.jsonl", ARTICLES)
    write_lines(
        tmp_path / "questions.jsonl",
        [record("in", ["fire", "reworded"], ["fire"]), record("other", ["reworded"], [])],
    )
    return tmp_path


def test_articles_keep_their_date_and_authors(folder: Path) -> None:
    article = converted("realtimeqa", folder).articles["fire"]
    assert (article.published, article.authors) == ("2021-07-23", ("Lee",))


def test_answers_are_gold_only_where_an_article_has_their_words(folder: Path) -> None:
    questions = converted("realtimeqa", folder).questions
    known, reworded = questions["in"], questions["other"]
    assert (known.answers, known.articles, known.tags) == (("Ann Berg",), ("fire",), ("answer-in-article",))
    assert (reworded.answers, reworded.articles, reworded.tags) == ((), ("reworded",), ("reworded",))


def test_without_gold_takes_away_every_article_that_has_the_answer(folder: Path) -> None:
    read = converted("realtimeqa", folder, WITHOUT_GOLD)
    kept, taken = read.questions["in"], read.questions["in-without"]
    assert (kept.answerable, kept.without, kept.tags) == (True, (), ("with-gold",))
    assert (taken.answerable, taken.has_gold, taken.tags) == (False, False, ("without-gold",))
    assert taken.without == ("chance", "fire", "reworded")


def test_without_gold_leaves_reworded_answers_out_and_says_so(folder: Path) -> None:
    read = converted("realtimeqa", folder, WITHOUT_GOLD)
    assert list(read.questions) == ["in", "in-without"]
    assert list(read.counts.left_out.values()) == [1]


def test_compressed_articles_are_read(folder: Path) -> None:
    plain = folder / "articles.jsonl"
    (folder / "articles.jsonl.gz").write_bytes(gzip.compress(plain.read_bytes()))
    plain.unlink()
    assert len(converted("realtimeqa", folder).articles) == len(ARTICLES)


@pytest.mark.parametrize(("field", "value"), [("title", "a\x00b"), ("authors", ["Lee\x00"]), ("text", "\x00")])
def test_what_indexing_would_refuse_is_refused_with_its_place(folder: Path, field: str, value: object) -> None:
    write_lines(folder / "articles.jsonl", [*ARTICLES, {"id": "last", "title": "x", "text": "y", field: value}])
    assert f"articles.jsonl, line 5, field {field}: This is not text" in refusal("realtimeqa", folder)


def test_an_unknown_gold_article_is_refused(folder: Path) -> None:
    write_lines(folder / "questions.jsonl", [record("a", ["fire"], []), record("b", ["fire", "flood"], [])])
    message = refusal("realtimeqa", folder)
    assert "questions.jsonl, line 2, field gold_articles[1]: there is no article 'flood'" in message


def test_a_file_in_place_of_the_folder_is_refused(folder: Path) -> None:
    assert "articles.jsonl and questions.jsonl" in refusal("realtimeqa", folder / "questions.jsonl")
