"""Fragments and half questions are read with what was spoken of last."""

import pytest

from rag.conversation import interpret
from rag.schema import UNFILTERED, Exchange

PRICE = Exchange("How much does the Norvik ferry cost?", (), "A ticket costs £4.")
RACE = Exchange("who won the race for mayor", (), "Ada Lund beat Bo Reed in the race for mayor in Oakham.")
BLAME = Exchange("What did Ada Lund accuse Bo Reed of?", (), "Ada Lund accused Bo Reed of hiding the bills.")
SHOPS = Exchange("What did Lund say about the shops?", (), "Ada Lund said the shops would stay open.")
HEARING = Exchange("When is the next hearing?", (), "On 3 May.")
REPAID = Exchange("How much has Lund repaid?", (), "Lund had sold her boat and repaid £9,000, Reed said.")


def read(question: str, *exchanges: Exchange) -> str:
    """The reading of a question after these exchanges."""
    return interpret(question, exchanges, UNFILTERED, ()).question


@pytest.mark.parametrize(
    ("before", "typed", "expected"),
    [
        (PRICE, "per day?", "How much does the Norvik ferry cost per day?"),
        (PRICE, "and in total", "How much does the Norvik ferry cost in total?"),
        (RACE, "what was the turnout", "What was the turnout, about the race for mayor?"),
        (RACE, "What was the turnout?", "What was the turnout, about the race for mayor?"),
        (RACE, "any complaints?", "Any complaints, about the race for mayor?"),
        (RACE, "was anyone hurt", "Was anyone hurt, about the race for mayor?"),
        (RACE, "will there be an appeal", "Will there be an appeal, about the race for mayor?"),
        (RACE, "was it the first time", "Was it the first time, about the race for mayor?"),
        (RACE, "what do critics say", "What do critics say, about the race for mayor?"),
        (BLAME, "for what", "Why did Ada Lund accuse Bo Reed of that?"),
        (SHOPS, "did they agree", "Did they agree, about the shops?"),
        (SHOPS, "her reasons", "Ada Lund’s reasons, about the shops?"),
        (HEARING, "who called it", "Who called the next hearing?"),
        (BLAME, "his response?", "What was Bo Reed’s response to what Ada Lund accused Bo Reed of?"),
        (REPAID, "why that much", "Why £9,000?"),
        (SHOPS, "i mean the head office", "What did Lund say about the head office?"),
        (RACE, "acording to whom", "Who said who won the race for mayor?"),
        (RACE, "says who?", "Who said who won the race for mayor?"),
    ],
)
def test_a_fragment_is_completed_from_the_last_question(before: Exchange, typed: str, expected: str) -> None:
    assert read(typed, before) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "When is the hearing and will it be held in Oakham?",
        "How many people work at the Norvik mill and where is it?",
        "Who is the new judge in Oakham and did he resign?",
        "What was the turnout in Millford?",
    ],
)
@pytest.mark.parametrize("before", [PRICE, RACE, BLAME, SHOPS])
def test_a_question_that_names_what_it_means_is_left_as_typed(before: Exchange, typed: str) -> None:
    assert read(typed, before) == typed


def test_what_is_added_to_a_measure_is_not_added_to_a_question_who() -> None:
    assert not read("per day?", RACE).startswith("Who won")
