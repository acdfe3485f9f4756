from pathlib import Path

from tests.convert_cases import WITHIN, converted, refusal, write_text

ROWS = """qtext,label,atext
Who rebuilt it ?,0,The mill burned .
Who rebuilt it ?,1,"Berg , the owner , did ."
Who paid ?,0,Nobody knows .
Who slept ?,1,Lee slept .
"""


def test_a_question_chooses_among_its_own_candidates(tmp_path: Path) -> None:
    read = converted("trecqa", write_text(tmp_path / "dev.csv", ROWS))
    question = read.questions["dev-1"]
    assert question.within == ("dev-1-1", "dev-1-2")
    assert (question.articles, question.evidence) == (("dev-1-2",), ("Berg , the owner , did .",))
    assert read.articles["dev-1-2"].text == "Berg , the owner , did ."


def test_the_title_of_a_candidate_tells_nothing(tmp_path: Path) -> None:
    titles = {a.title for a in converted("trecqa", write_text(tmp_path / "dev.csv", ROWS)).articles.values()}
    assert titles == {"dev-1", "dev-2", "dev-3"}


def test_tags_tell_whether_there_is_a_choice(tmp_path: Path) -> None:
    questions = converted("trecqa", write_text(tmp_path / "dev.csv", ROWS), WITHIN).questions.values()
    assert [q.tags[0] for q in questions] == ["both-kinds", "only-wrong", "only-right"]
    assert [q.answerable for q in questions] == [True, False, True]


def test_a_folder_gives_its_measured_parts_rather_than_the_training_part(tmp_path: Path) -> None:
    write_text(tmp_path / "train.csv", ROWS)
    assert [name.partition("-")[0] for name in converted("trecqa", tmp_path).questions] == ["train"] * 3
    write_text(tmp_path / "dev.csv", ROWS)
    write_text(tmp_path / "test.csv", ROWS)
    assert [name.partition("-")[0] for name in converted("trecqa", tmp_path).questions] == ["dev"] * 3 + ["test"] * 3


def test_a_label_that_is_none_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write_text(tmp_path / "dev.csv", ROWS + "Who ?,maybe,Him .\n")
    assert "dev.csv, line 6, field label: Input should be '0' or '1'." in refusal("trecqa", path)


def test_an_empty_candidate_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write_text(tmp_path / "dev.csv", ROWS + "Who ?,1, \n")
    assert "dev.csv, line 6, field atext: It has no text." in refusal("trecqa", path)
