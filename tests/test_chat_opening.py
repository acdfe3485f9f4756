"""What a reader does while the window opens or is written anew is not lost; what is not there is said to be gone."""

import re
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from rag import wording
from tests.chat_browser_cases import SLOWLY, TalkingAsker, answered, ask, opened, serving
from tests.chat_cases import SEED, WIRE, article, quote
from tests.conftest import IN_CHROMIUM

pytestmark = IN_CHROMIUM

MISSING = "How many people are missing?"
SLOW = f"And {SLOWLY} the civilian toll?"


class OpeningAsker(TalkingAsker):
    """Opens the window when it is let."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.may_open = threading.Event()

    def count_articles(self) -> int:
        """The number, once the window may open."""
        self.may_open.wait(20)
        return super().count_articles()


@pytest.fixture
def asker() -> OpeningAsker:
    asker = OpeningAsker(SEED, WIRE)
    asker.may_open.set()
    return asker


@pytest.fixture
def address(asker: OpeningAsker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(asker, tmp_path_factory.mktemp("kept")) as address:
        yield address


def test_a_question_that_is_asked_while_the_window_opens_is_answered_and_stays(
    context: BrowserContext, address: str, asker: OpeningAsker
) -> None:
    asker.may_open.clear()
    page = context.new_page()
    page.goto(address)
    page.get_by_label("Your question").fill(MISSING)
    page.keyboard.press("Enter")
    page.wait_for_timeout(1000)
    asker.may_open.set()
    answered(page, 1)
    page.wait_for_timeout(1000)
    expect(page.locator(".turn .question")).to_contain_text(MISSING)
    expect(page.locator(".quote blockquote")).to_have_text(quote(SEED, 2).text)
    assert [question.text for question in asker.asked] == [MISSING]


def test_on_a_slow_machine_a_question_that_is_typed_at_once_is_answered(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.goto(address, wait_until="commit")
    page.get_by_label("Your question").fill(MISSING)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".quote blockquote")).to_have_text(quote(SEED, 2).text, timeout=40_000)


def test_an_address_of_no_conversation_says_so_and_is_forgotten(context: BrowserContext, address: str) -> None:
    page = opened(context, f"{address}?conversation=nothing")
    expect(page.locator(".statement")).to_have_text(wording.conversations.NOT_HERE)
    expect(page).to_have_url(address)
    ask(page, MISSING, 1)
    expect(page.locator(".statement")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"\?conversation=\w+$"))


def rename(page: Page) -> None:
    """Begin to give the only conversation another title, and stop in the middle of it."""
    page.get_by_label(wording.conversations.options(MISSING)).click()
    page.locator(".options[open] .rename summary").click()
    expect(page.get_by_label(wording.conversations.TITLE)).to_be_focused()
    page.keyboard.type("The mising")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")


def test_a_title_that_is_being_typed_outlives_an_answer_that_arrives(
    context: BrowserContext, address: str, asker: OpeningAsker
) -> None:
    page = opened(context, address)
    ask(page, MISSING, 1)
    page.get_by_label("Your question").fill(SLOW)
    page.keyboard.press("Enter")
    expect(page.locator(".steps")).to_be_visible()
    rename(page)
    asker.let_go.release(3)
    answered(page, 2)
    page.keyboard.type("s")
    title = page.get_by_label(wording.conversations.TITLE)
    expect(title).to_be_focused()
    expect(title).to_have_value("The missing")
    page.keyboard.press("Enter")
    expect(page.locator(".shelf .entry")).to_have_text("The missing")
    expect(page.locator(".menu:visible")).to_have_count(0)


def test_a_reading_that_is_being_edited_outlives_an_answer_but_is_in_no_other_conversation(
    context: BrowserContext, address: str, asker: OpeningAsker
) -> None:
    page = opened(context, address)
    for conversation in (1, 2):
        ask(page, MISSING, 1)
        ask(page, "And the civilian toll?", 2)
        if conversation == 1:
            page.get_by_role("button", name="New conversation").click()
            expect(page.locator(".turn")).to_have_count(0)
    page.get_by_label("Your question").fill(SLOW)
    page.keyboard.press("Enter")
    expect(page.locator(".steps")).to_be_visible()
    page.locator(".editor summary").click()
    field = page.locator(".editor textarea:visible")
    expect(field).to_be_focused()
    page.keyboard.type("How many")
    asker.let_go.release(3)
    answered(page, 3)
    expect(field).to_be_focused()
    expect(field).to_have_value("How many")
    page.locator(".shelf .entry:not([aria-current])").click()
    answered(page, 2)
    expect(field).to_have_count(0)


def test_a_quote_that_only_moved_is_still_marked_in_its_article(
    context: BrowserContext, address: str, asker: OpeningAsker
) -> None:
    page = opened(context, address)
    ask(page, MISSING, 1)
    asker.stored[SEED.id] = article(SEED.id, SEED.text.replace("Over 350", "It is Tuesday. Over 350"), SEED.title)
    page.reload()
    answered(page, 1)
    expect(page.locator(".turn .changed")).to_contain_text("now in sentence 3")
    expect(page.locator("mark.current")).to_have_text(quote(SEED, 2).text)
    page.get_by_role("button", name="Quote 1, show in the article").click()
    expect(page.get_by_role("button", name="Quote 1, back to the answer")).to_be_focused()
