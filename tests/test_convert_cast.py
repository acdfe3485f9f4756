import json
from pathlib import Path

from tests.convert_cases import converted, refusal, write_lines, write_text


def turn(number: int, passage: str | None = None, **more: object) -> dict[str, object]:
    found = {"passage": passage, "canonical_result_id": "DOC", "passage_id": number} if passage else {}
    return {"number": number, "raw_utterance": f"Question {number}?", **found, **more}


TOPIC = {
    "number": 107,
    "turn": [turn(1, "It burned &amp; fell."), turn(2), turn(3, "It rose.", manual_rewritten_utterance="What rose?")],
}


def test_the_passage_of_a_turn_is_its_article(tmp_path: Path) -> None:
    read = converted("cast", write_lines(tmp_path / "2021.jsonl", [TOPIC]))
    assert {name: article.text for name, article in read.articles.items()} == {
        "DOC-1": "It burned &amp; fell.",
        "DOC-3": "It rose.",
    }
    assert read.questions["107_3"].articles == ("DOC-3",)


def test_the_history_keeps_turns_that_have_no_passage(tmp_path: Path) -> None:
    read = converted("cast", write_lines(tmp_path / "2021.jsonl", [TOPIC]))
    assert list(read.questions) == ["107_1", "107_3"]
    assert read.questions["107_3"].history == ("Question 1?", "Question 2?")
    assert read.questions["107_3"].rewrite == "What rose?"
    assert list(read.counts.left_out.values()) == [1]


def test_topics_without_passages_are_refused_with_the_year_that_has_them(tmp_path: Path) -> None:
    path = write_text(tmp_path / "2020.json", json.dumps([{"number": 81, "turn": [turn(1)]}]))
    for place in (path, tmp_path):
        assert "2020.json" in refusal("cast", place)
        assert "carry no passages; the topics of 2021" in refusal("cast", place)


def test_of_a_folder_the_files_with_passages_and_rewrites_are_taken(tmp_path: Path) -> None:
    automatic = {"number": 107, "turn": [turn(1, "It burned &amp; fell.")]}
    write_text(tmp_path / "2020.json", json.dumps([{"number": 81, "turn": [turn(1)]}]))
    write_text(tmp_path / "2021_automatic.json", json.dumps([automatic]))
    assert list(converted("cast", tmp_path).questions) == ["107_1"]
    write_text(tmp_path / "2021_manual.json", json.dumps([TOPIC]))
    assert list(converted("cast", tmp_path).questions) == ["107_1", "107_3"]


def test_one_passage_with_two_texts_is_refused(tmp_path: Path) -> None:
    other = {"number": 108, "turn": [turn(1, "Something else.")]}
    path = write_lines(tmp_path / "2021.jsonl", [TOPIC, other])
    assert "line 2, field turn[0].passage: article 'DOC-1' stands in this file with another content" in refusal(
        "cast", path
    )


def test_a_turn_that_comes_twice_is_refused(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "2021.jsonl", [{"number": 107, "turn": [turn(1, "It rose."), turn(1, "It rose.")]}])
    assert "line 1, field turn[1].number: '107_1' is used at" in refusal("cast", path)


def test_a_folder_without_topics_is_refused(tmp_path: Path) -> None:
    assert "holds no topics" in refusal("cast", tmp_path)
