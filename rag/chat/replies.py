"""What comes of a question: an answer, or the one sentence that stands in for it."""

import logging
import math
from dataclasses import replace

from markupsafe import Markup

from rag import wording
from rag.chat.answers import conversation
from rag.chat.evidence import evidence
from rag.chat.turns import Asker, history_of, unshown
from rag.errors import InputError
from rag.question import LONGEST_HISTORY, request_of
from rag.schema import Answer, Question, Quote, Turn

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
        refusal = wording.labels.SOMETHING_WRONG
    return shown((*before, replace(turn, refusal=refusal)), asker)


def continued(turns: Turns, asker: Asker) -> Shown:
    """The conversation with the next quotes of its last answer in it."""
    *before, last = turns
    if last.answer is None or not unshown(last):
        return shown(turns, asker)
    try:
        quotes = (*last.answer.quotes, *next_quotes(last.answer, asker))
        last = replace(last, answer=replace(last.answer, quotes=quotes), refusal=None)
    except Exception:
        log.exception("The next quotes could not be shown.")
        last = replace(last, refusal=wording.labels.SOMETHING_WRONG)
    return shown((*before, last), asker)


def next_quotes(answer: Answer, asker: Asker) -> tuple[Quote, ...]:
    """The page of all that somebody said that follows those an answer has."""
    request = request_of(answer.standalone_question)
    if request is None:
        return ()
    pages = math.ceil(len(answer.quotes) / request.size)
    return asker.quotes(replace(request, page=pages + 1)).quotes


def shown(turns: Turns, asker: Asker) -> Shown:
    """Turns with the two sides that show them."""
    return turns, conversation(turns), evidence(turns, asker)
