import json
import unicodedata
from pathlib import Path

from tests.convert_cases import WITHIN, converted, refusal, write_text

CONTEXT = "The mill burned down in May. Owner Ann Berg rebuilt it. Nobody was hurt."


def squad(path: Path, *qas: dict[str, object], context: str = CONTEXT, title: str = "Old_Mill") -> Path:
    paragraphs = [{"context": "Nothing is asked of this paragraph.", "qas": []}, {"context": context, "qas": qas}]
    return write_text(path / "dev.json", json.dumps({"data": [{"title": title, "paragraphs": paragraphs}]}))


def asked(name: str, *answers: str, start: int | None = None, **more: object) -> dict[str, object]:
    marked = [{"text": answer, "answer_start": CONTEXT.index(answer) if start is None else start} for answer in answers]
    return {"id": name, "question": "Who or when?", "answers": marked, **more}


def test_each_paragraph_is_an_article_named_by_its_title(tmp_path: Path) -> None:
    read = converted("squad2", squad(tmp_path, asked("q", "May")))
    assert list(read.articles) == ["Old_Mill-0", "Old_Mill-1"]
    assert (read.articles["Old_Mill-1"].title, read.articles["Old_Mill-1"].text) == ("Old Mill", CONTEXT)


def test_the_evidence_is_each_sentence_in_which_an_annotator_marked_an_answer(tmp_path: Path) -> None:
    read = converted("squad2", squad(tmp_path, asked("q", "Ann Berg", "Berg", "Nobody", "Berg")))
    question = read.questions["q"]
    assert question.evidence == ("Owner Ann Berg rebuilt it.", "Nobody was hurt.")
    assert question.answers == ("Ann Berg", "Berg", "Nobody")
    assert (question.answerable, question.articles, question.tags) == (True, ("Old_Mill-1",), ("answerable",))


def test_an_impossible_question_has_no_gold(tmp_path: Path) -> None:
    question = converted("squad2", squad(tmp_path, asked("q", is_impossible=True))).questions["q"]
    assert (question.answerable, question.has_gold, question.tags) == (False, False, ("impossible",))


def test_within_asks_the_paragraph_of_the_question_only(tmp_path: Path) -> None:
    path = squad(tmp_path, asked("q", "May"), asked("no", is_impossible=True))
    assert [q.within for q in converted("squad2", path, WITHIN).questions.values()] == [("Old_Mill-1",)] * 2
    assert [q.within for q in converted("squad2", path).questions.values()] == [(), ()]


def test_an_answer_is_found_where_accents_are_characters_of_their_own(tmp_path: Path) -> None:
    context = unicodedata.normalize("NFD", "Café Éluard closed. Ann Berg bought it.")
    qas = asked("q", "Berg", start=context.index("Berg"))
    question = converted("squad2", squad(tmp_path, qas, context=context)).questions["q"]
    assert (question.evidence, question.answers) == (("Ann Berg bought it.",), ("Berg",))


def test_blanks_around_an_answer_belong_to_its_place(tmp_path: Path) -> None:
    question = converted("squad2", squad(tmp_path, asked("q", " Ann Berg "))).questions["q"]
    assert (question.evidence, question.answers) == (("Owner Ann Berg rebuilt it.",), ("Ann Berg",))


def test_an_answer_that_does_not_stand_at_its_start_is_refused(tmp_path: Path) -> None:
    message = refusal("squad2", squad(tmp_path, asked("a", "May"), asked("b", "Berg", start=3)))
    assert "dev.json, field data[0].paragraphs[1].qas[1].answers[0].answer_start: 'Berg' does not stand at 3" in message


def test_a_question_without_answers_must_be_marked_as_impossible(tmp_path: Path) -> None:
    assert "qas[0].answers: is empty" in refusal("squad2", squad(tmp_path, asked("q")))


def test_a_missing_field_is_named_by_its_path(tmp_path: Path) -> None:
    path = squad(tmp_path, asked("q", "May"), {"id": "r"})
    assert "dev.json, field data[0].paragraphs[1].qas[1].question: Field required." in refusal("squad2", path)


def test_a_repeated_question_id_is_refused(tmp_path: Path) -> None:
    message = refusal("squad2", squad(tmp_path, asked("q", "May"), asked("q", "Berg")))
    assert "qas[1].id: 'q' is used at" in message


def test_an_empty_paragraph_is_refused(tmp_path: Path) -> None:
    assert "data[0].paragraphs[1].context: It has no text." in refusal("squad2", squad(tmp_path, context=" "))
