from math import log2

import pytest

from eval.judgement import Case
from eval.metrics.ranking import RANKING_METRICS, ranking_values
from eval.questions import GoldQuestion
from eval.system import Ranking
from tests.eval_cases import abstained

GOOD = Ranking({"b c": 0.9, "z": 0.5, "a/%": 0.5, "d": 0.1}, {"a/%": 1, "b c": 2})
LATE = Ranking({"x": 0.3, "y": 0.2, "gold": 0.1}, {"gold": 1, "lost": 1})
MISSED = Ranking({}, {"gold": 1})
RANKINGS = {"first question": GOOD, "q2": LATE, "q3": MISSED}


def ranked(**rankings: Ranking) -> Case:
    return Case(GoldQuestion("q", "?"), abstained(), 0.1, rankings=rankings)


def cases() -> list[Case]:
    return [
        Case(
            GoldQuestion(name, "?"), abstained(), 0.1, rankings=dict.fromkeys(("articles", "passages", "read"), ranking)
        )
        for name, ranking in RANKINGS.items()
    ]


def test_the_values_are_those_of_the_definitions() -> None:
    values = ranking_values(cases())
    good, late, missed = values["first question"], values["q2"], values["q3"]
    assert (good["article_recall_1"], good["article_recall_3"], good["article_mrr_10"]) == (1 / 2, 2 / 2, 1)
    assert good["article_ndcg_10"] == pytest.approx((2 / log2(2) + 1 / log2(4)) / (2 / log2(2) + 1 / log2(3)))
    assert (late["passage_recall_1"], late["passage_recall_3"]) == (0, 1 / 2)
    assert late["passage_mrr_10"] == late["read_mrr"] == pytest.approx(1 / 3)
    assert late["read_map"] == pytest.approx((1 / 3 + 0) / 2)
    assert set(missed.values()) == {0}
    assert good.keys() == late.keys() == missed.keys() == {metric.name for metric in RANKING_METRICS}


def test_what_is_tied_keeps_the_order_in_which_it_was_given() -> None:
    for first, second, expected in (("a", "z", 0.5), ("z", "a", 1)):
        tied = ranked(read=Ranking({first: 0.5, second: 0.5}, {"z": 1}))
        assert ranking_values([tied])["q"]["read_mrr"] == expected


def test_the_order_is_that_of_the_scores_whatever_the_order_of_the_ids() -> None:
    unordered = ranked(read=Ranking({"low": 0.1, "high": 0.9}, {"high": 1}))
    assert ranking_values([unordered])["q"]["read_mrr"] == 1


def test_a_question_without_gold_of_a_kind_does_not_count_for_it() -> None:
    values = ranking_values([ranked(articles=LATE, passages=Ranking({"p": 1.0}, {}))])
    assert values["q"].keys() == {metric.name for metric in RANKING_METRICS if metric.kind == "articles"}
    assert ranking_values([ranked()]) == {}
    assert ranking_values([]) == {}
