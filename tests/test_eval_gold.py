from dataclasses import replace

import pytest

from eval.gold import gold_spans, passage_id, rankings, relevant_articles, relevant_passages
from eval.questions import GoldQuestion
from eval.system import Found, Place
from tests.eval_cases import EMPTY, FIRE, NAMED, TEXT, WordCounter, answerable, place, unanswerable

TEXTS = {"mill": TEXT, "echo": "Nobody else\nwas\thurt by\u00a0the fire: a fire is a fire."}


def spans(question: GoldQuestion) -> list[tuple[str, str]]:
    """The gold spans as article and text."""
    return [(span.article, TEXTS[span.article][span.start : span.end]) for span in gold_spans(question, TEXTS)]


class Passages(WordCounter):
    """Cuts the one article at the given places."""

    def __init__(self, *places: tuple[int, int]) -> None:
        super().__init__()
        self._places = [Place("mill", start, end) for start, end in places]

    def passages(self, article: str) -> list[Place]:
        return [place for place in self._places if article == "mill"]


def test_evidence_is_found_whatever_its_blanks() -> None:
    assert spans(answerable("else was hurt by the")) == [("echo", "else\nwas\thurt by\u00a0the")]
    assert spans(answerable("hurt  four\npeople")) == [("mill", "hurt four people")]


def test_evidence_keeps_its_case_and_answers_do_not() -> None:
    assert spans(answerable("A FIRE")) == []
    answers = replace(answerable(), answers=("A FIRE",))
    assert [article for article, _ in spans(answers)] == ["mill", "echo", "echo"]


def test_an_answer_stands_as_whole_words() -> None:
    assert spans(replace(answerable(), answers=("mil", "201"))) == []
    assert spans(replace(answerable(), answers=("$5", "2019"))) == [("mill", "2019")]


def test_with_evidence_the_answers_are_not_looked_for() -> None:
    assert spans(replace(answerable("four people"), answers=("fire",))) == [("mill", "four people")]


def test_gold_is_looked_for_in_the_articles_named_else_in_those_asked_else_in_all() -> None:
    fire = replace(answerable(), answers=("a fire",))
    assert {article for article, _ in spans(fire)} == {"mill", "echo"}
    assert {article for article, _ in spans(replace(fire, within=("echo",)))} == {"echo"}
    assert {article for article, _ in spans(replace(fire, within=("echo",), articles=("mill", "lost")))} == {"mill"}


def test_a_passage_is_relevant_from_half_of_the_span_on() -> None:
    start, half = TEXT.index("hurt four people"), len("hurt four people") // 2
    system = Passages((0, start), (0, start + half - 1), (0, start + half), (start + half + 1, len(TEXT)))
    relevant = relevant_passages(answerable("hurt four people"), system, TEXTS)
    assert list(relevant) == [passage_id(Place("mill", 0, start + half))]


def test_a_passage_inside_a_long_span_is_relevant() -> None:
    system = Passages((TEXT.index(FIRE), TEXT.index(FIRE) + 20), (TEXT.index(EMPTY), len(TEXT)))
    first, _ = system.passages("mill")
    assert relevant_passages(answerable(f"{FIRE} {NAMED}"), system, TEXTS) == {passage_id(first): 1}


def test_a_span_that_no_passage_holds_counts_as_missed() -> None:
    start = TEXT.index(EMPTY)
    missed = {f"mill@{start}-{start + len(EMPTY)}": 1}
    assert relevant_passages(answerable(EMPTY), Passages((0, 20)), TEXTS) == missed


@pytest.mark.parametrize("question", [unanswerable(), GoldQuestion("q", "?"), answerable()])
def test_a_question_without_gold_has_nothing_relevant(question: GoldQuestion) -> None:
    assert relevant_articles(question) == {}
    assert relevant_passages(question, WordCounter(), TEXTS) == {}


def test_an_unanswerable_question_has_no_gold_whatever_articles_it_names() -> None:
    named = replace(unanswerable(), articles=("mill",), answers=("fire",))
    assert relevant_articles(named) == {}
    assert relevant_passages(named, WordCounter(), TEXTS) == {}


def test_articles_have_their_grades() -> None:
    graded = replace(answerable(), articles=("mill", "echo", "other"), grades={"echo": 3, "other": 0})
    assert relevant_articles(graded) == {"mill": 1, "echo": 3}


def test_a_question_has_three_rankings() -> None:
    question = replace(answerable(FIRE), articles=("mill",))
    found = Found({"echo": 2.0, "mill": 1.0}, {place(NAMED): 0.9, place(FIRE): 0.8}, {"mill": 0.7})
    ranked = rankings(question, found, WordCounter(), TEXTS)
    assert list(ranked) == ["articles", "passages", "read"]
    assert ranked["articles"].scores == {"echo": 2.0, "mill": 1.0}
    assert ranked["articles"].relevant == ranked["read"].relevant == {"mill": 1}
    assert ranked["passages"].scores == {passage_id(place(NAMED)): 0.9, passage_id(place(FIRE)): 0.8}
    assert ranked["passages"].relevant == {passage_id(place(FIRE)): 1}
    assert ranked["read"].scores == {"mill": 0.7}
