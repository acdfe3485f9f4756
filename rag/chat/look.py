"""What the window looks like: Gradio's theme, our style sheets and script."""

from pathlib import Path

import gradio as gr

FOLDER = Path(__file__).parent


def theme() -> gr.themes.Base:
    """Gradio's plainest theme, with fonts that every system has and the page colours of the style sheet."""
    return gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["monospace"]).set(
        body_background_fill="#fbfaf7",
        body_background_fill_dark="#161614",
        body_text_color="#1d1d1b",
        body_text_color_dark="#ecebe6",
    )


def head() -> str:
    """Style and script, for the page's head: Gradio's own `css` puts a prefix before selectors and breaks `:is()`."""
    style, phone, script = ((FOLDER / name).read_text("utf-8") for name in ("style.css", "phone.css", "script.js"))
    return f"<style>{style}{phone}</style><script>{script}</script>"
