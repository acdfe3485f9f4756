"""An answer that is given anew is the same, or it is told what in the corpus has changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from rag.answer import Limits
from rag.changes import Detail
from rag.errors import QuestionError, UnknownId
from rag.pipeline import Pipeline
from rag.rank import CosineReader
from rag.replay import Replay, replay
from rag.retrieve import Searchable
from rag.schema import Answer, Filters, Question
from rag.store import ArticleChange, Store
from tests.corpora import BRIDGE, HARVEST, SCHOOL, store_in, update, write
from tests.fakes import BagOfWords

CLOSED = Question("When was the bridge at Riverton closed?")
OPENED = "The bridge at Riverton was opened on Friday."


@dataclass(frozen=True)
class Desk:
    """A store that was just opened, the files that it is of, and the program over it."""

    store: Store
    files: Path
    pipeline: Pipeline

    def change(self, name: str, text: str, title: str = "The news") -> None:
        """Write a file, and index it."""
        update(self.store, write(self.files, name, text, title))


@contextmanager
def at_work(folder: Path, threshold: float = 0.2) -> Iterator[Desk]:
    """The program as it is each time it is started: of another threshold if that is set."""
    with store_in(folder / "data") as store:
        encoder = BagOfWords()
        limits = Limits(threshold, 3, 12)
        yield Desk(store, folder / "files", Pipeline(Searchable(store, None, encoder), CosineReader(encoder), limits))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, indexed."""
    with at_work(tmp_path) as desk:
        desk.change("bridge.md", BRIDGE)
        desk.change("school.md", SCHOOL)
    return tmp_path


def given(folder: Path, question: Question = CLOSED) -> str:
    """The id of an answer that was given to it."""
    with at_work(folder) as desk:
        return desk.pipeline.ask(question).id


def replayed(folder: Path, answer: str, threshold: float = 0.2) -> Replay:
    with at_work(folder, threshold) as desk:
        return replay(answer, desk.store, desk.pipeline.ask)


def test_the_same_corpus_gives_the_same_answer(folder: Path) -> None:
    answer = given(folder)
    again = replayed(folder, answer)
    assert again.verdict == "same"
    assert again.now == again.given
    assert [quote.text for quote in again.given.quotes] == [BRIDGE]
    assert (again.articles, again.lost, again.new, again.changed, again.different) == ((), (), (), (), ())


def test_it_is_asked_exactly_as_it_was(folder: Path) -> None:
    first = given(folder)
    question = Question("Who said so?", filters=Filters(without=("school",)), earlier=(first,), is_standalone=True)
    answer = given(folder, question)
    asked: list[Question] = []
    with at_work(folder) as desk:

        def ask(question: Question) -> Answer:
            asked.append(question)
            return desk.pipeline.ask(question)

        assert replay(answer, desk.store, ask).verdict == "same"
    assert asked == [question]


def test_an_article_that_was_added_and_answers_too_is_named(folder: Path) -> None:
    answer = given(folder)
    with at_work(folder) as desk:
        desk.change("friday.md", OPENED, "Open again")
    again = replayed(folder, answer)
    assert again.verdict == "corpus_changed"
    assert again.articles == (ArticleChange("friday", "Open again", "added"),)
    assert ([quote.text for quote in again.new], again.lost, again.changed) == ([OPENED], (), ())
    assert "quotes" in again.different


def test_a_quote_whose_article_says_something_else_is_told_with_what_it_says(folder: Path) -> None:
    answer = given(folder)
    now = BRIDGE.replace("Monday", "Friday")
    with at_work(folder) as desk:
        desk.change("bridge.md", now, "The bridge")
    again = replayed(folder, answer)
    assert again.verdict == "corpus_changed"
    assert [change.kind for change in again.articles] == ["changed"]
    assert [quote.text for quote in again.lost] == [BRIDGE]
    assert [quote.text for quote in again.new] == [now]
    (changed,) = again.changed
    assert (changed.quote.text, changed.change.kind) == (BRIDGE, "reworded")
    assert changed.change.details == (Detail("title", "The news", "The bridge"),)


def test_a_sentence_that_only_moved_is_still_quoted(folder: Path) -> None:
    answer = given(folder)
    with at_work(folder) as desk:
        desk.change("bridge.md", f"It rained all night. {BRIDGE}")
    again = replayed(folder, answer)
    assert (again.verdict, again.lost, again.new) == ("corpus_changed", (), ())
    assert [(changed.change.kind, changed.quote.sentence) for changed in again.changed] == [("moved", 1)]


