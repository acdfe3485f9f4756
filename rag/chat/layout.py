"""What stands where in the window."""

from dataclasses import dataclass

import gradio as gr
from gradio.blocks import Block
from markupsafe import Markup

from rag import wording


@dataclass(frozen=True)
class Parts:
    """The parts of the window that change.

    Gradio writes a part anew when its value changes, and what was scrolled, focused or opened in it is lost; so the
    question that is being read (`asked`) and what can be asked next (`offers`) are no parts of the conversation.
    """

    masthead: gr.HTML
    shelf: gr.HTML
    welcome: gr.Column
    examples: gr.Column
    choices: tuple[gr.Button, ...]
    talk: gr.HTML
    asked: gr.HTML
    offers: gr.HTML
    pane: gr.HTML
    box: gr.Textbox
    ask: gr.Button
    stop: gr.Button
    opened: gr.State
    being_read: gr.State

    @property
    def changing(self) -> tuple[Block, ...]:
        """What changes when something is asked or opened."""
        sides = (self.shelf, self.welcome, self.talk, self.asked, self.offers, self.pane)
        return (*sides, self.box, self.opened, self.being_read)


@dataclass(frozen=True)
class Acts:
    """What the script writes the act of a button of ours to, and what it presses then: a question, or anything else."""

    action: gr.Textbox
    act: gr.Button
    turn: gr.Button


def layout() -> tuple[Parts, Acts]:
    """The list of conversations, the conversation, and the articles that it quotes."""
    masthead = html("masthead")
    with gr.Row(elem_id="desk"):
        shelf = html("shelf")
        with gr.Column(elem_id="talk"):
            welcome, examples, choices = welcoming()
            with gr.Column(elem_id="scroll"):
                talk, asked, offers = html("conversation"), html("asked"), html("next")
            box, ask, stop = asking()
            acts = hidden()
        pane = html("evidence")
    return (
        Parts(
            masthead=masthead,
            shelf=shelf,
            welcome=welcome,
            examples=examples,
            choices=choices,
            talk=talk,
            asked=asked,
            offers=offers,
            pane=pane,
            box=box,
            ask=ask,
            stop=stop,
            opened=gr.State(None),
            being_read=gr.State(""),
        ),
        acts,
    )


def html(name: str, value: str = "") -> gr.HTML:
    """A place for HTML of ours, with none of Gradio's styles or scripts on it."""
    return gr.HTML(value, elem_id=name, apply_default_css=False, js_on_load=None)


def welcoming() -> tuple[gr.Column, gr.Column, tuple[gr.Button, ...]]:
    """What a reader sees first; the examples in it are hidden until their article is known to be here."""
    with gr.Column(elem_id="welcome") as welcome:
        html("invitation", Markup("<h2>{}</h2><p>{}</p>").format(wording.labels.WELCOME, wording.labels.WELCOME_DETAIL))
        with gr.Column(elem_id="examples", visible=False) as examples:
            html("examples-label", Markup("<h3>{}</h3>").format(wording.labels.EXAMPLES_LABEL))
            choices = tuple(gr.Button(example, elem_classes="example") for example in wording.labels.EXAMPLES)
    return welcome, examples, choices


def asking() -> tuple[gr.Textbox, gr.Button, gr.Button]:
    """Where the question is typed, what asks it, as Enter does, and what stops it, which is shown while it is read."""
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
        ask = gr.Button(wording.labels.ASK, elem_id="ask", variant="primary")
        stop = gr.Button(wording.labels.STOP, elem_id="stop")
    return box, ask, stop


def hidden() -> Acts:
    """What nobody sees: the script uses it when a button of our own HTML is pressed."""
    return Acts(
        gr.Textbox(elem_id="action", label="action", visible="hidden"),
        gr.Button(elem_id="act", visible="hidden"),
        gr.Button(elem_id="turn", visible="hidden"),
    )


def masthead_html(articles: int) -> Markup:
    """The name, and how much is here."""
    return Markup("<header><h1>{}</h1><p>{}</p></header>").format(wording.labels.NAME, wording.labels.tagline(articles))
