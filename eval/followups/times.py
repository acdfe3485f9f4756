"""How long it takes to resolve a follow-up: to read it and to search near its conversation."""

import time
from collections.abc import Sequence
from statistics import median

from eval.followups.case import FollowUpCase
from rag.pipeline import Pipeline
from rag.schema import Found, Question


def added_seconds(cases: Sequence[FollowUpCase], pipeline: Pipeline) -> float:
    """By how much longer, at the median, it takes to find passages for a follow-up than for its reading alone."""
    return median(_added(case, pipeline) for case in cases)


def _added(case: FollowUpCase, pipeline: Pipeline) -> float:
    earlier: tuple[str, ...] = ()
    for asked in case.history:
        earlier = (*earlier, pipeline.ask(Question(asked, earlier=earlier)).id)
    follow_up = Question(case.question, earlier=earlier)
    in_full = Question(pipeline.ask(follow_up).standalone_question)
    return _until_found(follow_up, pipeline) - _until_found(in_full, pipeline)


def _until_found(question: Question, pipeline: Pipeline) -> float:
    """Seconds until it is known where to look; or until the answer, where nothing is looked for."""
    began = time.perf_counter()
    for step in pipeline.steps(question):
        if isinstance(step, Found):
            break
    return time.perf_counter() - began
