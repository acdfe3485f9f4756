"""A question is read by the rules, or by a language model where there is one and something was asked before."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from rag.errors import UnknownId
from rag.language_model import LanguageModel, Rewriting
from rag.library import Library
from rag.read import read
from rag.schema import Exchange, Filters, Question
from tests.chat_cases import SEED, quote
from tests.corpora import store_in

ESPRESO = Filters(publisher="Espreso")
BEFORE = [Exchange("How many people are missing?", (quote(SEED, 2),), quote(SEED, 2).text)]


class Rewriter:
    """In place of a language model: gives one rewriting, and notes what it was asked to rewrite."""

    def __init__(self, rewriting: Rewriting) -> None:
        self.rewriting = rewriting
        self.asked: list[str] = []

    def rewrite(self, question: str, exchanges: object) -> Rewriting:
        self.asked.append(question)
        return self.rewriting


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with store_in(tmp_path) as store:
        yield Library(store)


def rewriter(question: str | None, note: str | None = None) -> tuple[Rewriter, LanguageModel]:
    fake = Rewriter(Rewriting(question, note))
    return fake, cast(Any, fake)


def test_without_a_model_the_rules_read(library: Library) -> None:
    understood = read(Question("Who said that?", filters=ESPRESO), BEFORE, library, None)
    assert understood.reading.question == "Who said how many people are missing?"
    assert (understood.reading.filters, understood.rewriting) == (ESPRESO, None)


def test_a_greeting_is_no_part_of_the_question(library: Library) -> None:
    fake, model = rewriter("Who said that 789 people are missing?")
    assert read(Question("Hello, who said that?"), BEFORE, library, None) == read(
        Question("who said that?"), BEFORE, library, None
    )
    read(Question("Hello, who said that?"), BEFORE, library, model)
    assert fake.asked == ["who said that?"]


def test_a_model_rewrites_what_comes_after_other_questions(library: Library) -> None:
    _, model = rewriter("Who said that 789 people are missing?")
    understood = read(Question("Who said that?", filters=ESPRESO), BEFORE, library, model)
    assert understood.reading.question == "Who said that 789 people are missing?"
    assert understood.reading.filters == ESPRESO
    assert understood.rewriting == Rewriting("Who said that 789 people are missing?")


def test_where_the_model_fails_the_rules_read_and_its_note_is_kept(library: Library) -> None:
    _, model = rewriter(None, "It is late.")
    understood = read(Question("Who said that?"), BEFORE, library, model)
    assert understood.reading.question == "Who said how many people are missing?"
    assert understood.rewriting == Rewriting(None, "It is late.")


@pytest.mark.parametrize(("asked", "before"), [("Who said that?", []), ("more", BEFORE)])
def test_a_model_is_not_asked_where_there_is_nothing_to_rewrite(
    library: Library, asked: str, before: list[Exchange]
) -> None:
    fake, model = rewriter("What?")
    assert read(Question(asked), before, library, model).rewriting is None
    assert fake.asked == []


def test_an_answer_that_was_never_given_is_not_known(library: Library) -> None:
    with pytest.raises(UnknownId, match="No answer with the id 'a1' is kept"):
        library.given("a1")
