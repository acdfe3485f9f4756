"""A question set put to the system, question by question; results.jsonl keeps each answer as soon as it is there."""

import json
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from tqdm import tqdm

from eval.judgement import Case
from eval.questions import GoldQuestion
from eval.verbatim import misquotes
from rag.errors import InputError, QuestionSetError
from rag.schema import Answer, Question
from rag.settings import Settings


class Asker(Protocol):
    """Whatever answers questions: the pipeline, a fake, later a rival."""

    def ask(self, question: Question) -> Answer:
        """The answer, which may be an abstention."""
        ...


def open_corpus(paths: Sequence[Path], settings: Settings) -> AbstractContextManager[Asker]:
    """The system over exactly these articles; with no paths, over what is indexed."""
    from rag.pipeline import open_pipeline
    from rag.temporary import temporary_pipeline

    return temporary_pipeline(paths, settings) if paths else open_pipeline(settings)


def ask_all(
    questions: Sequence[GoldQuestion], asker: Asker, texts: Mapping[str, str] | None, results: Path
) -> list[Case]:
    """Every question's case, each written to `results` at once; Ctrl-C ends with those that are done."""
    cases: list[Case] = []
    with results.open("w", encoding="utf-8") as lines:
        try:
            for question in tqdm(questions, unit="question"):
                case = ask_one(question, asker, texts)
                lines.write(_result_line(case))
                lines.flush()
                cases.append(case)
        except KeyboardInterrupt:
            pass  # an interrupted run is a short run: what is done is kept and reported as such
    return cases


def ask_one(gold: GoldQuestion, asker: Asker, texts: Mapping[str, str] | None) -> Case:
    """The system's answer to one question, timed, and checked against the article files where there are some."""
    began = time.perf_counter()
    try:
        answer = asker.ask(Question(gold.question, gold.history))
    except InputError as error:
        raise QuestionSetError(f"Question {gold.id} cannot be asked: {error}") from error
    seconds = time.perf_counter() - began
    return Case(gold, answer, seconds, None if texts is None else misquotes(answer, texts))


def _result_line(case: Case) -> str:
    """A line of results.jsonl."""
    result = {"id": case.question.id, "answer": case.answer.to_json(), "seconds": round(case.seconds, 6)}
    return json.dumps(result, ensure_ascii=False) + "\n"
