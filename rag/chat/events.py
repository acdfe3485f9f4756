"""What happens when something is asked, stopped or opened: Gradio calls these with the values of the window's parts."""

from collections.abc import AsyncIterator, Iterator
from functools import partial

import gradio as gr
from anyio.to_thread import run_sync

from rag import wording
from rag.chat.actions import action_from_json
from rag.chat.layout import Acts, Parts, masthead_html
from rag.chat.next_questions import offered
from rag.chat.owner import owner_of
from rag.chat.replies import next_questions, opened_at, question_of, reply, turn_to
from rag.chat.turns import WindowAsker
from rag.chat.updates import Desk, Updates, given_back, shown
from rag.conversations import Conversations
from rag.schema import Conversation, Question

# Gradio waits for a thread of its own even if a question is stopped; nobody waits for this one then.
aside = partial(run_sync, abandon_on_cancel=True)

Kept = Conversation | None  # what is open: nothing, before the first question of a conversation


class Events:
    """The events of a window over an asker and the conversations."""

    def __init__(self, parts: Parts, acts: Acts, asker: WindowAsker, service: Conversations) -> None:
        self._parts = parts
        self._acts = acts
        self._asker = asker
        self._service = service

    async def on_asking(
        self, typed: str, action: str, kept: Kept, request: gr.Request, event: gr.EventData
    ) -> AsyncIterator[Updates]:
        """A question that was typed, or that a button stands for: each step to its answer, as it comes."""
        # Gradio makes parts anew when they are updated, so that a part is known by its name alone.
        pressed = event.target
        if isinstance(pressed, gr.Button) and pressed.elem_id != self._parts.ask.elem_id:
            question, left_alone = self._offered(pressed, action, kept), {self._parts.box: gr.skip()}
        else:
            question, left_alone = Question(typed), {}
        steps = self._steps(question, kept, owner_of(request))
        while updates := await aside(next, steps, None):
            yield updates | left_alone

    def on_turning(self, typed: str, action: str, kept: Kept, being_read: str, request: gr.Request) -> Updates:
        """Whatever else a button stands for; what was being read then is given back."""
        desk = self._desk(owner_of(request))
        opened = turn_to(desk.service, desk.owner, kept, action_from_json(action))
        return given_back(self._parts, typed, being_read) | shown(desk, opened)

    def on_stopping(self, typed: str, being_read: str) -> Updates:
        """A question that is not to be read any further."""
        return given_back(self._parts, typed, being_read)

    async def on_offering(self, kept: Kept) -> Updates:
        """What can be asked after the last answer."""
        answer = kept.turns[-1].answer if kept else None
        questions = await aside(next_questions, self._asker, answer) if answer else ()
        return {self._parts.offers: offered(questions)}

    def on_opening(self, request: gr.Request) -> Updates:
        """A page that was opened or loaded again: the conversation that its address names."""
        desk, parts = self._desk(owner_of(request)), self._parts
        opened = opened_at(desk.service, desk.owner, request.query_params.get("conversation"))
        about_examples = self._asker.article(wording.labels.EXAMPLE_ARTICLE) is not None
        return shown(desk, opened) | {
            parts.masthead: masthead_html(self._asker.count_articles()),
            parts.examples: gr.update(visible=about_examples),
        }

    def _steps(self, question: Question | None, kept: Kept, owner: str) -> Iterator[Updates]:
        if question is None or not question.text.strip():
            yield {self._parts.asked: gr.skip()}
            return
        desk = self._desk(owner)
        for now in reply(desk.service, owner, kept, question):
            yield shown(desk, now)

    def _offered(self, pressed: gr.Button, action: str, kept: Kept) -> Question | None:
        """The question that a button stands for: an example's own, or that of a button in our HTML."""
        if pressed.elem_id == self._acts.act.elem_id:
            return question_of(action_from_json(action), kept.turns if kept else ())
        return Question(pressed.value) if pressed.value else None

    def _desk(self, owner: str) -> Desk:
        return Desk(self._parts, self._asker, self._service, owner)
