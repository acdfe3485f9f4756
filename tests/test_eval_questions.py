from pathlib import Path

import pytest

from eval.questions import GoldQuestion, load_questions
from rag.errors import QuestionSetError


def write(folder: Path, text: str, name: str = "set.jsonl") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(QuestionSetError) as error:
        load_questions(path)
    return str(error.value)


def test_only_id_and_question_are_required(tmp_path: Path) -> None:
    path = write(tmp_path, '{"id": "a", "question": "Who?"}\n')
    assert load_questions(path) == (GoldQuestion("a", "Who?"),)


def test_blank_lines_and_unknown_fields_are_ignored(tmp_path: Path) -> None:
    path = write(tmp_path, '\n{"id": "a", "question": "Who?", "difficulty": 3}\n\n')
    assert [question.id for question in load_questions(path)] == ["a"]


def test_a_byte_order_mark_is_ignored(tmp_path: Path) -> None:
    path = write(tmp_path, '\ufeff{"id": "a", "question": "Who?"}\n')
    assert [question.id for question in load_questions(path)] == ["a"]


def test_a_question_with_gold_is_answerable_unless_it_says_otherwise(tmp_path: Path) -> None:
    lines = [
        '{"id": "gold", "question": "Who?", "answers": ["Berg"]}',
        '{"id": "none", "question": "Who?", "speakers": ["Berg"]}',
        '{"id": "no", "question": "Who?", "articles": ["mill"], "answerable": false}',
    ]
    questions = load_questions(write(tmp_path, "\n".join(lines)))
    assert [question.answerable for question in questions] == [True, None, False]


def test_csv_means_the_same_as_json_lines(tmp_path: Path) -> None:
    table = write(
        tmp_path,
        "id,question,history,answerable,evidence,require,answers,notes\n"
        'a,"Who, then?",First?|Second?,true,four people| seven people,all,,x\n'
        "b,When?,,false,,,,\n"
        "c,Where?,,,,,the mill,\n",
        "set.csv",
    )
    lines = write(
        tmp_path,
        '{"id": "a", "question": "Who, then?", "history": ["First?", "Second?"], "answerable": true,'
        ' "evidence": ["four people", "seven people"], "require": "all"}\n'
        '{"id": "b", "question": "When?", "answerable": false}\n'
        '{"id": "c", "question": "Where?", "answers": ["the mill"]}\n',
    )
    assert load_questions(table) == load_questions(lines)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ('{"question": "Who?"}', "id"),
        ('{"id": "b"}', "question"),
        ('{"id": "b", "question": "  "}', "question"),
        ('{"id": 7, "question": "Who?"}', "id"),
        ('{"id": "b", "question": "Who?", "history": "Where?"}', "history"),
        ('{"id": "b", "question": "Who?", "evidence": [""]}', "evidence"),
        ('{"id": "b", "question": "Who?", "require": "some"}', "require"),
        ('{"id": "b", "question": "Who?", "answerable": "perhaps"}', "answerable"),
        ('{"id": "b\\u0000c", "question": "Who?"}', "id"),
        ('{"id": "b\\u001b[31m", "question": "Who?"}', "id"),
        ('{"id": "b", "question": "Who?", "within": ["mill\\u202e"]}', "within"),
        ('{"id": "b", "question": "Who?", "grades": {"mill": -1}}', "grades"),
        ('{"id": "b", "question": "Who?", "grades": {"mill": 2147483648}}', "grades"),
        ('{"id": "b", "question": "???"}', "question"),
        ('{"id": "b", "question": "Who?", "history": ["Where?", "…"]}', "history"),
        ('{"id": "b", "question": "Who?", "rewrite": "!"}', "rewrite"),
    ],
)
def test_a_broken_line_is_refused_with_file_line_and_field(tmp_path: Path, line: str, field: str) -> None:
    path = write(tmp_path, '{"id": "a", "question": "Who?"}\n' + line)
    assert refusal(path).startswith(f"{path}, line 2, field {field}: ")


@pytest.mark.parametrize("line", ["{", "[]", "7", '{"id": "b", "question": "\\ud800"}', "\x00"])
def test_a_line_that_is_not_a_question_at_all_is_refused_with_file_and_line(tmp_path: Path, line: str) -> None:
    path = write(tmp_path, '{"id": "a", "question": "Who?"}\n' + line)
    assert refusal(path).startswith(f"{path}, line 2")


def test_an_id_used_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    path = write(tmp_path, '{"id": "a", "question": "Who?"}\n\n{"id": "a", "question": "When?"}\n')
    assert refusal(path) == f"{path}, line 3, field id: 'a' is used in line 1 already."


def test_a_broken_csv_row_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "id,question,answerable\na,Who?,true\nb,When?,perhaps\n", "set.csv")
    assert refusal(path).startswith(f"{path}, line 3, field answerable: ")


def test_a_csv_row_that_is_too_long_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "id,question\na,Who, then?\n", "set.csv")
    assert refusal(path) == f"{path}, line 2: has more cells than the first line has columns."


def test_a_column_without_a_name_is_ignored_and_a_cell_too_many_beside_it_is_refused(tmp_path: Path) -> None:
    table = write(tmp_path, "id,question,\na,Who?,\nb,When?,note\n", "set.csv")
    assert load_questions(table) == (GoldQuestion("a", "Who?"), GoldQuestion("b", "When?"))
    longer = write(tmp_path, "id,question,\na,Who?,,\n", "longer.csv")
    assert "line 2: has more cells" in refusal(longer)


def test_what_is_wrong_is_said_as_a_person_would(tmp_path: Path) -> None:
    path = write(tmp_path, '{"id": "a\\u0007", "question": "Who?"}')
    assert refusal(path) == f"{path}, line 1, field id: holds U+0007, which is no character of a name."
    path = write(tmp_path, '{"id": "a", "question": "Who?", "rewrite": "?"}')
    assert refusal(path).startswith(f"{path}, line 1, field rewrite: The question has no words in it.")


def test_a_csv_quotation_mark_that_never_closes_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, 'id,question\na,"Who?\n', "set.csv")
    assert "not CSV" in refusal(path)


def test_a_set_without_questions_is_refused(tmp_path: Path) -> None:
    assert "holds no questions" in refusal(write(tmp_path, "\n"))
    assert "holds no questions" in refusal(write(tmp_path, "", "empty.csv"))


def test_a_file_that_is_missing_or_not_utf8_is_refused(tmp_path: Path) -> None:
    assert "cannot be read: No such file" in refusal(tmp_path / "none.jsonl")
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes('{"id": "a", "question": "Où ?"}'.encode("latin-1"))
    assert "not UTF-8" in refusal(latin)


def test_a_file_with_semicolons_between_its_columns_is_told_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "set.csv"
    path.write_text("id;question\n1;Who?\n", encoding="utf-8")
    assert "line 1: the columns are separated by semicolons" in refusal(path)
