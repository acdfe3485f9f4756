"""A small article, quotes from it and an asker that ranks its sentences by shared words, for the evaluation's tests."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from eval.judgement import Case
from eval.line_up import Entrant
from eval.metrics.question_record import QuestionRecord
from eval.questions import GoldQuestion
from eval.record import Record, RunInfo, make_record
from eval.system import Found, Place, Response
from rag.articles import sha256_of
from rag.schema import (
    Abstention,
    Answer,
    Article,
    ArticleReference,
    Coverage,
    Highlight,
    Mention,
    Question,
    Quote,
    Speaker,
)
from rag.settings import Settings

FIRE = "A fire at the paper mill hurt four people on Monday."
NAMED = "Anna Berg, the mayor, said that seven people had been treated in hospital."
EMPTY = "The mill had stood empty since 2019."
TEXT = f"Fire at the mill\n\n{FIRE} {NAMED}\n\n{EMPTY}\n"
SENTENCES = (FIRE, NAMED, EMPTY)
SPOKEN_FOR = Speaker("Anna Berg", "the mayor", TEXT.index("Anna"), TEXT.index("Anna") + len("Anna Berg"))
SAID = Mention("said", TEXT.index("said"), TEXT.index("said") + len("said"))
ARTICLE = ArticleReference("mill", "Fire at the mill", None, None, None, sha256_of(TEXT))


def quote(text: str, marked: str = "") -> Quote:
    """The sentence of the article that this is, with its speaker; `marked` is its highlight."""
    start, spoken = TEXT.index(text), text == NAMED
    place = start + text.index(marked)
    return Quote(
        text=text,
        article=ARTICLE,
        start=start,
        end=start + len(text),
        sentence=SENTENCES.index(text) + 1,
        sentences=len(SENTENCES),
        highlight=Highlight(place, place + len(marked)) if marked else None,
        speech="indirect" if spoken else "none",
        speaker=SPOKEN_FOR if spoken else None,
        cue=SAID if spoken else None,
        via=None,
        dates=(),
        score=0.5,
    )


def answered(*quotes: Quote, confidence: float = 0.9, question: str = "?") -> Answer:
    """An answer with these quotes."""
    coverage = Coverage(1, None, None, 1, len(quotes))
    return Answer("a1", question, question, "answered", confidence, quotes, (), None, coverage, "sha256:c0ffee")


def abstained(*near_misses: Quote, confidence: float = 0.1, question: str = "?") -> Answer:
    """An abstention with these near misses."""
    abstention, coverage = Abstention("not_stated", near_misses), Coverage(1, None, None, 1, 0)
    return Answer("a1", question, question, "abstained", confidence, (), (), abstention, coverage, "sha256:c0ffee")


def answerable(*evidence: str, speakers: Sequence[str] = (), require_all: bool = False) -> GoldQuestion:
    """An answerable question with this evidence."""
    question = GoldQuestion("q", "?", answerable=True, evidence=evidence, speakers=tuple(speakers))
    return replace(question, require="all") if require_all else question


def unanswerable() -> GoldQuestion:
    """A question that the articles do not answer."""
    return GoldQuestion("u", "?", answerable=False)


def case(gold: GoldQuestion, answer: Answer, seconds: float = 0.1) -> Case:
    """The case of a question and its answer, not checked against files."""
    return Case(gold, answer, seconds)


def scored(confidence: float, answerable: bool | None, right_first: bool | None = None) -> QuestionRecord:
    """A question of which only this is known."""
    return QuestionRecord("not scored", {}, answerable, confidence, right_first, seconds=0.1)


class WordCounter:
    """Quotes the sentence that shares most long words with the question; abstains where that is less than two."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def respond(self, question: Question) -> Response:
        """The best sentence, or the near miss; each sentence is a passage."""
        self.asked.append(question)
        words = set(re.findall(r"\w{4,}", " ".join([*question.history, question.text]).lower()))
        shared = {sentence: len(words & set(re.findall(r"\w{4,}", sentence.lower()))) for sentence in SENTENCES}
        best = max(SENTENCES, key=shared.__getitem__)
        give = answered if shared[best] >= 2 else abstained
        answer = give(quote(best), confidence=shared[best] / 10, question=question.text)
        ranked = sorted(SENTENCES, key=shared.__getitem__, reverse=True)
        passages = {place(sentence): float(shared[sentence]) for sentence in ranked}
        return Response(answer, lambda: Found({"mill": shared[best]}, passages, {"mill": shared[best]}))

    def articles(self) -> Sequence[Article]:
        """The one article."""
        return [Article("mill", TEXT, sha256_of(TEXT), "Fire at the mill", "mill.txt")]

    def passages(self, article: str) -> Sequence[Place]:
        """Each sentence is one."""
        return [place(sentence) for sentence in SENTENCES if article == "mill"]


class Interrupted(WordCounter):
    """Ctrl-C comes while the second question is being answered."""

    def respond(self, question: Question) -> Response:
        """The first answer, and no other."""
        if self.asked:
            raise KeyboardInterrupt
        return super().respond(question)


def place(sentence: str) -> Place:
    """Where a sentence of the article stands."""
    return Place("mill", TEXT.index(sentence), TEXT.index(sentence) + len(sentence))


@contextmanager
def open_word_counter(_name: str, _paths: Sequence[Path], _settings: Settings) -> Iterator[Entrant]:
    """Stands in for `open_system`."""
    yield Entrant(WordCounter(), "sha256:c0ffee", 0.5)


def some_record(*cases: Case) -> Record:
    """The record of a run: of a right answer and a right silence, unless other cases are given."""
    told = cases or (case(answerable(FIRE), answered(quote(FIRE))), case(unanswerable(), abstained(quote(EMPTY))))
    return make_record(RunInfo("mill", "sha256:c0ffee", "sha256:beef", "on-the-record", "resolved", len(told)), told)
