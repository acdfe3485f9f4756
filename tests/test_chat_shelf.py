"""The list of conversations: the open one marked, each under its day, with all that can be done with it."""

import re
from html import unescape

import pytest

from rag import wording
from rag.chat.next_questions import offered
from rag.chat.shelf import shelf
from rag.schema import ConversationEntry, NextKind, NextQuestion
from tests.chat_cases import PAYLOADS
from tests.html_cases import Tags, text_of


def entry(id: str, title: str = "How many?", day: str = "2026-11-23") -> ConversationEntry:
    return ConversationEntry(id, title, f"{day}T11:00:00+00:00", f"{day}T12:00:00+00:00", 2)


def test_conversations_stand_in_their_order_under_the_days_on_which_they_went_on() -> None:
    entries = [entry("a", "First?"), entry("b", "Second?"), entry("c", "Third?", "2026-11-02")]
    html = shelf(entries, None)
    parts = re.findall(r'<h3>(.*?)</h3>|<span dir="auto">(.*?)</span>', html)
    assert [day or title for day, title in parts] == [
        "23 November 2026",
        "First?",
        "Second?",
        "2 November 2026",
        "Third?",
    ]


def test_only_the_open_conversation_is_marked() -> None:
    html = shelf([entry("a"), entry("b")], "b")
    assert re.findall(r'data-id="(\w)" aria-current="true"', html) == ["b"]
    assert "aria-current" not in shelf([entry("a"), entry("b")], None)


def test_each_conversation_can_be_opened_renamed_exported_and_deleted() -> None:
    html = shelf([entry("a")], None)
    assert re.findall(r'data-act="(\w+)" data-id="a"', html) == ["open", "rename", "delete"]
    assert re.findall(r'href="([^"]*)" download', html) == [
        f"/v1/conversations/a/export?form={form}" for form in ("markdown", "docx", "json")
    ]


def test_deleting_asks_once_more_and_shows_how_not_to() -> None:
    (question,) = re.findall(r'<details class="delete".*?</details>', shelf([entry("a")], None))
    opens, rest = question.split("</summary>")
    assert "data-act" not in opens and wording.conversations.DELETE_QUESTION in rest
    assert rest.index('data-act="delete"') < rest.index("data-closes")


def test_a_menu_says_to_which_conversation_it_belongs() -> None:
    assert 'aria-label="Rename, export or delete “How many?”"' in shelf([entry("a")], None)


def test_a_new_conversation_can_be_begun_before_there_is_any() -> None:
    assert 'data-act="new"' in shelf((), None)
    assert wording.conversations.NONE_YET in shelf((), None)
    assert wording.conversations.NONE_YET not in shelf([entry("a")], None)


def test_questions_to_ask_next_are_asked_as_they_stand_and_say_what_they_are_for() -> None:
    html = offered([NextQuestion("speaker", "What did Khinshtein say?"), NextQuestion("response", "What was denied?")])
    assert re.findall(r'data-act="ask" data-text="([^"]*)"', html) == ["What did Khinshtein say?", "What was denied?"]
    assert text_of(html) == "Ask nextWhat did Khinshtein say? another speakerWhat was denied? the response"
    assert offered(()) == ""


@pytest.mark.parametrize("payload", PAYLOADS)
def test_titles_and_ids_never_become_markup_or_another_address(payload: str) -> None:
    kind: NextKind = "figure"
    html = shelf([entry(payload, payload)], payload) + offered([NextQuestion(kind, payload)])
    tags = Tags(html)
    assert tags.names <= {
        "details",
        "summary",
        "span",
        "nav",
        "button",
        "h3",
        "ul",
        "li",
        "div",
        "form",
        "input",
        "p",
        "a",
    } | {"section"}
    assert not {name for name in tags.attributes if name.startswith("on") or name in {"src", "style"}}
    assert all(
        re.fullmatch(r"/v1/conversations/[^/?]+/export\?form=\w+", link) for link in re.findall(r'href="([^"]*)"', html)
    )
    assert unescape(html).count(payload) >= 6
