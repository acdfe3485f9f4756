from dataclasses import replace

import pytest

from eval.judgement import Case
from eval.metrics.definitions import METRICS
from eval.metrics.measure import Measure, measure
from eval.metrics.question_record import question_records
from eval.metrics.shares import Tally
from eval.questions import GoldQuestion
from eval.record import abstention_table
from rag.schema import Answer
from tests.eval_cases import EMPTY, FIRE, NAMED, abstained, answerable, answered, case, quote, unanswerable

FOUR = answerable("four people")
BOTH = answerable("four people", "seven people", require_all=True)
CASES = [
    case(FOUR, answered(quote(FIRE), quote(EMPTY), confidence=0.9), seconds=1.0),
    case(FOUR, answered(quote(EMPTY), quote(FIRE), confidence=0.8), seconds=2.0),
    case(FOUR, abstained(quote(FIRE), confidence=0.4), seconds=3.0),
    case(FOUR, abstained(quote(EMPTY), quote(FIRE), confidence=0.3), seconds=4.0),
    case(BOTH, answered(quote(FIRE), confidence=0.7), seconds=5.0),
    case(unanswerable(), abstained(quote(FIRE), confidence=0.2), seconds=6.0),
    case(unanswerable(), answered(quote(FIRE), confidence=0.6), seconds=7.0),
]


def measured(cases: list[Case]) -> dict[str, Measure]:
    """The measures of cases, which need no ids of their own."""
    named = [replace(case, question=replace(case.question, id=str(number))) for number, case in enumerate(cases)]
    return measure(question_records(named).values())


def value(name: str, cases: list[Case] | None = None) -> float | None:
    return measured(CASES if cases is None else cases)[name].value


def test_right_quote_first_counts_an_abstention_as_wrong() -> None:
    assert value("right_quote_first") == pytest.approx((1 + 0 + 0 + 0 + 1) / 5)


def test_right_quote_among_needs_all_the_evidence_where_all_is_required() -> None:
    assert value("right_quote_among") == pytest.approx((1 + 1 + 0 + 0 + 0) / 5)


def test_before_abstaining_near_misses_count_as_the_ranking() -> None:
    assert value("right_first_before_abstaining") == pytest.approx((1 + 0 + 1 + 0 + 1) / 5)
    assert value("right_among_before_abstaining") == pytest.approx((1 + 1 + 1 + 1 + 0) / 5)


def test_precision_is_over_the_quotes_shown_for_answerable_questions() -> None:
    assert value("quote_precision") == pytest.approx((1 + 1 + 0 + 0 + 1) / (2 + 2 + 0 + 0 + 1))


def test_a_quote_that_is_shown_twice_is_right_once() -> None:
    assert value("quote_precision", [case(FOUR, answered(quote(FIRE), quote(FIRE), quote(EMPTY)))]) == 1 / 3


def test_answers_and_articles_are_looked_for_in_all_quotes_of_the_questions_that_list_them() -> None:
    question = GoldQuestion("q", "?", answerable=True, evidence=("x",), answers=("2019",), articles=("mill",))
    cases = [case(question, answered(quote(FIRE), quote(EMPTY))), case(question, answered(quote(FIRE))), CASES[0]]
    assert value("answer_among", cases) == pytest.approx((1 + 0) / 2)
    assert value("article_among", cases) == pytest.approx((1 + 1) / 2)


def test_right_speaker_is_over_answered_questions_and_over_all_that_list_speakers() -> None:
    berg, miller = answerable("seven people", speakers=["Berg"]), answerable("seven people", speakers=["Miller"])
    cases = [
        case(berg, answered(quote(NAMED))),
        case(miller, answered(quote(NAMED))),
        case(berg, abstained(quote(NAMED))),
        CASES[0],
    ]
    assert value("right_speaker", cases) == pytest.approx((1 + 0) / 2)
    assert value("right_speaker_of_all", cases) == pytest.approx((1 + 0 + 0) / 3)


def test_verbatim_is_over_every_shown_sentence_near_misses_included() -> None:
    cases = [
        replace(CASES[0], misquotes=("one of the two quotes",)),
        replace(CASES[5], misquotes=()),
        CASES[1],
    ]
    assert value("verbatim", cases) == pytest.approx((1 + 1) / (2 + 1))


