import json
from pathlib import Path
from typing import Any

import pytest

from eval.kept import RESULTS
from eval.questions import GoldQuestion
from eval.run import Questionnaire, as_asked, ask_all
from eval.system import Response
from rag.errors import InputError, QuestionError, QuestionSetError
from rag.schema import Filters, Question
from tests.eval_cases import FIRE, TEXT, Interrupted, WordCounter

QUESTIONS = [
    GoldQuestion("hurt", "How many people were hurt in the mill fire?", answerable=True, evidence=("four people",)),
    GoldQuestion("owner", "Who owns it?", answerable=False),
    GoldQuestion("since", "Since when?", history=("How long had the mill stood empty?",)),
]
HEADER: dict[str, object] = {"questions": "sha256:1", "system": "words"}


class Refusing(WordCounter):
    """Cannot take any question."""

    def respond(self, question: Question) -> Response:
        raise QuestionError("The question is too long.")


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / RESULTS).read_text(encoding="utf-8").splitlines()]


def test_each_answer_is_a_line_of_results_with_id_answer_and_seconds(tmp_path: Path) -> None:
    ask_all(Questionnaire(QUESTIONS), WordCounter(), tmp_path, HEADER)
    assert [set(line) for line in lines(tmp_path)] == [{"id", "answer", "seconds"}] * 3
    assert [line["id"] for line in lines(tmp_path)] == ["hurt", "owner", "since"]
    assert "from" in json.dumps(lines(tmp_path)[0]["answer"]["coverage"])


def test_a_case_knows_what_was_ranked_and_what_is_relevant(tmp_path: Path) -> None:
    case = ask_all(Questionnaire(QUESTIONS), WordCounter(), tmp_path, HEADER)[0]
    start = TEXT.index(FIRE)
    assert next(iter(case.rankings["passages"].scores)) == f"mill@{start}-{start + len(FIRE)}"
    assert list(case.rankings["passages"].relevant) == [f"mill@{start}-{start + len(FIRE)}"]


def test_the_history_is_asked_with_the_question(tmp_path: Path) -> None:
    system = WordCounter()
    ask_all(Questionnaire(QUESTIONS[2:]), system, tmp_path, HEADER)
    assert system.asked == [Question("Since when?", ("How long had the mill stood empty?",))]


def test_a_follow_up_is_asked_in_three_ways() -> None:
    question = GoldQuestion("q", "When?", history=("Who fell?",), rewrite="When did Anna fall?", within=("a",))
    only = Filters(within=("a",))
    assert as_asked(question, "resolved") == Question("When?", ("Who fell?",), only)
    assert as_asked(question, "last-turn") == Question("When?", (), only)
    assert as_asked(question, "rewrite") == Question("When did Anna fall?", (), only)


def test_a_question_that_nobody_rewrote_is_asked_as_it_stands() -> None:
    question = GoldQuestion("q", "Who fell?", without=("a",))
    assert as_asked(question, "rewrite") == Question("Who fell?", (), Filters(without=("a",)))


def test_an_interruption_keeps_what_was_done(tmp_path: Path) -> None:
    cases = ask_all(Questionnaire(QUESTIONS), Interrupted(), tmp_path, HEADER)
    assert [case.question.id for case in cases] == ["hurt"]
    assert len(lines(tmp_path)) == 1


def test_a_resumed_run_asks_only_what_is_not_done_and_ends_like_one_that_was_not_stopped(tmp_path: Path) -> None:
    stopped, whole = tmp_path / "stopped", tmp_path / "whole"
    stopped.mkdir()
    whole.mkdir()
    ask_all(Questionnaire(QUESTIONS), Interrupted(), stopped, HEADER)
    with (stopped / RESULTS).open("a", encoding="utf-8") as results:
        results.write('{"id": "owner", "answer": {"qu')  # cut short by kill -9
    system = WordCounter()
    resumed = ask_all(Questionnaire(QUESTIONS), system, stopped, HEADER, resume=True)
    assert [question.text for question in system.asked] == ["Who owns it?", "Since when?"]
    uninterrupted = ask_all(Questionnaire(QUESTIONS), WordCounter(), whole, HEADER)
    assert [case.answer for case in resumed] == [case.answer for case in uninterrupted]
    assert [case.rankings for case in resumed] == [case.rankings for case in uninterrupted]
    assert [line["answer"] for line in lines(stopped)] == [line["answer"] for line in lines(whole)]


def test_another_run_is_not_resumed(tmp_path: Path) -> None:
    ask_all(Questionnaire(QUESTIONS), WordCounter(), tmp_path, HEADER)
    with pytest.raises(InputError, match="holds a run with system 'words', which is now 'vectors'; leave out --resume"):
        ask_all(Questionnaire(QUESTIONS), WordCounter(), tmp_path, {**HEADER, "system": "vectors"}, resume=True)
    assert len(lines(tmp_path)) == 3


def test_a_run_that_is_not_resumed_begins_anew(tmp_path: Path) -> None:
    ask_all(Questionnaire(QUESTIONS), WordCounter(), tmp_path, HEADER)
    ask_all(Questionnaire(QUESTIONS[:1]), WordCounter(), tmp_path, HEADER)
    assert len(lines(tmp_path)) == 1


def test_a_question_that_the_system_refuses_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match=r"^Question hurt cannot be asked: The question is too long\.$"):
        ask_all(Questionnaire(QUESTIONS), Refusing(), tmp_path, HEADER)
