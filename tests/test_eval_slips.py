"""Slips of the pen in a question set are told, and only these."""

from dataclasses import replace

from eval.slips import slips
from eval.system import Ranking
from tests.eval_cases import FIRE, answerable, answered, case, quote, unanswerable

FOUND = {"passages": Ranking({"mill@0-9": 1.0}, {"mill@0-9": 1})}
LOST = {"passages": Ranking({"mill@0-9": 1.0}, {})}


def test_gold_that_stands_where_it_says_is_no_slip() -> None:
    right = replace(answerable(FIRE), articles=("mill",), within=("mill",))
    told = [replace(case(right, answered(quote(FIRE))), rankings=FOUND), case(unanswerable(), answered(quote(FIRE)))]
    assert list(slips(told, {"mill"})) == []


def test_an_article_that_is_not_there_is_told_with_the_first_question() -> None:
    wrong = case(replace(answerable(), articles=("mull",)), answered(quote(FIRE)))
    assert list(slips([wrong, case(unanswerable(), answered(quote(FIRE)))], {"mill"})) == [
        "1 of 2 questions name articles that are not there; the first is 'q'."
    ]


def test_evidence_that_stands_nowhere_is_told() -> None:
    wrong = replace(case(answerable("five people"), answered(quote(FIRE))), rankings=LOST)
    assert list(slips([wrong], {"mill"})) == ["1 of 1 questions have evidence that stands nowhere; the first is 'q'."]
