"""Whose conversations a browser shows."""

import gradio as gr

COOKIE = "record_owner"  # rag.api gives it to every browser


def owner_of(request: gr.Request) -> str:
    """The key in the browser's cookie; one that takes no cookies keeps what it asks until its page is closed."""
    return str(request.cookies.get(COOKIE) or request.session_hash)