def test_an_article_that_was_removed_takes_its_quotes_along(folder: Path) -> None:
    answer = given(folder)
    with at_work(folder) as desk:
        desk.store.updates.remove(["bridge"])
    again = replayed(folder, answer)
    assert again.verdict == "corpus_changed"
    assert again.articles == (ArticleChange("bridge", "The news", "removed"),)
    assert [quote.text for quote in again.lost] == [BRIDGE]
    assert [changed.change.kind for changed in again.changed] == ["article_gone"]
    assert again.now is not None
    assert {"status", "abstention"} <= set(again.different)


def test_only_articles_that_were_or_are_quoted_concern_an_answer(folder: Path) -> None:
    answer = given(folder)
    with at_work(folder) as desk:
        desk.change("harvest.md", HARVEST)
        desk.change("friday.md", OPENED, "Open again")
        desk.change("bridge.md", f"{BRIDGE} {HARVEST}")
    again = replayed(folder, answer)
    assert [change.article for change in again.articles] == ["bridge", "friday", "harvest"]
    assert [change.article for change in again.concerned] == ["bridge", "friday"]
    assert {"article", "sentences"} <= set(again.of_quotes)


def test_another_order_is_told_by_where_the_quotes_stood(folder: Path) -> None:
    with at_work(folder) as desk:
        desk.change("friday.md", OPENED, "Open again")
        first = desk.pipeline.ask(CLOSED)
        assert len(first.quotes) == 2
        turned = replay(first.id, desk.store, lambda _: replace(first, quotes=first.quotes[::-1]))
        shorter = replay(first.id, desk.store, lambda _: replace(first, quotes=first.quotes[1:]))
        again = (*first.quotes, first.quotes[0])  # an article can say the same twice
        desk.store.answers.keep("twice", replace(first, quotes=again).to_json(), CLOSED)
        twice = replay("twice", desk.store, lambda _: replace(first, quotes=again))
    assert twice.order == ()
    assert (turned.order, turned.lost, turned.new, turned.of_quotes) == ((2, 1), (), (), ())
    assert (shorter.order, shorter.lost) == ((), first.quotes[:1])


def test_a_corpus_that_is_again_what_it_was_gives_the_same(folder: Path) -> None:
    answer = given(folder)
    with at_work(folder) as desk:
        desk.change("bridge.md", HARVEST)
    assert replayed(folder, answer).verdict == "corpus_changed"
    with at_work(folder) as desk:
        desk.change("bridge.md", BRIDGE)
    assert (replayed(folder, answer).verdict, replayed(folder, answer).articles) == ("same", ())


def test_an_unchanged_corpus_and_another_answer_mean_another_program(folder: Path) -> None:
    answer = given(folder)
    again = replayed(folder, answer, threshold=0.99)
    assert (again.verdict, again.articles, again.changed) == ("program_changed", (), ())
    assert replayed(folder, answer).verdict == "same"


def test_a_program_that_answers_otherwise_under_the_same_id_does_not_become_what_was_given(folder: Path) -> None:
    answer = given(folder)
    with at_work(folder) as desk:
        other = desk.pipeline.ask(Question("When was it opened again?"))

        def ask(question: Question) -> Answer:
            desk.store.answers.keep(answer, other.to_json(), question)
            return other

        assert [replay(answer, desk.store, ask).verdict for _ in range(2)] == ["program_changed"] * 2


def test_what_was_asked_of_an_older_answer_is_not_known(folder: Path) -> None:
    answer = given(folder)
    with sqlite3.connect(folder / "data" / "record.sqlite3") as database:
        database.execute("UPDATE answers SET request = NULL, logged = NULL")
    with at_work(folder) as desk:
        desk.store.updates.remove(["bridge"])
    again = replayed(folder, answer)
    assert (again.verdict, again.now, again.articles) == ("cannot_ask", None, ())
    assert [changed.change.kind for changed in again.changed] == ["article_gone"]


def test_an_unknown_answer_is_named(folder: Path) -> None:
    with pytest.raises(UnknownId, match="'nothing'"):
        replayed(folder, "nothing")


def test_what_the_program_refuses_to_answer_is_refused(folder: Path) -> None:
    answer = given(folder)

    def refuse(question: Question) -> Answer:
        raise QuestionError(f"{question.text} is no question.")

    with at_work(folder) as desk, pytest.raises(QuestionError):
        replay(answer, desk.store, refuse)
