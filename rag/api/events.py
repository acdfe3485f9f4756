"""The steps to an answer as server-sent events: `reading`, `found`, `answer`, and in a conversation `turn`."""

import json
import logging
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from typing import Final

from fastapi import Request
from fastapi.responses import StreamingResponse

from rag import wording
from rag.api.problems import problem_document
from rag.conversations import Progress
from rag.errors import QuestionError, RecordError
from rag.export import turn_record
from rag.pipeline import Examination, Step
from rag.schema import Answer, Conversation, Interpretation

MEDIA_TYPE = "text/event-stream"
# For the API's description, beside the JSON that comes without it.
STREAM: Final[dict[int | str, dict[str, object]]] = {200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}}

Steps = Iterator[Step | Progress]
Record = dict[str, object]

log = logging.getLogger(__name__)


def wants_events(request: Request) -> bool:
    """Whether the steps are asked for as they come."""
    return MEDIA_TYPE in request.headers.get("accept", "")


def event_stream(steps: Steps) -> StreamingResponse:
    """The steps, each as soon as it is known. What is wrong with the question is raised before anything is sent."""
    first = next(steps)
    return StreamingResponse(_events(chain([first], steps)), media_type=MEDIA_TYPE)


def answer_record(steps: Steps) -> Record:
    """The answer object; all steps are taken, for a turn is kept with the last one. Raises QuestionError."""
    records = dict(map(_named, steps))
    if "answer" not in records:
        raise QuestionError(str(records["turn"]["refusal"]))
    return records["answer"]


def _events(steps: Steps) -> Iterator[str]:
    try:
        for step in steps:
            yield _event(*_named(step))
    except RecordError as error:
        yield _event("problem", problem_document(503, str(error)))
    except Exception:
        log.exception("A question could not be answered.")
        yield _event("problem", problem_document(500, wording.labels.SOMETHING_WRONG))


def _named(step: Step | Progress) -> tuple[str, Record]:
    match step:
        case Examination():
            return "answer", step.answer.to_json()
        case Answer():
            return "answer", step.to_json()
        case Conversation():
            return "turn", turn_record(step.turns[-1])
        case Interpretation():
            return "reading", asdict(step)
        case _:
            return "found", asdict(step)


def _event(name: str, data: Record) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
