"""The main job with every part real: the indexed article, the model, the server, a browser."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here; on Debian: apt-get install chromium"),
]

MISSING = "«The whereabouts of 789 individuals from the border regions, including four children, are still unknown."


@pytest.fixture
def page(server: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(server)
        yield page
        browser.close()


def ask(page: Page, question: str) -> None:
    """Type a question and send it."""
    page.get_by_role("textbox").fill(question)
    page.keyboard.press("Enter")


def test_the_window_answers_how_many_people_are_missing_and_goes_on(page: Page) -> None:
    ask(page, "How many people are missing?")
    first = page.locator(".quote").first
    expect(first.locator("blockquote")).to_have_text(MISSING, timeout=20_000)
    expect(first.locator(".who")).to_contain_text("Alexei Tsukanov, the region’s Prosecutor General")
    expect(page.locator("mark.current[data-keys='1-1']")).to_have_text(MISSING)
    ask(page, "How many of them are children?")
    expect(page.locator(".read-as")).to_contain_text("children", timeout=20_000)


def test_the_window_says_when_the_article_does_not_say(page: Page) -> None:
    ask(page, "How many North Korean troops fought in Kursk?")
    expect(page.locator(".statement")).to_have_text("The article does not say.", timeout=20_000)


def test_the_examples_show_an_answer_two_figures_and_silence(page: Page) -> None:
    page.get_by_role("button", name="What is the death toll in the Kursk region?").click()
    expect(page.get_by_text("The article gives different figures")).to_be_visible(timeout=20_000)
