"""What each part of the window shows after something has happened; parts that are not named stay as they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import gradio as gr
from gradio.blocks import Block
from markupsafe import Markup

from rag.changes import changes_in
from rag.chat.answers import Beside, asked, conversation, notice
from rag.chat.evidence import evidence, opening
from rag.chat.layout import Parts
from rag.chat.markup import NOTHING
from rag.chat.replies import Failed, Opened, Reading
from rag.chat.shelf import shelf
from rag.chat.turns import WindowAsker
from rag.conversations import Conversations
from rag.schema import Conversation, Turn

Updates = dict[Block, object]


@dataclass(frozen=True)
class Desk:
    """A window, what it is over, and whose conversations are in it."""

    parts: Parts
    asker: WindowAsker
    service: Conversations
    owner: str


def shown(desk: Desk, now: Reading | Failed | Opened) -> Updates:
    """A question on its way, one that failed, or a conversation. What was asked in vain is given back to the box."""
    parts = desk.parts
    match now:
        case Reading(turn, progress) if progress:
            return {parts.asked: asked(turn, progress)}
        case Reading(turn):
            hidden = gr.update(visible=False)
            return {parts.asked: asked(turn), parts.being_read: turn.question, parts.box: "", parts.welcome: hidden}
        case Failed(turn, kept):
            return {**_opened(desk, kept), parts.asked: asked(turn), parts.box: turn.question}
        case Opened(kept, sentence, refused):
            said = {parts.asked: notice(sentence) if sentence else NOTHING}
            return _opened(desk, kept) | said | ({parts.box: refused} if refused else {})


def given_back(parts: Parts, typed: str, being_read: str) -> Updates:
    """After a question was stopped it stands in the box again, unless another has been typed there."""
    box = being_read if being_read and not typed.strip() else gr.skip()
    return {parts.box: box, parts.being_read: "", parts.asked: NOTHING}


def _opened(desk: Desk, kept: Conversation | None) -> Updates:
    """Both sides of the window, and the list beside them."""
    parts, id, turns = desk.parts, kept.entry.id if kept else None, kept.turns if kept else ()
    return {
        parts.opened: kept,
        parts.being_read: "",
        parts.shelf: shelf(desk.service.entries(desk.owner), id),
        parts.welcome: gr.update(visible=not turns),
        parts.talk: conversation(turns, Beside(id=id, changes=changes_in(turns, desk.asker))),
        parts.offers: NOTHING,
        parts.pane: _pane(turns, desk.asker),
    }


def _pane(turns: Sequence[Turn], asker: WindowAsker) -> Markup:
    """The articles of the last answer; small talk leaves those that stand there."""
    about = [turn.number for turn in turns if not (turn.answer and turn.answer.reply)]
    return evidence(turns[: about[-1]], asker) if about else opening(asker)
