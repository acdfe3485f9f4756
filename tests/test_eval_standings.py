from dataclasses import replace
from pathlib import Path

from eval.plan import Result
from eval.standings import standings
from tests.eval_cases import some_record

OURS = Result(some_record(), Path("ours"), indexing=None)
RIVAL = Result(replace(some_record(), system="bm25", follow_ups="rewrite"), Path("bm25"), indexing=1.6)


def cells(row: str) -> list[str]:
    return row.strip("| ").split(" | ")


def test_each_set_has_a_table_of_its_own() -> None:
    fire = replace(OURS, record=replace(OURS.record, question_set="fire"))
    titles = [line for line in standings([OURS, fire, RIVAL]).splitlines() if "questions;" in line]
    assert [title.partition(",")[0] for title in titles] == ["fire", "mill"]


def test_each_run_is_a_line_with_its_way_to_ask_and_the_time_of_indexing() -> None:
    _title, _, header, _rule, ours, rival = map(cells, standings([OURS, RIVAL]).splitlines())
    assert (header[0], header[-1]) == ("system", "indexing")
    assert (ours[0], ours[-1]) == ("on-the-record", "–")
    assert (rival[0], rival[-1]) == ("bm25, rewrite", "2 s")


def test_a_figure_has_its_interval_and_what_no_run_measured_has_no_column() -> None:
    _title, _, header, _rule, ours = map(cells, standings([OURS]).splitlines())
    assert dict(zip(header, ours, strict=True))["right quote first"] == "100.0 % [100.0 %, 100.0 %]"
    assert "article recall@5" not in header
