"""The same answer for `gradio_client`: the named endpoint `/ask`."""

from collections.abc import Callable

import gradio as gr

from rag.chat.turns import WindowAsker
from rag.errors import InputError, QuestionError
from rag.schema import Question


def endpoint(asker: WindowAsker) -> Callable[[str, list[str] | None], dict[str, object]]:
    """The function behind `/ask`: it returns the answer object that `POST /v1/answers` returns."""

    def ask(question: str, history: list[str] | None = None) -> dict[str, object]:
        """Answer a question; `history` holds the earlier questions of the conversation, oldest first."""
        try:
            return asker.ask(checked(question, history or [])).to_json()
        except InputError as error:
            raise gr.Error(str(error), print_exception=False) from error

    return ask


def checked(question: object, history: object) -> Question:
    """A question from a caller whose types nobody has checked. Raises QuestionError."""
    if not isinstance(question, str):
        raise QuestionError("The question must be text.")
    if not isinstance(history, list) or not all(isinstance(earlier, str) for earlier in history):
        raise QuestionError("The history must be a list of earlier questions, each of them text.")
    return Question(question, tuple(history))
