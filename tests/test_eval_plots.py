import re
import subprocess
import sys
from dataclasses import replace

import pytest

from eval.judgement import Case
from eval.questions import GoldQuestion
from eval.report.charts import Curve, distributions_chart, recall_chart, reliability_chart, risk_coverage_chart
from eval.report.curves import Bin
from eval.report.plots import Plot, plots
from eval.system import Ranking
from tests.eval_cases import EMPTY, FIRE, abstained, answerable, answered, case, quote, some_record, unanswerable

RIGHT = case(answerable("four people"), answered(quote(FIRE), confidence=0.9))
WRONG = case(answerable("four people"), answered(quote(EMPTY), confidence=0.7))
BOLD = case(unanswerable(), answered(quote(EMPTY), confidence=0.6))
SILENT = case(unanswerable(), abstained(quote(EMPTY), confidence=0.1))

BINS = [
    Bin(0.1, 0.2, confidence=0.15, answerable=0.5, count=4),
    Bin(0.8, 0.9, confidence=0.85, answerable=0.6, count=9),
]
ARTICLES = Curve("articles", {1: 0.5, 5: 0.9}, {1: (0.4, 0.6), 5: (0.8, 1.0)})
PASSAGES = Curve("passages", {1: 0.4, 5: 0.88}, {})
CHARTS = {
    "risk and coverage": risk_coverage_chart([(0.5, 0.1), (1.0, 0.3)], (0.8, 0.2)),
    "reliability": reliability_chart(BINS, 0.25),
    "distributions": distributions_chart([0.9, 0.8, 0.7], [0.1, 0.3]),
    "recall": recall_chart([PASSAGES, ARTICLES]),
}
every_chart = pytest.mark.parametrize("svg", CHARTS.values(), ids=CHARTS)


def height(svg: str, text: str) -> float:
    """How far from the top a text stands."""
    found = re.search(rf'<text [^>]* y="([\d.]+)"[^>]*>{re.escape(text)}<', svg)
    assert found, svg
    return float(found[1])


def of_run(*cases: Case) -> dict[str, Plot]:
    numbered = [replace(one, question=replace(one.question, id=f"q{n}")) for n, one in enumerate(cases)]
    return {plot.heading: plot for plot in plots(some_record(*numbered), numbered)}


def drawn(*cases: Case) -> list[str]:
    return [heading for heading, plot in of_run(*cases).items() if plot.svg]


@every_chart
def test_every_colour_is_one_of_the_page(svg: str) -> None:
    assert not re.search(r"#[0-9a-f]{6}\b", svg)
    assert all("fill: var(--" in text for text in re.findall(r"<text [^>]*>", svg))


@every_chart
def test_text_is_text_in_the_typeface_of_the_page(svg: str) -> None:
    texts = re.findall(r"<text [^>]*>", svg)
    assert texts
    assert all("var(--sans)" in text for text in texts)


@every_chart
def test_a_plot_asks_for_nothing_and_styles_nothing_else(svg: str) -> None:
    assert not re.search(r"https?:|<style|<metadata|<\?xml|<!DOCTYPE|url\((?!#)", svg)


@every_chart
def test_a_plot_is_an_image_that_says_what_it_shows(svg: str) -> None:
    assert re.match(r'<svg viewBox="[^"]+" role="img" aria-label="[^"]*\d+ %[^"]*">', svg)


def test_no_two_plots_of_a_page_share_an_id() -> None:
    names = [name for svg in CHARTS.values() for name in re.findall(r' id="([^"]+)"', svg)]
    assert names
    assert len(names) == len(set(names))


def test_the_same_numbers_are_the_same_bytes() -> None:
    assert reliability_chart(BINS, 0.25) == CHARTS["reliability"]
    assert recall_chart([PASSAGES, ARTICLES]) == CHARTS["recall"]


def test_risk_and_coverage_tells_where_the_run_stood() -> None:
    svg = CHARTS["risk and coverage"]
    assert "of all, 30 %. As it ran, 80 % were answered, 20 % of them wrongly." in svg
    assert height(svg, "as it ran: 20 % wrong") < height(svg, "of 80 % answered")
    assert "as it ran" not in risk_coverage_chart([(1.0, 0.3)], None)


def test_the_number_of_a_bin_stands_on_the_far_side_of_the_diagonal() -> None:
    svg = CHARTS["reliability"]
    modest, sure = (float(y) for y in re.findall(r'<use [^>]*y="([\d.]+)" style="fill: var\(--accent\)', svg))
    assert height(svg, "4") < modest
    assert height(svg, "9") > sure


def test_unanswerable_questions_are_told_apart_by_hatching_and_by_name() -> None:
    svg = CHARTS["distributions"]
    assert len(re.findall("<pattern", svg)) == 1
    assert height(svg, "3 answerable") < height(svg, "2 unanswerable")


def test_the_better_curve_is_named_above_the_worse() -> None:
    assert height(CHARTS["recall"], "articles 90 %") < height(CHARTS["recall"], "passages 88 %")
    assert "stroke-dasharray" in CHARTS["recall"]


def test_a_run_with_everything_has_every_plot() -> None:
    found = replace(RIGHT, rankings={"articles": Ranking({"mill": 1.0}, {"mill": 1})})
    assert len(drawn(found, WRONG, BOLD, SILENT)) == 4


def test_a_plot_whose_data_is_missing_is_left_out() -> None:
    assert drawn(RIGHT, WRONG) == ["Risk and coverage"]
    assert "Recall against k" not in drawn(RIGHT, SILENT)
    assert drawn(case(GoldQuestion("q", "?"), answered(quote(FIRE)))) == []


def test_the_run_stands_where_its_own_silences_put_it() -> None:
    svg = of_run(RIGHT, WRONG, BOLD, SILENT)["Risk and coverage"].svg
    assert svg
    assert "As it ran, 75 % were answered, 67 % of them wrongly." in svg


def test_matplotlib_is_loaded_only_where_a_report_is_written() -> None:
    script = "import sys, eval.report; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
