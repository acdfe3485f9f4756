"""What comes of a question: an answer, or the one sentence that stands in for it."""

import logging
from dataclasses import replace

from markupsafe import Markup

from rag import wording
from rag.chat.answers import conversation
from rag.chat.evidence import evidence
from rag.chat.turns import Asker, Turn, history_of
from rag.errors import InputError
from rag.question import LONGEST_HISTORY
from rag.schema import Question

log = logging.getLogger(__name__)

Turns = tuple[Turn, ...]
Shown = tuple[Turns, Markup, Markup]


def reply_to(turn: Turn, before: Turns, asker: Asker) -> Shown:
    """The conversation with the turn's reply in it, and both sides of the window; whatever went wrong is said there."""
    try:
        answer = asker.ask(Question(turn.question, history_of(before)[-LONGEST_HISTORY:]))
        return shown((*before, replace(turn, answer=answer)), asker)
    except InputError as error:
        refusal = str(error)
    except Exception:
        log.exception("A question could not be answered.")
        refusal = wording.SOMETHING_WRONG
    return shown((*before, replace(turn, refusal=refusal)), asker)


def shown(turns: Turns, asker: Asker) -> Shown:
    """Turns with the two sides that show them."""
    return turns, conversation(turns), evidence(turns, asker)
