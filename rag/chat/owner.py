"""Whose conversations a browser shows."""

import secrets

import gradio as gr

from rag.conversations import OWNER

COOKIE = "record_owner"  # rag.api gives it to every browser


def owner_of(request: gr.Request) -> str:
    """The key in the browser's cookie; one that takes no cookies keeps what it asks until its page is closed.

    A page calls itself what it likes, but never what a browser's key could be. What comes from no page owns nothing.
    """
    key = str(request.cookies.get(COOKIE, ""))
    if OWNER.fullmatch(key):
        return key
    return f"page {request.session_hash or secrets.token_urlsafe()}"
