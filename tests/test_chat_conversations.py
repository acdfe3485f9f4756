"""Conversations in a real browser: read, streamed, stopped, kept, listed, and nobody else's."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from rag import wording
from tests.chat_browser_cases import (
    GREETING,
    NEXT,
    READINGS,
    SLOWLY,
    UNCLEAR,
    TalkingAsker,
    answered,
    ask,
    fits,
    opened,
    watched,
)
from tests.chat_cases import SEED, WIRE, article, quote
from tests.conftest import IN_CHROMIUM

pytestmark = IN_CHROMIUM

MISSING = "How many people are missing?"
TOLL = "And the civilian toll?"
SLOW = f"And {SLOWLY} the civilian toll?"


@pytest.fixture(scope="module")
def asker() -> TalkingAsker:
    return TalkingAsker(SEED, WIRE)


def begin(page: Page, question: str) -> None:
    page.get_by_label("Your question").fill(question)
    page.get_by_label("Your question").press("Enter")


def titles(page: Page) -> list[str]:
    return page.locator(".shelf .entry").all_inner_texts()


def test_a_follow_up_shows_how_it_was_read_and_a_first_question_does_not(page: Page) -> None:
    ask(page, MISSING, 1)
    expect(page.locator(".read-as")).to_have_count(0)
    ask(page, TOLL, 2)
    expect(page.locator(".read-as q")).to_have_text(f"{TOLL} (after: {MISSING})")
    expect(page.locator(".quote .number").last).to_have_text("2")


def test_a_reading_without_its_chip_is_asked_anew_and_what_was_given_stays(page: Page) -> None:
    ask(page, MISSING, 1)
    ask(page, TOLL, 2)
    page.get_by_role("button", name=re.compile("Kursk")).press("Enter")
    answered(page, 3)
    expect(page.locator(".turn")).to_have_count(3)
    expect(page.locator(".turn").last.locator(".question")).to_contain_text(TOLL)
    expect(page.locator(".turn").last.locator(".read-as")).to_have_count(0)
    expect(page.locator(".turn").nth(1).locator(".read-as")).to_have_count(1)


def test_an_edited_reading_is_asked_as_it_stands(page: Page) -> None:
    ask(page, MISSING, 1)
    ask(page, TOLL, 2)
    page.locator(".read-as").get_by_text("edit").click()
    field = page.locator(".editor").get_by_role("textbox")
    field.fill("How many North Korean troops?")
    field.press("Enter")
    answered(page, 3)
    expect(page.locator(".turn").last.locator(".question")).to_contain_text("How many North Korean troops?")
    expect(page.locator(".turn").last.locator(".read-as")).to_have_count(0)


def test_of_two_readings_the_reader_chooses_one(page: Page) -> None:
    ask(page, UNCLEAR, 1)
    for reading in READINGS:
        expect(page.get_by_role("button", name=reading)).to_be_visible()
    page.get_by_role("button", name=READINGS[1]).click()
    answered(page, 2)
    expect(page.locator(".turn").last.locator("blockquote")).to_have_text(quote(SEED, 7).text)


def test_small_talk_gets_a_plain_reply_and_the_articles_stay_where_they_are(page: Page) -> None:
    ask(page, MISSING, 1)
    before = page.locator("#evidence").inner_html()
    ask(page, GREETING, 2)
    reply = page.locator(".turn").last
    expect(reply).to_contain_text("Hello. Ask the articles.")
    expect(reply.locator(".coverage, .closest, .reason, blockquote")).to_have_count(0)
    assert page.locator("#evidence").inner_html() == before
    expect(page.locator("mark.current")).to_have_text(quote(SEED, 2).text)


def test_what_can_be_asked_next_comes_below_the_answer_and_asks_it(page: Page) -> None:
    ask(page, MISSING, 1)
    page.get_by_role("button", name=NEXT).press("Enter")
    answered(page, 2)
    expect(page.locator(".turn").last.locator(".question")).to_contain_text(NEXT)


def test_the_steps_are_shown_in_order_as_they_happen_and_the_first_at_once(page: Page, asker: TalkingAsker) -> None:
    ask(page, MISSING, 1)
    begin(page, SLOW)
    now, done = page.locator(".steps .now"), page.locator(".steps .done")
    expect(now).to_have_text(wording.steps.READING_QUESTION)
    expect(page.locator("#asked .question")).to_contain_text(SLOW)
    asker.let_go.release()
    expect(now).to_have_text(wording.steps.SEARCHING)
    expect(done.last).to_contain_text(f"(after: {MISSING})")
    asker.let_go.release()
    expect(now).to_have_text(wording.steps.READING)
    expect(done.last).to_contain_text(SEED.title)
    expect(page.locator(".turn .question")).to_have_count(2)
    asker.let_go.release()
    answered(page, 2)
    expect(page.locator(".steps")).to_have_count(0)


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_an_answer_can_be_stopped_at_every_step_and_the_window_is_usable_at_once(
    page: Page, asker: TalkingAsker, steps: int
) -> None:
    ask(page, MISSING, 1)
    begin(page, SLOW)
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    for done in range(steps):
        asker.let_go.release()
        expect(page.locator(".steps > .done")).to_have_count(done + 1)
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_label("Your question")).to_have_value(SLOW)
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    ask(page, TOLL, 2)  # while the thread of the stopped question still waits
    for _ in range(3):
        asker.let_go.release()
    page.reload()
    answered(page, 2)
    assert [text for text in page.locator(".question").all_inner_texts() if SLOWLY in text] == []
    while asker.let_go.acquire(blocking=False):
        pass


def test_what_is_typed_while_a_question_is_read_is_not_lost(page: Page, asker: TalkingAsker) -> None:
    begin(page, SLOW)
    expect(page.locator(".steps")).to_be_visible()
    begin(page, TOLL)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".steps")).to_have_count(0)
    expect(page.get_by_label("Your question")).to_have_value(TOLL)
    asker.let_go.release()


def test_turning_to_another_conversation_stops_what_is_being_read(page: Page, asker: TalkingAsker) -> None:
    ask(page, MISSING, 1)
    begin(page, SLOW)
    expect(page.locator(".steps")).to_be_visible()
    page.get_by_role("button", name="New conversation").click()
    expect(page.get_by_role("heading", name="Ask, and read")).to_be_visible()
    expect(page.get_by_label("Your question")).to_have_value(SLOW)
    expect(page.locator(".turn")).to_have_count(0)
    asker.let_go.release()


def test_after_a_reload_the_same_conversation_stands_there_as_it_was(page: Page) -> None:
    ask(page, MISSING, 1)
    ask(page, TOLL, 2)
    before = page.locator(".conversation").inner_html()
    expect(page).to_have_url(re.compile(r"\?conversation=\w+$"))
    page.reload()
    answered(page, 2)
    assert page.locator(".conversation").inner_html() == before
    expect(page.locator(".evidence .number.current")).to_have_text("2")
    ask(page, GREETING, 3)


def test_conversations_are_listed_opened_renamed_and_deleted(page: Page) -> None:
    ask(page, MISSING, 1)
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("conversation="))
    ask(page, "Who was ordered to evacuate?", 1)
    assert titles(page) == ["Who was ordered to evacuate?", MISSING]
    page.get_by_role("button", name=MISSING, exact=True).click()
    expect(page.locator(".question")).to_contain_text(MISSING)
    rename(page, MISSING, "The missing")
    expect(page.locator(".shelf .entry").last).to_have_text("The missing")
    delete(page, "The missing")
    expect(page.locator(".shelf .entry")).to_have_count(1)
    expect(page.get_by_role("heading", name="Ask, and read")).to_be_visible()
    page.reload()
    expect(page.locator(".shelf .entry")).to_have_text(["Who was ordered to evacuate?"], timeout=20_000)


def rename(page: Page, title: str, other: str) -> None:
    page.get_by_label(wording.conversations.options(title)).click()
    page.locator(".options[open] .rename summary").click()
    page.get_by_label(wording.conversations.TITLE).locator("visible=true").fill(other)
    page.keyboard.press("Enter")


def delete(page: Page, title: str) -> None:
    page.get_by_label(wording.conversations.options(title)).click()
    page.locator(".options[open] .delete summary").click()
    page.locator(".options[open] [data-act=delete]").click()


def test_a_conversation_can_be_taken_away_in_every_form(page: Page) -> None:
    ask(page, MISSING, 1)
    links = page.locator(".shelf .exports a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    conversation = page.locator(".conversation").get_attribute("data-conversation")
    assert links == [
        f"/v1/conversations/{conversation}/export?form={form}" for form in wording.conversations.EXPORT_FORMS
    ]


def test_two_tabs_do_not_mix(page: Page, context: BrowserContext, address: str) -> None:
    ask(page, MISSING, 1)
    other = opened(context, address)
    expect(other.locator(".shelf .entry")).to_have_count(1)
    ask(other, TOLL, 1)
    expect(other.locator(".read-as")).to_have_count(0)
    expect(other.locator(".quote .number")).to_have_text("1")
    ask(page, TOLL, 2)
    expect(page.locator(".read-as q")).to_contain_text(f"(after: {MISSING})")
    expect(page.locator(".shelf .entry")).to_have_count(2)


def test_two_users_do_not_see_each_other(page: Page, browser: Browser, address: str) -> None:
    ask(page, MISSING, 1)
    with watched(browser, address, 1280) as elsewhere:
        other = opened(elsewhere, page.url)
        expect(other.locator(".statement")).to_contain_text("no such conversation")
        expect(other.locator(".shelf .entry")).to_have_count(0)
        expect(other.locator(".turn")).to_have_count(0)
        ask(other, TOLL, 1)
        expect(other.locator(".statement")).to_have_count(0)
    page.reload()
    expect(page.locator(".question")).to_contain_text(MISSING, timeout=20_000)
    assert titles(page) == [MISSING]


def test_a_conversation_that_was_deleted_in_another_tab_gives_the_question_back(
    page: Page, context: BrowserContext, address: str
) -> None:
    ask(page, MISSING, 1)
    other = opened(context, address)
    delete(other, MISSING)
    expect(other.locator(".shelf .entry")).to_have_count(0)
    begin(page, TOLL)
    expect(page.locator(".statement")).to_contain_text("no such conversation")
    expect(page.get_by_label("Your question")).to_have_value(TOLL)
    ask(page, TOLL, 1)
    assert titles(page) == [TOLL]


def test_an_answer_whose_article_has_changed_says_so_and_still_shows_what_it_quoted(
    page: Page, asker: TalkingAsker, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(page, MISSING, 1)
    edited = article(SEED.id, SEED.text.replace("789 individuals", "790 individuals"), SEED.title)
    monkeypatch.setitem(asker.stored, SEED.id, edited)
    page.reload()
    answered(page, 1)
    expect(page.locator(".quote blockquote")).to_have_text(quote(SEED, 2).text)
    expect(page.locator(".turn .changed")).to_contain_text("has changed since")
    expect(page.locator(".turn .changed del")).to_contain_text("789")
    expect(page.locator(".turn .changed ins")).to_contain_text("790")


def test_what_a_stranger_sends_as_an_act_changes_nothing(page: Page) -> None:
    ask(page, MISSING, 1)
    before = page.locator("#conversation").inner_html()
    for sent in ("", "nonsense", '{"act": "open"}', '{"act": "remove", "turn": 1, "chip": 5}'):
        page.evaluate(
            """(sent) => {
              const field = document.querySelector("#action textarea");
              field.value = sent;
              field.dispatchEvent(new Event("input", { bubbles: true }));
              document.querySelector("#act").click();
              document.querySelector("#turn").click();
            }""",
            sent,
        )
    page.wait_for_timeout(1000)
    assert page.locator("#conversation").inner_html() == before
    ask(page, TOLL, 2)


def test_everything_can_be_reached_on_a_phone_without_scrolling_sideways(phone: Page) -> None:
    ask(phone, MISSING, 1)
    ask(phone, TOLL, 2)
    assert fits(phone)
    expect(phone.get_by_role("button", name=re.compile("Kursk")).last).to_be_visible()
    phone.locator(".shelf > summary").click()
    expect(phone.get_by_role("button", name="New conversation")).to_be_visible()
    assert fits(phone)
    phone.get_by_label(wording.conversations.options(MISSING)).click()
    expect(phone.locator(".shelf .exports a").first).to_be_visible()
    assert fits(phone)
    phone.get_by_role("button", name="New conversation").click()
    expect(phone.get_by_role("heading", name="Ask, and read")).to_be_visible()
    expect(phone.get_by_label("Your question")).to_be_visible()


def test_the_real_program_reads_a_follow_up_offers_what_it_answers_and_gives_the_conversation_away(
    browser: Browser, server: str
) -> None:
    with watched(browser, server, 1280) as context:
        page = opened(context, server)
        ask(page, MISSING, 1)
        ask(page, "Who said that?", 2)
        expect(page.locator(".read-as q")).to_contain_text("missing")
        page.locator("#next button").first.click(timeout=20_000)
        answered(page, 3)
        expect(page.locator(".turn").last.locator("blockquote").first).to_be_visible()
        link = page.locator(".shelf .exports a").first.get_attribute("href")
        exported = context.request.get(f"{server}{link}")
        assert exported.status == 200 and MISSING in exported.text()
        page.reload()
        answered(page, 3)
