"""The report in a real browser: what it asks for, what fits on a phone, and what the filters hide."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from eval.judgement import Case
from eval.report import write_report
from tests.conftest import IN_CHROMIUM
from tests.eval_cases import abstained
from tests.test_eval_report import CASES, gold, record_of

pytestmark = IN_CHROMIUM


@dataclass(frozen=True)
class Opened:
    """A page, everything that it asked for and everything that it complained of."""

    page: Page
    requests: list[str]
    complaints: list[str]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    write_report(record_of(CASES), CASES, tmp_path)
    page = browser.new_page()
    opened = Opened(page, [], [])
    page.on("request", lambda request: opened.requests.append(request.url))
    page.on("console", lambda message: opened.complaints.append(message.text))
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    page.goto((tmp_path / "report.html").as_uri())
    yield opened
    page.close()


def test_filters_show_only_what_they_name(opened: Opened) -> None:
    page = opened.page
    assert page.locator("output").inner_text() == "4 of 4 questions"
    assert "misquoted (1)" in page.locator("select[name=outcome]").inner_text()
    page.select_option("select[name=tag]", "numbers")
    assert page.locator("output").inner_text() == "2 of 4 questions"
    assert page.locator(".case:visible h3").all_text_contents() == ["Question bad?", "Question good?"]
    page.select_option("select[name=outcome]", "right")
    assert page.locator(".case:visible h3").all_text_contents() == ["Question good?"]
    page.fill("input", "no such words")
    assert page.locator(".case:visible").count() == 0


def test_a_tag_is_told_from_one_that_differs_in_its_blanks(browser: Browser, tmp_path: Path) -> None:
    cases = [
        Case(gold("wide", tags=("a  b",)), abstained(), 0.1),
        Case(gold("narrow", tags=("a b",)), abstained(), 0.1),
    ]
    write_report(record_of(cases), cases, tmp_path)
    page = browser.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    page.select_option("select[name=tag]", "a  b")
    assert page.locator(".case:visible h3").all_text_contents() == ["Question wide?"]
    page.close()


def test_the_page_asks_for_nothing_and_complains_of_nothing(opened: Opened) -> None:
    opened.page.select_option("select[name=tag]", "numbers")
    assert opened.requests == [opened.page.url]
    assert opened.complaints == []


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wider_than_the_window(opened: Opened, width: int) -> None:
    opened.page.set_viewport_size({"width": width, "height": 800})
    opened.page.locator("details").evaluate("details => details.open = true")
    assert opened.page.evaluate("document.documentElement.scrollWidth") == width
    for plot in opened.page.locator("figure svg").all():
        box = plot.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width


def test_plots_follow_light_and_dark(opened: Opened) -> None:
    def colours(scheme: Literal["light", "dark"]) -> set[str]:
        opened.page.emulate_media(color_scheme=scheme)
        return set(opened.page.locator("svg text").evaluate_all("all => all.map(one => getComputedStyle(one).fill)"))

    assert colours("light").isdisjoint(colours("dark"))
