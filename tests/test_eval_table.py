import pytest

from eval.metrics.measure import Measure
from eval.metrics.shares import Tally
from eval.table import figure, metrics_table


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("verbatim", 0.9954, "99.5 %"),
        ("auroc", 0.8571, "0.857"),
        ("median_seconds", 0.1, "0.100 s"),
        ("quoted_characters", 211.6, "212"),
        ("verbatim", None, "–"),
    ],
)
def test_a_figure_has_its_unit(name: str, value: float | None, text: str) -> None:
    assert figure(name, value) == text


def test_a_line_has_value_interval_and_counts_as_far_as_there_are_any() -> None:
    measures = {
        "right_quote_first": Measure(0.75, Tally(3, 4), 0.25, 1.0),
        "auroc": Measure(0.5),
        "verbatim": Measure(None, Tally(0, 0)),
    }
    lines = [" ".join(line.split()) for line in metrics_table(measures).splitlines()]
    assert lines == ["right quote first 75.0 % 25.0 % to 100.0 % 3 of 4", "AUROC of the confidence 0.500"]