def test_verbatim_is_not_measured_without_article_files() -> None:
    assert value("verbatim") is None


def test_both_errors_of_abstention_are_shares_of_their_own_kind_of_question() -> None:
    assert value("over_refusal") == pytest.approx(2 / 5)
    assert value("unsupported") == pytest.approx(1 / 2)
    assert value("abstention_recall") == pytest.approx(1 / 2)


def test_the_two_by_two_counts_every_question_once() -> None:
    table = abstention_table([*CASES, case(GoldQuestion("q", "?"), answered(quote(FIRE)))])
    assert (table.answerable_answered, table.answerable_abstained) == (3, 2)
    assert (table.unanswerable_answered, table.unanswerable_abstained) == (1, 1)


def test_auroc_is_the_share_of_pairs_in_the_right_order() -> None:
    above_the_first, above_the_second = 5, 3
    assert value("auroc") == pytest.approx((above_the_first + above_the_second) / (5 * 2))


def test_a_tie_is_half_a_pair_in_the_auroc() -> None:
    cases = [case(FOUR, confident(0.5)), case(FOUR, confident(0.9)), case(unanswerable(), confident(0.5))]
    assert value("auroc", cases) == pytest.approx((0.5 + 1) / 2)


def test_recall_at_a_tenth_uses_the_best_threshold_that_refuses_one_in_ten() -> None:
    yes = [case(FOUR, confident(c)) for c in (0.2, 0.5, 0.6, 0.6, 0.7, 0.7, 0.8, 0.8, 0.9, 0.9)]
    no = [case(unanswerable(), confident(c)) for c in (0.1, 0.3, 0.5, 0.6)]
    refused_below_half = 2
    assert value("abstention_recall_at_tenth", yes + no) == pytest.approx(refused_below_half / 4)


def test_recall_at_a_tenth_is_whole_where_the_confidences_part_cleanly() -> None:
    cases = [case(FOUR, confident(0.9)), case(unanswerable(), confident(0.1))]
    assert value("abstention_recall_at_tenth", cases) == 1


def test_seconds_are_the_median_and_the_95th_percentile() -> None:
    assert value("median_seconds") == pytest.approx(4)
    assert value("slow_seconds") == pytest.approx(6 + 0.7 * (7 - 6))


def test_questions_that_cannot_be_scored_change_nothing_but_the_times() -> None:
    unknown = [case(GoldQuestion("q", "?"), answered(quote(FIRE))), case(GoldQuestion("r", "?"), abstained())]
    before, after = measured(CASES), measured([*CASES, *unknown])
    others = [name for name, metric in METRICS.items() if metric.tells_quality]
    assert all(before[name].value == after[name].value for name in others)


def test_the_characters_quoted_are_those_that_a_person_reads_of_an_answer() -> None:
    cases = [
        case(FOUR, answered(quote(FIRE), quote(EMPTY))),
        case(unanswerable(), answered(quote(NAMED))),
        case(FOUR, abstained(quote(FIRE))),
    ]
    assert value("quoted_characters", cases) == (len(FIRE) + len(EMPTY) + len(NAMED)) / 2


def test_nothing_to_measure_gives_neither_value_nor_interval() -> None:
    assert measure([]).keys() == METRICS.keys()
    assert {(found.value, found.low, found.high) for found in measure([]).values()} == {(None, None, None)}
    assert measure([])["right_quote_first"].tally == Tally(0, 0)


def test_a_share_has_its_counts_and_every_value_its_interval() -> None:
    measures = measured(CASES)
    assert measures["right_quote_first"].tally == Tally(2, 5)
    assert measures["auroc"].tally is None
    for name in ("right_quote_first", "auroc", "calibration_error", "median_seconds"):
        found = measures[name]
        assert found.low is not None and found.value is not None and found.high is not None
        assert found.low <= found.value <= found.high


def test_every_metric_is_measured_and_defined_in_one_line() -> None:
    assert list(measured(CASES)) == list(METRICS)
    assert len({metric.title for metric in METRICS.values()}) == len(METRICS)
    for metric in METRICS.values():
        assert metric.definition.endswith((".", "better")) and "\n" not in metric.definition
        assert ("lower is better" in metric.definition) == metric.lower_is_better or not metric.tells_quality


def confident(confidence: float) -> Answer:
    return answered(quote(FIRE), confidence=confidence)
