import subprocess
import sys
from pathlib import Path

import pytest

from eval.metrics.ranking import RANKING_METRICS, ranking_values
from eval.trec import write_trec
from tests.test_eval_ranking import RANKINGS, cases


def test_trec_files_have_no_blank_in_a_column_and_no_tied_scores(tmp_path: Path) -> None:
    write_trec(cases(), tmp_path)
    assert (tmp_path / "articles.run").read_text(encoding="utf-8").splitlines()[:3] == [
        "first%20question Q0 b%20c 1 4 run",
        "first%20question Q0 z 2 3 run",
        "first%20question Q0 a%2F%25 3 2 run",
    ]
    assert (tmp_path / "articles.qrels").read_text(encoding="utf-8").splitlines()[1] == "first%20question 0 b%20c 2"


@pytest.mark.parametrize("kind", ["articles", "passages", "read"])
def test_ir_measures_own_command_line_finds_the_same_figures(tmp_path: Path, kind: str) -> None:
    write_trec(cases(), tmp_path)
    metrics = {metric.measure: metric.name for metric in RANKING_METRICS if metric.kind == kind}
    command = [sys.executable, "-m", "ir_measures", f"{kind}.qrels", f"{kind}.run", *metrics, "--places", "-1"]
    printed = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True).stdout
    theirs = {metrics[name]: float(value) for name, value in (line.split("\t") for line in printed.splitlines())}
    ours = ranking_values(cases())
    assert theirs == {
        name: pytest.approx(sum(values[name] for values in ours.values()) / len(RANKINGS)) for name in metrics.values()
    }
