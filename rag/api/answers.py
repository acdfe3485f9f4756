"""Asking, and what is kept of it: the same answer object as everywhere else, `Answer.to_json()`."""

from collections.abc import Iterator
from dataclasses import asdict

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

from rag.api.asker import ApiAsker
from rag.api.events import STREAM, answer_record, event_stream, wants_events
from rag.api.models import AnswerRequest
from rag.api.owner import owner_of
from rag.api.problems import documented, problem
from rag.conversations import Conversations, Progress
from rag.export import replay_record
from rag.pipeline import Step
from rag.question import checked


def add_answers(app: FastAPI, asker: ApiAsker, conversations: Conversations) -> None:
    """Add the routes under /v1/answers."""

    @app.post("/v1/answers", responses={**STREAM, **documented(400, 403, 404, 413, 422, 503)})
    def answer(asked: AnswerRequest, request: Request) -> Response:
        """Answer a question with quotes, or say that the articles do not say (docs/answer.schema.json).

        With `Accept: text/event-stream` the steps come as events (`reading`, `found`, `answer`) once they are known.
        """
        question = checked(asked.to_question())
        steps: Iterator[Step | Progress] = asker.steps(question)
        if asked.conversation is not None:
            steps = conversations.ask(owner_of(request), asked.conversation, question)
        return event_stream(steps) if wants_events(request) else JSONResponse(answer_record(steps))

    @app.get("/v1/answers/{answer_id}", responses=documented(404, 422))
    def kept_answer(answer_id: str) -> JSONResponse:
        """An answer exactly as it was given."""
        record = asker.kept_answer(answer_id)
        return JSONResponse(record) if record else problem(404, f"No answer has the id {answer_id!r}.")

    @app.get("/v1/answers/{answer_id}/next", responses=documented(404, 422, 503))
    def next_questions(answer_id: str) -> JSONResponse:
        """Questions to ask next, each of which the articles answer."""
        return JSONResponse([asdict(question) for question in asker.next_questions(answer_id)])

    @app.get("/v1/answers/{answer_id}/replay", responses=documented(404, 422, 503))
    def replay(answer_id: str) -> JSONResponse:
        """What was asked, asked again: whether the answer is the same, and what in the corpus has changed since."""
        return JSONResponse(replay_record(asker.replay(answer_id)))
