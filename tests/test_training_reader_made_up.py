"""Made-up unanswerable questions: they look answerable, and are not."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.training_reader_cases import FLOOD, tiny_material, write_data
from training.reader.card import MADE_UP
from training.reader.epochs import Epochs
from training.reader.example import Example, Passage, put_together
from training.reader.exchanges import Siblings, exchanged_name, exchanged_opposite
from training.reader.made_up import Answerable, MadeUp, surroundings_of, without_answer
from training.reader.material import read_material
from training.reader.search import Elsewhere, News

NO_SIBLINGS = Siblings(np.eye(3, dtype=np.float32), {})
TOLD = (
    "The storm reached Bergen in 1992.",
    "The mayor Ann Berg closed the old bridge near the harbour.",
    "Nobody was hurt at all on that day.",
)


def example(question: str, *gold: int) -> Example:
    return Example(question, put_together("Storms", TOLD), gold, (), "q", "squad2")


def test_a_name_is_exchanged_for_one_of_the_articles() -> None:
    asked, names = example("What did Ann Berg close?", 1), ("Eva Lund", "Jon Berg", "The Old Harbour Board", "Voss")
    made = {exchanged_name(asked, names, random.Random(seed)) for seed in range(30)}
    assert made == {"What did Eva Lund close?", "What did Voss close?"}


def test_a_name_that_the_passage_does_not_print_or_no_other_fits_stays() -> None:
    assert exchanged_name(example("What did Jon Dahl close?", 1), ("Eva Lund",), random.Random(1)) is None
    assert exchanged_name(example("What did Ann Berg close?", 1), ("Jon Berg",), random.Random(1)) is None


def test_a_year_is_exchanged_for_one_near_by() -> None:
    made = {exchanged_name(example("What reached us in 1992?", 0), (), random.Random(seed)) for seed in range(60)}
    years = {int(question[-5:-1]) for question in made if question}
    assert len(years) > 5
    assert all(0 < abs(year - 1992) <= 30 for year in years)


def test_a_word_is_exchanged_for_its_opposite() -> None:
    assert exchanged_opposite("Who came first?", random.Random(1)) == "Who came last?"


def test_a_question_without_opposites_is_denied_now_and_then() -> None:
    made = [exchanged_opposite("Who did see the bridge?", random.Random(seed)) for seed in range(100)]
    assert 20 < made.count(None) < 90
    assert {"Who didn't see the bridge?", "Who did see not the bridge?", "Who did never see the bridge?"} & set(made)
    assert all("n't" in question or "not" in question or "never" in question for question in made if question)
    assert {exchanged_opposite("Who is not here?", random.Random(seed)) for seed in range(20)} == {None}


def test_a_word_is_exchanged_for_a_similar_one_that_the_passage_does_not_print() -> None:
    words = ["bridge", "village", "cottage", "lodge", "harbour", *(f"w{n}" for n in range(40))]
    vectors = np.random.default_rng(1).normal(size=(len(words), 64)).astype(np.float32)
    vectors[1] = vectors[0] + 2 * vectors[1]  # village: of like meaning
    siblings = Siblings(vectors, {word: number for number, word in enumerate(words)})
    asked = example("Who closed that bridge?", 1)
    assert (
        siblings.exchanged(asked, ["village", "cottage", "lodge", "harbour"], random.Random(1))
        == "Who closed that village?"
    )
    assert siblings.exchanged(asked, ["village", "cottage"], random.Random(1)) is None


def test_the_answering_sentence_is_taken_out() -> None:
    left = without_answer(example("Who?", 1), ["Ann Berg"])
    assert left
    assert left.passage.text == f"{TOLD[0]} {TOLD[2]} "
    assert (left.gold, left.answers, left.kind) == ((), (), "removed")


def test_nothing_is_taken_out_where_the_answer_stands_again_or_little_is_left() -> None:
    assert without_answer(example("When?", 1), ["1992"]) is None
    assert without_answer(example("Who?", 0, 1), []) is None


def test_another_passage_is_like_the_question_and_holds_no_answer() -> None:
    own, near, far, answering = (
        Passage("", text, ((0, len(text)),))
        for text in (
            "The storm in Bergen.",
            "The storm left Bergen.",
            "Rain in Bergen.",
            "The storm of Monday hit Bergen.",
        )
    )
    elsewhere = Elsewhere([own, far, near, answering])
    question = "When was the storm in Bergen?"
    assert elsewhere.likest(question, ["Monday"], "The storm in Bergen. It rained.", 0) == near
    assert elsewhere.likest(question, ["Monday"], "The storm in Bergen. It rained.", 3) == far
    assert elsewhere.likest("Who won?", [], "", 0) is None


def test_news_are_found_by_their_rarer_words() -> None:
    texts = ("Bergen and Bergen", "Bergen has a bridge", "Oslo has a tunnel")
    news = News([Passage("", text, ((0, len(text)),)) for text in texts])
    assert news.likest("Is there a bridge in Bergen?", 5) == [1, 0]


def test_a_made_up_question_is_never_answered(tmp_path: Path) -> None:
    paragraphs = tiny_material(tmp_path).paragraphs
    around, maker = surroundings_of(paragraphs, NO_SIBLINGS), MadeUp(NO_SIBLINGS)
    asked = example("What did Ann Berg close in Bergen in 1992?", 1)
    beside = (replace(asked, passage=put_together("Storms", ["It rained."]), gold=()),)
    answerable = Answerable(asked, beside, ("the old bridge",), " ".join(TOLD))
    made = [maker.unanswerable(answerable, around, random.Random(seed)) for seed in range(200)]
    found = [one for one in made if one]
    assert {one.kind for one in found} >= {"name", "removed", "beside", "elsewhere"}
    assert not any(one.gold or one.answers for one in found)
    assert all(one.question != asked.question or "the old bridge" not in one.passage.text for one in found)


def test_the_surroundings_of_an_article_are_its_own_names_and_passages(tmp_path: Path) -> None:
    around = surroundings_of(tiny_material(tmp_path).paragraphs, NO_SIBLINGS)
    assert set(around.names) >= {"Bergen", "Oslo", "Voss"}
    found = around.elsewhere.likest("Where did water cover the road?", [], "", 0)
    assert found
    assert found.text == FLOOD


@pytest.fixture
def epochs(tmp_path: Path) -> Epochs:
    return Epochs(read_material(write_data(tmp_path), everything=False), NO_SIBLINGS, seed=1)


def test_an_epoch_is_the_same_each_time_and_no_two_are(epochs: Epochs) -> None:
    assert epochs.epoch(0) == epochs.epoch(0)
    assert epochs.epoch(0) != epochs.epoch(1)


def test_people_s_own_impossible_questions_come_twice_from_the_second_epoch_on(epochs: Epochs) -> None:
    def count(number: int) -> int:
        return sum(example.group == "q4" and example.kind == "squad2" for example in epochs.epoch(number))

    assert (count(0) >= 1, count(1) >= 2) == (True, True)
    assert {example.kind for example in epochs.epoch(0)} >= {"squad2", "squadshifts", "clapnq", "trecqa", "canard"}


def test_an_epoch_without_made_up_questions_can_be_drawn(tmp_path: Path) -> None:
    plain = Epochs(tiny_material(tmp_path), NO_SIBLINGS, seed=1, made_up=0.0)
    made_up = Epochs(tiny_material(tmp_path), NO_SIBLINGS, seed=1)
    assert not any(example.kind in MADE_UP for example in plain.epoch(0))
    assert any(example.kind in MADE_UP for example in made_up.epoch(0))


def test_titles_and_question_marks_are_left_out_now_and_then(epochs: Epochs) -> None:
    drawn = [example for number in range(20) for example in epochs.epoch(number) if example.group == "q2"]
    assert {example.question[-1] == "?" for example in drawn} == {True, False}
    assert {bool(example.passage.title) for example in drawn} == {True, False}
