import json
from pathlib import Path

import pytest

from tests.convert_cases import WITHIN, converted, refusal, write_lines, write_text

HEAD = ["Ann Berg", "Early life"]
FIRST = ["Where was she born?", "in Oslo, where her father ground corn."]
SECOND = ["Did she like it?", "CANNOTANSWER"]
THIRD = ["What then?", "She took over the mill"]


def turn(number: int, question: str, history: list[str]) -> dict[str, object]:
    rewrite = {"Question": question, "Rewrite": f"{question} (Ann Berg)"}
    return {"QuAC_dialog_id": "C_1", "Question_no": number, "History": [*HEAD, *history], **rewrite}


TURNS = [
    turn(1, FIRST[0], []),
    turn(2, SECOND[0], FIRST),
    turn(3, THIRD[0], FIRST + SECOND),
    turn(4, "And now?", FIRST + SECOND + THIRD),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "dev.jsonl", TURNS)


def test_the_article_of_a_dialogue_is_made_of_its_answers(path: Path) -> None:
    article = converted("canard", path).articles["C_1"]
    assert article.title == "Ann Berg: Early life"
    assert article.text == "in Oslo, where her father ground corn.\n\nShe took over the mill …"


def test_the_evidence_of_a_turn_is_its_answer_in_the_history_of_a_later_one(path: Path) -> None:
    question = converted("canard", path).questions["C_1_q#3"]
    assert question.evidence == ("She took over the mill",)
    assert question.history == (FIRST[0], SECOND[0])
    assert (question.articles, question.rewrite) == (("C_1",), "What then? (Ann Berg)")


def test_turns_whose_answer_is_not_known_are_left_out(path: Path) -> None:
    read = converted("canard", path)
    assert list(read.questions) == ["C_1_q#1", "C_1_q#3"]
    assert list(read.counts.left_out.values()) == [2]


def test_the_list_of_the_original_release_is_read_alike(path: Path) -> None:
    original = write_text(path.parent / "train.json", json.dumps(TURNS))
    assert converted("canard", original).questions == converted("canard", path).questions


def test_within_asks_the_article_of_the_dialogue_only(path: Path) -> None:
    assert {q.within for q in converted("canard", path, WITHIN).questions.values()} == {("C_1",)}


def test_a_history_that_breaks_off_is_refused(path: Path) -> None:
    broken = [*TURNS, {**turn(5, "Who?", FIRST[:1]), "QuAC_dialog_id": "C_2"}]
    assert "line 5, field History: does not end with an answer" in refusal("canard", write_lines(path, broken))
    original = write_text(path.parent / "train.json", json.dumps(broken))
    assert "train.json, field [4].History: does not end with an answer" in refusal("canard", original)


def test_a_turn_that_comes_twice_is_refused(path: Path) -> None:
    message = refusal("canard", write_lines(path, [*TURNS, TURNS[1]]))
    assert "line 5, field Question_no: 'C_1_q#2' is used at" in message
