"""The window: what stands where, and what happens when a question is asked."""

from collections.abc import Iterator

import gradio as gr
from fastapi import FastAPI
from gradio.events import api
from markupsafe import Markup

from rag import wording
from rag.chat.answers import conversation
from rag.chat.endpoint import endpoint
from rag.chat.evidence import opening
from rag.chat.headers import SecurityHeaders
from rag.chat.look import head, theme
from rag.chat.replies import Turns, continued, reply_to
from rag.chat.strangers import UNKNOWN_EVENTS
from rag.chat.turns import Asker, next_turn

# Gradio lets one run of an event in at a time; a few readers should not wait for each other.
CONCURRENT_QUESTIONS = 4
# The window has no upload, yet Gradio's upload address would take a file of any size.
LARGEST_UPLOAD = "1kb"

Updates = tuple[object, ...]


def mount_window(app: FastAPI, asker: Asker) -> FastAPI:
    """Put the window at `/` of an app whose own routes are already declared, and the security headers on everything."""
    app.add_middleware(SecurityHeaders)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        build_window(asker),
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


def build_window(asker: Asker) -> gr.Blocks:
    """The window over an asker; what it looks like comes with `mount_window`."""
    window: gr.Blocks = gr.Blocks(title=wording.labels.NAME, analytics_enabled=False, fill_width=True)
    with window:
        turns = gr.State(())
        masthead = html("masthead")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                welcome, examples, choices = welcoming()
                talk = html("conversation")
                box, ask = asking()
                more = gr.Button(elem_id="more", visible="hidden")  # pressed by the one below the quotes
            pane = html("evidence")

        def on_question(text: str, before: Turns, event: gr.EventData) -> Iterator[Updates]:
            if event.target is more:
                yield from continue_reply(asker, before)
            else:
                yield from converse(asker, event.target.value if event.target in choices else text, before)

        def on_opening() -> Updates:
            about_examples = asker.article(wording.labels.EXAMPLE_ARTICLE) is not None
            return masthead_html(asker.count_articles()), opening(asker), gr.update(visible=about_examples)

        # One event for every way to ask: while it runs, asking again does nothing, so no turn is lost.
        gr.on(
            [box.submit, ask.click, more.click, *(choice.click for choice in choices)],
            on_question,
            inputs=[box, turns],
            outputs=[turns, talk, pane, box, ask, welcome],
            trigger_mode="once",
            concurrency_limit=CONCURRENT_QUESTIONS,
            show_progress="hidden",
            api_visibility="private",
        )
        window.load(on_opening, outputs=[masthead, pane, examples], show_progress="hidden", api_visibility="private")
        api(endpoint(asker), api_name="ask", concurrency_limit=CONCURRENT_QUESTIONS)
    return window


def html(name: str, value: str = "") -> gr.HTML:
    """A place for HTML of ours, with none of Gradio's styles or scripts on it."""
    return gr.HTML(value, elem_id=name, apply_default_css=False, js_on_load=None)


def welcoming() -> tuple[gr.Column, gr.Column, list[gr.Button]]:
    """What a reader sees first; the examples in it are hidden until their article is known to be here."""
    with gr.Column(elem_id="welcome") as welcome:
        html("invitation", Markup("<h2>{}</h2><p>{}</p>").format(wording.labels.WELCOME, wording.labels.WELCOME_DETAIL))
        with gr.Column(elem_id="examples", visible=False) as examples:
            html("examples-label", Markup("<h3>{}</h3>").format(wording.labels.EXAMPLES_LABEL))
            choices = [gr.Button(example, elem_classes="example") for example in wording.labels.EXAMPLES]
    return welcome, examples, choices


def asking() -> tuple[gr.Textbox, gr.Button]:
    """Where the question is typed, and what asks it, as Enter does."""
    with gr.Row(elem_id="asking"):
        box = gr.Textbox(
            elem_id="question",
            label=wording.labels.QUESTION_LABEL,
            show_label=False,
            container=False,
            placeholder=wording.labels.QUESTION_HINT,
            lines=1,
            max_lines=5,
        )
        return box, gr.Button(wording.labels.ASK, elem_id="ask", variant="primary")


def masthead_html(articles: int) -> Markup:
    """The name, and how much is here."""
    return Markup("<header><h1>{}</h1><p>{}</p></header>").format(wording.labels.NAME, wording.labels.tagline(articles))


def converse(asker: Asker, text: str, before: Turns) -> Iterator[Updates]:
    """Show the question at once, then what came of it. The order is that of the event's outputs."""
    if not text.strip():
        yield (gr.skip(),) * 6
        return
    turn = next_turn(before, text)
    waiting = conversation((*before, turn))
    yield gr.skip(), waiting, gr.skip(), "", gr.update(interactive=False), gr.update(visible=False)
    turns, talk, pane = reply_to(turn, before, asker)
    yield turns, talk, pane, gr.skip(), gr.update(interactive=True), gr.skip()


def continue_reply(asker: Asker, before: Turns) -> Iterator[Updates]:
    """Show more of the last answer. The order is that of the event's outputs."""
    if before:
        turns, talk, pane = continued(before, asker)
        yield turns, talk, pane, gr.skip(), gr.skip(), gr.skip()
