from pathlib import Path

import pytest

from tests.convert_cases import WITHIN, converted, refusal, write_lines

CONTEXT = {"document_id": "d1", "title": "Mill", "text": "The mill burned."}
TURNS = [
    {"speaker": "user", "text": "What burned?"},
    {"speaker": "agent", "text": "A mill."},
    {"speaker": "user", "text": "When?"},
]


def task(name: str, kind: str, contexts: list[dict[str, str]], key: str = "answerability") -> dict[str, object]:
    return {"task_id": name, "contexts": contexts, "input": TURNS, key: [kind], "Question Type": ["Factoid"]}


def test_the_question_is_the_last_turn_after_what_the_user_asked(tmp_path: Path) -> None:
    read = converted("mtrag", write_lines(tmp_path / "reference.jsonl", [task("t", "ANSWERABLE", [CONTEXT])]))
    question = read.questions["t"]
    assert (question.question, question.history, question.articles) == ("When?", ("What burned?",), ("d1",))
    assert question.tags == ("ANSWERABLE", "Factoid")


@pytest.mark.parametrize(
    ("kind", "answerable", "articles"),
    [
        ("PARTIAL", True, ("d1",)),
        ("UNANSWERABLE", False, ()),
        ("UNDERSPECIFIED", None, ()),
        ("CONVERSATIONAL", None, ()),
    ],
)
def test_answerability_decides_what_is_gold(
    tmp_path: Path, kind: str, answerable: bool | None, articles: tuple[str, ...]
) -> None:
    question = converted("mtrag", write_lines(tmp_path / "a.jsonl", [task("t", kind, [CONTEXT])])).questions["t"]
    assert (question.answerable, question.articles) == (answerable, articles)


def test_the_spelling_of_the_first_release_is_read(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [task("t", "UNANSWERABLE", [CONTEXT], key="Answerability")])
    assert converted("mtrag", path).questions["t"].answerable is False


def test_a_passage_of_several_tasks_is_one_article(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [task(name, "ANSWERABLE", [CONTEXT]) for name in "ab"])
    assert list(converted("mtrag", path).articles) == ["d1"]


def test_an_unknown_answerability_is_refused(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [task("t", "MAYBE", [CONTEXT])])
    assert "line 1, field answerability[0]: Input should be 'ANSWERABLE'" in refusal("mtrag", path)


def test_a_conversation_that_the_agent_ends_is_refused(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [{**task("t", "PARTIAL", [CONTEXT]), "input": TURNS[:2]}])
    assert "line 1, field input: does not end with the user's question" in refusal("mtrag", path)


def test_within_has_no_meaning_here(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [task("t", "PARTIAL", [CONTEXT])])
    assert "--within has no meaning for mtrag; it is for squad2" in refusal("mtrag", path, WITHIN)
