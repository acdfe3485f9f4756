"""The window: what stands in it, and which events it has."""

from functools import partial

import gradio as gr
from fastapi import FastAPI
from gradio.events import api

from rag import wording
from rag.chat.endpoint import endpoint
from rag.chat.events import Events
from rag.chat.headers import SecurityHeaders
from rag.chat.layout import Acts, Parts, layout
from rag.chat.look import head, theme
from rag.chat.strangers import UNKNOWN_EVENTS
from rag.chat.turns import WindowAsker
from rag.conversations import Conversations

# Gradio lets one run of an event in at a time; a few readers should not wait for each other.
CONCURRENT_QUESTIONS = 4
# The window has no upload, yet Gradio's upload address would take a file of any size.
LARGEST_UPLOAD = "1kb"


def mount_window(app: FastAPI, asker: WindowAsker, service: Conversations) -> FastAPI:
    """Put the window at `/` of an app whose own routes are already declared, and the security headers on everything."""
    app.add_middleware(SecurityHeaders)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        build_window(asker, service),
        path="/",
        show_error=False,
        ssr_mode=False,
        max_file_size=LARGEST_UPLOAD,
        footer_links=[],
        theme=theme(),
        head=head(),
        app_kwargs={"exception_handlers": UNKNOWN_EVENTS},
    )
    return mounted


def build_window(asker: WindowAsker, service: Conversations) -> gr.Blocks:
    """The window over an asker and the conversations; what it looks like comes with `mount_window`."""
    window: gr.Blocks = gr.Blocks(title=wording.labels.NAME, analytics_enabled=False, fill_width=True)
    with window:
        parts, acts = layout()
        listen(window, parts, acts, Events(parts, acts, asker, service))
        api(endpoint(asker), api_name="ask", concurrency_limit=CONCURRENT_QUESTIONS)
    return window


def listen(window: gr.Blocks, parts: Parts, acts: Acts, events: Events) -> None:
    """Have the events happen. Asking again while a question is read does nothing, so that no question is lost."""
    on = partial(gr.on, concurrency_limit=CONCURRENT_QUESTIONS, show_progress="hidden", api_visibility="private")
    kept, changing = [parts.box, acts.action, parts.opened], list(parts.changing)
    asks = [parts.box.submit, parts.ask.click, acts.act.click, *(choice.click for choice in parts.choices)]
    asking = on(asks, events.on_asking, inputs=kept, outputs=changing, trigger_mode="once")
    # Listeners are heard in the order in which they stand here, so the reading is over before anything else happens.
    gr.on([parts.stop.click, acts.turn.click], None, cancels=[asking])
    on([parts.stop.click], events.on_stopping, inputs=[parts.box, parts.being_read], outputs=changing)
    turning = on([acts.turn.click], events.on_turning, inputs=[*kept, parts.being_read], outputs=changing)
    loading = on([window.load], events.on_opening, outputs=[*changing, parts.masthead, parts.examples])
    for shown in (asking, turning, loading):
        shown.then(
            events.on_offering,
            parts.opened,
            parts.offers,
            trigger_mode="always_last",
            concurrency_limit=CONCURRENT_QUESTIONS,
            show_progress="hidden",
            api_visibility="private",
        )
