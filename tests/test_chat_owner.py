"""Whose conversations the window shows, whatever a browser sends."""

import gradio as gr
import pytest
from starlette.requests import Request

from rag.chat.owner import COOKIE, owner_of

KEY = "a-key_of-16-Chars-or-more"


def sent(cookie: str | None, page: str | None = "abc123def45") -> gr.Request:
    """A request of a browser with this cookie, from a page of this name."""
    headers = [] if cookie is None else [(b"cookie", f"{COOKIE}={cookie}".encode("latin-1"))]
    return gr.Request(Request({"type": "http", "headers": headers}), session_hash=page)


def test_a_browser_has_the_conversations_of_its_cookie() -> None:
    assert owner_of(sent(KEY)) == KEY


@pytest.mark.parametrize("cookie", [None, "", "short", "x" * 129, "sixteen letters and blanks", "a\x01" * 10, "é" * 20])
def test_a_cookie_that_is_none_of_ours_is_nobodys_key(cookie: str | None) -> None:
    assert owner_of(sent(cookie)) == owner_of(sent(None))
    assert owner_of(sent(cookie)) != owner_of(sent(cookie, "another"))


def test_a_page_cannot_call_itself_by_the_key_of_a_browser() -> None:
    assert owner_of(sent(None, KEY)) != KEY


def test_what_comes_from_no_page_is_shown_nobodys_conversations() -> None:
    assert owner_of(sent(None, None)) != owner_of(sent(None, None))
