"""The follow-up cases, and how a reading is judged by them."""

from dataclasses import replace
from pathlib import Path

import pytest

from eval.followups import ARTICLES, CASES, FollowUpCase, follow_ups_table, load_cases, measure
from eval.followups.figures import wilson
from eval.followups.judging import holds, problem
from eval.metrics.shares import Tally
from rag.articles import find_files, read_file
from rag.errors import QuestionSetError
from rag.question import checked
from rag.schema import Answer, Article, Filters, Interpretation, Question
from tests.chat_cases import answered

SETS = tuple(CASES.values())
EVERY = [case for path in SETS for case in load_cases(path)]
TEXTS = {
    article.id: f"{article.text} {article.publisher}"
    for file in find_files(ARTICLES)
    for article in read_file(file)
    if isinstance(article, Article)
}
STRIKE = FollowUpCase(
    "a-01", "pronoun", ("what did lee say",), "when did he say that", (("lee", "the mayor"), ("say",))
)


def read(question: str, **more: object) -> Interpretation:
    return replace(Interpretation(question), **more)  # type: ignore[arg-type]


def test_there_are_enough_cases_of_each_sort() -> None:
    standing_alone = [case for case in EVERY if case.kind == "topic_change"]
    assert len(EVERY) >= 700 and len(standing_alone) >= 140
    assert sum(case.in_answer for case in EVERY) >= (len(EVERY) - len(standing_alone)) / 3
    assert all(len(load_cases(path)) >= 120 for path in SETS)


def test_no_conversation_is_there_twice() -> None:
    assert len({case.id for case in EVERY}) == len({(case.history, case.question) for case in EVERY}) == len(EVERY)


def test_every_case_can_be_asked_and_names_its_articles() -> None:
    for case in EVERY:
        assert checked(Question(case.question, case.history)).text == case.question
        assert case.history and case.articles and set(case.articles) <= set(TEXTS)


def test_every_follow_up_says_what_must_be_in_the_reading_and_a_question_on_its_own_does_not() -> None:
    assert [case.id for case in EVERY if bool(case.antecedent) is (case.kind == "topic_change")] == []


def test_what_only_the_answer_names_stands_in_the_articles_and_not_in_the_last_words() -> None:
    for case in (case for case in EVERY if case.in_answer):
        text = " ".join(TEXTS[article] for article in case.articles)
        assert any(holds(text, group) and not holds(case.question, group) for group in case.antecedent), case.id


@pytest.mark.parametrize(
    "question", ["When did Lee say that?", "when did LEE’S office say so?", "Say when the mayor did"]
)
def test_a_reading_with_one_form_of_each_group_is_right(question: str) -> None:
    assert problem(STRIKE, read(question)) is None


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (read("When did he say that?"), "lacks lee or the mayor"),
        (read("When did Leeds say that?"), "lacks lee or the mayor"),
        (read("When did Lee do that?"), "lacks say"),
        (read("When did Lee say that?", others=("When did Roy say that?",)), "asks back, where one reading is meant"),
        (read("When did Lee say that?", asks="more"), "asks for more, not answer"),
    ],
)
def test_what_is_wrong_with_a_reading_is_said(reading: Interpretation, said: str) -> None:
    assert problem(STRIKE, reading) == said


def test_what_was_replaced_may_not_stay_in_the_reading() -> None:
    correction = replace(STRIKE, absent=("roy",))
    assert problem(correction, read("What did Lee say, and what did Roy say?")) == "has roy"
    assert problem(correction, read("What did Lee say to Royston?")) is None


def test_an_apostrophe_is_the_same_straight_or_curly() -> None:
    assert holds("the mayor’s house", ["mayor's"]) and holds("the mayor's house", ["mayor’s"])


def test_a_narrowing_is_right_with_the_filters_that_it_asks_for() -> None:
    narrowing = replace(STRIKE, filters=Filters(publisher="The Gazette", since="2025-01-01"))
    right = Filters(publisher="the gazette", since="2025-01-01", within=("a",))
    assert problem(narrowing, read("What did Lee say?", filters=right)) is None
    wrong = problem(narrowing, read("What did Lee say?", filters=Filters(publisher="The Gazette")))
    assert wrong and wrong.startswith("filters by ")


def test_two_readings_must_both_be_offered() -> None:
    either = FollowUpCase("a-02", "two_readings", ("who are lee and roy",), "what did he say", (("lee",), ("roy",)))
    lee, roy = "What did Lee say?", "What did Roy say?"
    assert problem(either, read(lee, others=(roy,))) is None
    assert problem(either, read(roy, others=(lee,))) is None
    assert problem(either, read(lee, others=("What did Ray say?",))) == "lacks roy"
    assert problem(either, read(f"{lee} {roy}")) == "takes one reading without asking which"


def test_a_question_on_its_own_is_left_as_it_is() -> None:
    alone = FollowUpCase("a-03", "topic_change", ("what did lee say",), "who won the cup")
    assert problem(alone, read("Who won the cup?")) is None
    assert problem(alone, read("Who won the cup, about Lee?")) == "is not the question as it stands"
    for more in ({"filters": Filters(within=("a",))}, {"asks": "more"}, {"others": ("Who?",)}):
        assert problem(alone, read("Who won the cup?", **more)) == "carries something over"


def test_shares_are_counted_by_kind_and_failures_kept_with_what_was_read() -> None:
    alone = FollowUpCase("a-03", "topic_change", ("what did lee say",), "who won the cup")
    hidden = replace(STRIKE, id="a-04", kind="answer", question="and when", in_answer=True)

    def ask(question: Question) -> Answer:
        reading = read("When did Lee say that?") if question.text == STRIKE.question else read(question.text)
        return replace(answered(), standalone_question=reading.question, reading=reading)

    figures = measure((STRIKE, alone, hidden), ask)
    assert figures.resolved.tally == Tally(1, 2) and figures.left_alone.tally == Tally(1, 1)
    assert figures.in_answer.tally == Tally(0, 1) and figures.kinds["pronoun"].value == 1.0
    assert [failure.case.id for failure in figures.failures] == ["a-04"]
    table = follow_ups_table(figures)
    assert "50.0 %" in table and "1 of 2" in table
    assert "a-04, answer: lacks lee or the mayor" in table and "read   and when" in table
    assert "correction" not in table


def test_an_answer_without_a_reading_was_read_as_its_standalone_question() -> None:
    answer = replace(answered(), standalone_question="When did Lee say that?")
    assert measure((STRIKE,), lambda _: answer).failures == ()


def test_the_interval_is_that_of_wilson() -> None:
    some = wilson(Tally(9, 10))
    assert some.value == 0.9
    assert some.low == pytest.approx(0.59585, abs=1e-5) and some.high == pytest.approx(0.98212, abs=1e-5)
    every = wilson(Tally(20, 20))
    assert every.high == 1.0 and every.low == pytest.approx(20 / (20 + 1.959964**2), abs=1e-5)
    assert wilson(Tally(0, 0)).value is None


def test_a_line_that_is_no_case_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text('{"id": "a", "kind": "guess", "history": [], "question": "who"}\n', encoding="utf-8")
    with pytest.raises(QuestionSetError, match=r"cases\.jsonl, line 1.*kind"):
        load_cases(path)
