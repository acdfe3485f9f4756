import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from eval.judgement import Case
from eval.metrics.shares import Tally
from eval.record import RunInfo, make_record, read_record, write_record
from eval.system import Ranking
from rag.errors import InputError
from tests.eval_cases import EMPTY, FIRE, abstained, answerable, answered, case, quote, some_record, unanswerable

TAGGED = replace(answerable("four people"), id="t", tags=("numbers",))


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    ranked = replace(
        case(TAGGED, answered(quote(FIRE))), rankings={"read": Ranking({"a": 2.0, "mill": 1.0}, {"mill": 1})}
    )
    written = some_record(ranked, case(unanswerable(), abstained(quote(EMPTY))))
    write_record(written, tmp_path)
    assert read_record(tmp_path) == written


def test_metrics_json_has_value_counts_and_interval(tmp_path: Path) -> None:
    write_record(some_record(), tmp_path)
    metrics = json.loads((tmp_path / "metrics.json").read_text(encoding="utf-8"))["metrics"]
    assert metrics["right_quote_first"] == {"value": 1.0, "tally": {"hits": 1, "of": 1}, "low": 1.0, "high": 1.0}
    assert metrics["article_recall_5"] == {"value": None, "tally": None, "low": None, "high": None}


def test_a_question_keeps_what_makes_its_metrics() -> None:
    ranked = replace(
        case(TAGGED, answered(quote(EMPTY))), rankings={"read": Ranking({"a": 2.0, "mill": 1.0}, {"mill": 1})}
    )
    kept = some_record(ranked).questions["t"]
    assert (kept.outcome, kept.answerable, kept.confidence, kept.seconds) == ("wrong quotes", True, 0.9, 0.1)
    assert kept.right_first is False
    assert kept.tallies["right_quote_first"] == Tally(0, 1)
    assert kept.tallies["read_mrr"] == Tally(0.5, 1)
    assert "unsupported" not in kept.tallies
    assert "article_mrr_10" not in kept.tallies


@pytest.mark.parametrize(
    ("judged", "right_first"),
    [
        (case(TAGGED, abstained(quote(FIRE))), True),
        (case(TAGGED, abstained(quote(EMPTY))), False),
        (case(unanswerable(), abstained(quote(FIRE))), False),
        (case(answerable(), answered(quote(FIRE))), None),
    ],
)
def test_the_first_of_the_ranking_is_judged_even_where_the_system_was_silent(
    judged: Case, right_first: bool | None
) -> None:
    (kept,) = some_record(judged).questions.values()
    assert kept.right_first is right_first


def test_tags_have_measures_of_their_own() -> None:
    other = replace(case(TAGGED, answered(quote(EMPTY))), question=replace(TAGGED, id="o", tags=()))
    record = some_record(case(TAGGED, answered(quote(FIRE))), other)
    assert record.metrics["right_quote_first"].tally == Tally(1, 2)
    assert record.tags["numbers"]["right_quote_first"].tally == Tally(1, 1)


def test_a_run_of_which_nothing_was_asked_has_a_record(tmp_path: Path) -> None:
    record = make_record(RunInfo("mill", "sha256:5e7", "sha256:beef", "bm25", "rewrite", 3), [])
    assert (record.asked, record.size, record.system, record.follow_ups) == (0, 3, "bm25", "rewrite")
    write_record(record, tmp_path)
    assert read_record(tmp_path) == record


def test_a_folder_that_holds_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_record(tmp_path)
    (tmp_path / "metrics.json").write_text('{"accuracy": 1}', encoding="utf-8")
    with pytest.raises(InputError, match=r"not the metrics of this program"):
        read_record(tmp_path)


@pytest.mark.parametrize("change", [{"auroc": {"value": math.nan}}, {"bleu": {"value": 0.5}}])
def test_metrics_that_are_no_numbers_or_not_ours_are_refused(tmp_path: Path, change: dict[str, object]) -> None:
    write_record(some_record(), tmp_path)
    path = tmp_path / "metrics.json"
    written = json.loads(path.read_text(encoding="utf-8"))
    written["metrics"] |= change
    path.write_text(json.dumps(written), encoding="utf-8")
    with pytest.raises(InputError, match="not the metrics of this program's `eval run`"):
        read_record(tmp_path)
