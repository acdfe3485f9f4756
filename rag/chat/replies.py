"""What comes of what a reader does: a question on its way to its answer, another conversation, or why there is none."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag import wording
from rag.chat.actions import Action, Ask, Delete, Edit, More, New, Open, Remove, Rename
from rag.chat.turns import WindowAsker, next_turn
from rag.conversations import Conversations
from rag.errors import InputError, UnknownId
from rag.schema import UNFILTERED, Answer, Conversation, Filters, Found, Interpretation, NextQuestion, Question, Turn

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reading:
    """A question that is being read, and how far that has come."""

    turn: Turn
    progress: tuple[Interpretation | Found, ...] = ()


@dataclass(frozen=True)
class Failed:
    """A question that nothing came of: its turn says why, and no conversation has it."""

    turn: Turn
    conversation: Conversation | None


@dataclass(frozen=True)
class Opened:
    """The conversation that is open, None for a new one; what there is to say of it, and what nobody could answer."""

    conversation: Conversation | None
    notice: str = ""
    refused: str = ""


def question_of(action: Action | None, turns: Sequence[Turn]) -> Question | None:
    """What an action asks; None where it asks nothing, or is about what is not there.

    What is offered after a turn was checked as it stands, with the articles that were to answer that turn.
    """
    match action:
        case Ask(text):
            return Question(text, filters=_filters(turns[-1]) if turns else UNFILTERED, is_standalone=True)
        case Edit(number, text) if 1 <= number <= len(turns):
            return Question(text, filters=_filters(turns[number - 1]), is_standalone=True)
        case Remove(number, chip) if 1 <= number <= len(turns):
            return _without(turns[number - 1], chip)
    return None


def reply(
    service: Conversations, owner: str, before: Conversation | None, question: Question
) -> Iterator[Reading | Failed | Opened]:
    """The question at once, each step to its answer, and the conversation with it; or what went wrong."""
    # Half of a surrogate pair cannot be written back to the browser: it becomes a question mark.
    question = replace(question, text=question.text.encode(errors="replace").decode())
    reading = Reading(next_turn(before.turns if before else (), question.text))
    yield reading
    try:
        for step in service.ask(owner, before.entry.id if before else None, question):
            if isinstance(step, Conversation):
                yield Opened(step, refused=question.text if step.turns[-1].refusal else "")
            else:
                # The answer shows nothing yet: who stops here, while it is known and not kept, leaves no trace.
                progress = reading.progress if isinstance(step, Answer) else (*reading.progress, step)
                reading = replace(reading, progress=progress)
                yield reading
    except UnknownId:
        yield Failed(replace(reading.turn, refusal=wording.conversations.NOT_HERE), None)
    except InputError as error:
        yield Failed(replace(reading.turn, refusal=str(error)), before)
    except Exception:
        log.exception("A question could not be answered.")
        yield Failed(replace(reading.turn, refusal=wording.labels.SOMETHING_WRONG), before)


def next_questions(asker: WindowAsker, answer: Answer) -> tuple[NextQuestion, ...]:
    """What can be asked after an answer; nothing, where that cannot be found out."""
    try:
        return asker.next_questions(answer.id)
    except Exception:
        log.exception("The questions to ask next could not be found.")
        return ()


def opened_at(service: Conversations, owner: str, conversation: str | None) -> Opened:
    """The conversation of an address, or why it is a new one."""
    return turn_to(service, owner, None, Open(conversation)) if conversation else Opened(None)


def turn_to(service: Conversations, owner: str, before: Conversation | None, action: Action | None) -> Opened:
    """What is open after an action that asks nothing."""
    try:
        return Opened(_carried_out(service, owner, before, action))
    except UnknownId as error:
        return Opened(before, str(error) if before else wording.conversations.NOT_HERE)
    except InputError as error:
        return Opened(before, str(error))
    except Exception:
        log.exception("An action could not be carried out.")
        return Opened(before, wording.labels.SOMETHING_WRONG)


def _carried_out(
    service: Conversations, owner: str, before: Conversation | None, action: Action | None
) -> Conversation | None:
    """The conversation that is open then. Raises InputError."""
    match action:
        case More() if before:
            return service.more(owner, before.entry.id)
        case Open(conversation):
            return service.open(owner, conversation)
        case New():
            return None
        case Rename(conversation, title):
            service.rename(owner, conversation, title)
            return service.open(owner, before.entry.id) if before else None
        case Delete(conversation):
            service.delete(owner, conversation)
            return None if before and before.entry.id == conversation else before
    return before


def _filters(turn: Turn) -> Filters:
    """Which articles were to answer a turn."""
    return turn.answer.filters if turn.answer else UNFILTERED


def _without(turn: Turn, chip: int) -> Question | None:
    chips = turn.answer.reading.chips if turn.answer and turn.answer.reading else ()
    if not 0 <= chip < len(chips):
        return None
    return Question(chips[chip].question, filters=chips[chip].filters, is_standalone=True)
