"""A question set put to a system, question by question; what is done is on disk at once and never done twice."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tqdm import tqdm

from eval.gold import rankings
from eval.judgement import Case
from eval.kept import Kept, append, keep_header, read_kept
from eval.questions import GoldQuestion
from eval.system import System
from eval.verbatim import Texts, misquotes
from rag.errors import InputError, QuestionSetError
from rag.schema import Filters, Question

FollowUps = Literal["resolved", "last-turn", "rewrite"]  # how a question that comes with a history is asked


@dataclass(frozen=True)
class Questionnaire:
    """The questions, how follow-ups are asked, and the article files' texts (None: nothing to check with)."""

    questions: Sequence[GoldQuestion]
    follow_ups: FollowUps = "resolved"
    texts: Texts | None = None


def ask_all(
    asked: Questionnaire, system: System, folder: Path, header: Mapping[str, object], resume: bool = False
) -> list[Case]:
    """Every question's case, each kept in the folder at once; Ctrl-C ends with those that are done.

    `header` says what is asked of whom. Raises InputError where a folder that is to be resumed holds another run.
    """
    kept = read_kept(folder, header) if resume else {}
    keep_header(folder, header, kept)
    texts = {article.id: article.text for article in system.articles()}
    cases: list[Case] = []
    try:
        for question in tqdm(asked.questions, unit="question"):
            if question.id not in kept:
                kept[question.id] = ask_one(question, asked.follow_ups, system, texts)
                append(folder, question.id, kept[question.id])
            cases.append(_case(question, kept[question.id], asked.texts))
    except KeyboardInterrupt:
        pass  # an interrupted run is a short run: what is done is kept and reported as such
    return cases


def ask_one(question: GoldQuestion, follow_ups: FollowUps, system: System, texts: Mapping[str, str]) -> Kept:
    """A system's answer to one question, timed, with what it ranked on the way; `texts` are its articles' by id."""
    asked = as_asked(question, follow_ups)
    began = time.perf_counter()
    try:
        response = system.respond(asked)
    except InputError as error:
        raise QuestionSetError(f"Question {question.id} cannot be asked: {error}") from error
    seconds = time.perf_counter() - began
    return Kept(response.answer, seconds, rankings(question, response.found(), system, texts))


def as_asked(question: GoldQuestion, follow_ups: FollowUps) -> Question:
    """The question as it is put: with its history, without, or as a person rewrote it."""
    filters = Filters(within=question.within, without=question.without)
    if follow_ups == "rewrite" and question.rewrite:
        return Question(question.rewrite, (), filters)
    if follow_ups == "last-turn":
        return Question(question.question, (), filters)
    return Question(question.question, question.history, filters, question.replies)


def _case(question: GoldQuestion, kept: Kept, texts: Texts | None) -> Case:
    """The case of an answer, which is checked against the article files whether or not it is new."""
    wrong = None if texts is None else misquotes(kept.answer, texts)
    return Case(question, kept.answer, kept.seconds, wrong, kept.rankings)
