"""Readings that lack what they are about, and what is set beside them."""

import time

import pytest

from rag.conversation import interpret
from rag.schema import UNFILTERED, Chip, Exchange

ISLAND = Exchange("Which island was cut off by the storm?", (), "The storm cut off the island of Innis Carrow.")
BURNED = Exchange("How many houses burned in Belgorod?", (), "Eleven houses burned in Belgorod.")
OWNER = Exchange("Who is buying the Halden bakery?", (), "Corvane Group has agreed to buy the Halden bakery.")
VOTED = Exchange("Did Tsukanov explain the casualties?", (), "Tsukanov did not explain the casualties.")
WORK = Exchange("How many people work at Halden?", (), "It employs 5,200 people, 900 of them in Carrowby.")


def read(question: str, *exchanges: Exchange) -> str:
    """The reading of a question after these exchanges."""
    return interpret(question, exchanges, UNFILTERED, ()).question


@pytest.mark.parametrize(
    ("before", "typed", "expected"),
    [
        (ISLAND, "is there a doctor", "Is there a doctor, about the island that was cut off by the storm?"),
        (BURNED, "was anyone hurt", "Was anyone hurt, about the houses that burned in Belgorod?"),
        (BURNED, "What did the government say?",
         "What did the government say, about the houses that burned in Belgorod?"),
        (BURNED, "has Lund answered", "Has Lund answered, about the houses that burned in Belgorod?"),
        (BURNED, "had anything like that happened before",
         "Had anything like that happened before, about the houses that burned in Belgorod?"),
        (OWNER, "by how many votes", "By how many votes, about who is buying the Halden bakery?"),
        (OWNER, "did she say why", "Did she say why, about who is buying the Halden bakery?"),
    ],
)  # fmt: skip
def test_a_question_that_says_too_little_is_set_beside_what_was_spoken_of(
    before: Exchange, typed: str, expected: str
) -> None:
    assert read(typed, before) == expected


@pytest.mark.parametrize(
    ("before", "typed", "expected"),
    [
        (VOTED, "Did Khinshtein?", "Did Khinshtein explain the casualties?"),
        (WORK, "how many in Carrowby", "How many people work at Halden in Carrowby?"),
        (WORK, "how many did the mill have in 2019", "How many people did the mill have in 2019?"),
    ],
)
def test_a_fragment_takes_its_place_in_the_last_question(before: Exchange, typed: str, expected: str) -> None:
    assert read(typed, before) == expected


def test_a_place_is_kept_that_the_pronoun_took_no_notice_of() -> None:
    entered = Exchange("When did Ukrainian forces enter Kursk?", (), "Ukrainian forces entered Kursk in August 2024.")
    assert read("How long did they stay?", entered) == "How long did Ukrainian forces stay, about Kursk?"


def test_another_person_is_not_kept() -> None:
    women = Exchange("What did Helen Marsh say about Petra Stahl?", (), "Helen Marsh praised Petra Stahl.")
    assert "Helen Marsh" not in read("How old is Petra Stahl?", women)


@pytest.mark.parametrize(
    "question",
    [
        "How many people work at the mill?",
        "Who said that he touched the ball?",
        "What was the verdict in the Morwenna trial?",
        "When did Russia say it had driven the troops out?",
        "Who ordered an inquiry?",
        "What would it cost to repair the pool?",
        "What is a glacier?",
    ],
)
def test_a_question_of_its_own_stays_alone(question: str) -> None:
    assert read(question, OWNER) == question
    assert read(question, BURNED) == question


def test_what_points_back_itself_completes_nothing() -> None:
    vague = Exchange("Who confirmed it?", (), "Thomas Lund, the deputy mayor, confirmed it.")
    assert read("What did the mayor say?", vague) == "What did the mayor say?"


def test_what_was_set_beside_a_question_can_be_taken_out() -> None:
    chips = interpret("is there a doctor", (ISLAND,), UNFILTERED, ()).chips
    assert chips[0] == Chip("topic", "the island that was cut off by the storm", "Is there a doctor?")


def test_a_question_that_is_asked_again_and_again_grows_no_longer() -> None:
    asked = [Exchange("Who leads the rescue on Tarvos?")]
    for _ in range(4):
        asked.append(Exchange(read("Did the interior minister deny that?", *asked)))
    assert len(asked[-1].question) == len(asked[-2].question)


def test_a_subject_whose_end_is_not_known_stays_where_it_was_asked() -> None:
    before = Exchange("how much would a recount cost Dunning", (), "It would cost the Dunning campaign $18,000.")
    assert read("is there a deadline", before) == "Is there a deadline, about how much would a recount cost Dunning?"


@pytest.mark.slow
def test_no_place_makes_a_reading_slow() -> None:
    began = time.monotonic()
    read("any news", Exchange("Who won the race" + " in" * 160 + ", x"))
    assert time.monotonic() - began < 1
