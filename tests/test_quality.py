"""Quality floors: the whole program with the real model, on the seed article and the committed question set."""

import os
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from eval.corpora import open_corpus
from eval.floors import Floors, check, read_floors
from eval.judgement import Case
from eval.ours import OnTheRecord
from eval.questions import digest, load_questions
from eval.record import Record, RunInfo, make_record
from eval.run import Questionnaire, ask_all
from eval.verbatim import misquotes, read_texts
from rag.pipeline import Pipeline
from rag.schema import Answer, Question, Quote, Speaker
from rag.settings import Settings

ROOT = Path(__file__).parent.parent
CORPUS = [ROOT / "corpus"]
QUESTIONS = ROOT / "eval" / "questions" / "kursk.jsonl"

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Run:
    """The committed questions, asked."""

    info: RunInfo
    cases: Sequence[Case]

    def record(self, change: Callable[[Case], Case]) -> Record:
        """The figures, had each case been changed so."""
        return make_record(self.info, [change(case) for case in self.cases])


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipeline]:
    models = Path(os.environ.get("RAG_MODELS") or ROOT / "data" / "models")
    with open_corpus(CORPUS, Settings(data=tmp_path_factory.mktemp("quality"), models=models)) as corpus:
        yield corpus.pipeline


@pytest.fixture(scope="module")
def run(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Run:
    questions = load_questions(QUESTIONS)
    info = RunInfo("kursk", digest(QUESTIONS), pipeline.digest, "on-the-record", "resolved", len(questions))
    asked = Questionnaire(questions, texts=read_texts(CORPUS))
    return Run(info, ask_all(asked, OnTheRecord(pipeline), tmp_path_factory.mktemp("run"), {}))


@pytest.fixture(scope="module")
def floors() -> Floors:
    return read_floors(ROOT / "eval" / "floors.json")


def test_how_many_people_are_missing_is_answered_by_the_prosecutor_general(pipeline: Pipeline) -> None:
    answer = pipeline.ask(Question("How many people are missing?"))
    first = answer.quotes[0]
    assert first.text.startswith("«The whereabouts of 789 individuals from the border regions")
    assert first.highlight
    assert first.text[first.highlight.start - first.start : first.highlight.end - first.start] == "789 individuals"
    assert first.speaker
    assert (first.speaker.name, first.speaker.role) == ("Alexei Tsukanov", "the region’s Prosecutor General")


def test_what_the_article_does_not_count_is_not_answered(pipeline: Pipeline) -> None:
    answer = pipeline.ask(Question("How many North Korean troops fought in Kursk?"))
    assert answer.status == "abstained"


def test_every_floor_holds(run: Run, floors: Floors) -> None:
    assert check(run.record(lambda case: case), floors) == ()


def test_a_change_of_speed_alone_is_no_regression(run: Run, floors: Floors) -> None:
    assert check(run.record(lambda case: replace(case, seconds=9 * case.seconds)), floors) == ()


def test_one_letter_of_one_quote_is_a_regression(run: Run, floors: Floors) -> None:
    changed = first_that(run, lambda case: bool(case.answer.quotes))

    def misquote(case: Case) -> Case:
        if case is not changed:
            return case
        first, *others = case.answer.quotes
        answer = replace(case.answer, quotes=(replace(first, text=first.text.replace("e", "o", 1)), *others))
        return replace(case, answer=answer, misquotes=misquotes(answer, read_texts(CORPUS)))

    assert any("verbatim" in problem for problem in check(run.record(misquote), floors))


def test_one_wrong_speaker_is_a_regression(run: Run, floors: Floors) -> None:
    changed = first_that(run, lambda case: bool(case.question.speakers and named(case.answer)))

    def misattribute(case: Case) -> Case:
        quotes = tuple(replace(quote, speaker=Speaker("Nobody", None, 0, 6)) for quote in case.answer.quotes)
        return replace(case, answer=replace(case.answer, quotes=quotes)) if case is changed else case

    assert any("right speaker" in problem for problem in check(run.record(misattribute), floors))


def test_one_silence_that_becomes_an_answer_is_a_regression(run: Run, floors: Floors) -> None:
    changed = first_that(run, lambda case: case.question.answerable is False and bool(case.near_misses))

    def answer_it(case: Case) -> Case:
        answer = replace(case.answer, status="answered", quotes=case.near_misses, abstention=None, confidence=0.9)
        return replace(case, answer=answer) if case is changed else case

    assert any("unsupported" in problem for problem in check(run.record(answer_it), floors))


def test_a_worse_ranking_is_a_regression(run: Run, floors: Floors) -> None:
    """Of the passages found, and of the quotes shown."""
    shuffling = random.Random(1)

    def shuffle(case: Case) -> Case:
        passages = case.rankings["passages"]
        order = shuffling.sample(list(passages.scores), len(passages.scores))
        shuffled = replace(passages, scores={item: 1 / place for place, item in enumerate(order, start=1)})
        return replace(case, rankings={**case.rankings, "passages": shuffled})

    def turn_round(case: Case) -> Case:
        return replace(case, answer=replace(case.answer, quotes=case.answer.quotes[::-1]))

    assert any("passage" in problem for problem in check(run.record(shuffle), floors))
    assert any("first" in problem for problem in check(run.record(turn_round), floors))


def first_that(run: Run, holds: Callable[[Case], bool]) -> Case:
    """The first case of that kind."""
    return next(case for case in run.cases if holds(case))


def named(answer: Answer) -> tuple[Quote, ...]:
    """The quotes whose speaker is named."""
    return tuple(quote for quote in answer.quotes if quote.speaker)
