"""Pronouns of persons, two of them in one question, and names as they were typed."""

import pytest

from rag.conversation import interpret
from rag.schema import UNFILTERED, Exchange

CHIEF = Exchange("who is the police chief", (), "Mayor Ada Lund said she would keep the police chief, Gus Vang.")
SOLD = Exchange("how much has lund repaid", (), "Lund had sold her boat and repaid £9,000, Anna Reed added.")
BOND = Exchange("who fought the bond", (), "Theo Marsh fought Measure C, a $26 million bond, over its cost.")
FIRM = Exchange("who owned the ferry", (), "The ferry was owned by Port Harlow.")
VOTE = Exchange("who rejected the plan for the mill", (), "The judge, Rosa Lind, rejected the plan for the mill.")


def read(question: str, *exchanges: Exchange) -> str:
    """The reading of a question after these exchanges."""
    reading = interpret(question, exchanges, UNFILTERED, ())
    assert not reading.others
    return reading.question


@pytest.mark.parametrize(
    ("before", "typed", "expected"),
    [
        (CHIEF, "will she keep him", "Will Ada Lund keep Gus Vang?"),
        (CHIEF, "how long has he been there", "How long has Gus Vang been there, about the police chief?"),
        (SOLD, "why did she steal it", "Why did Lund steal"),
        (CHIEF, "who gave her the key", "Who gave Ada Lund the key?"),
        (BOND, "who disagreed with him", "Who disagreed with Theo Marsh?"),
        (VOTE, "why did she not believe it", "Why did Rosa Lind not believe the plan"),
    ],
)
def test_each_pronoun_is_whom_it_can_mean(before: Exchange, typed: str, expected: str) -> None:
    assert read(typed, before).startswith(expected)


def test_a_man_is_meant_beside_a_woman_who_is_named() -> None:
    assert read("What did Ada Lund say about him?", CHIEF) == "What did Ada Lund say about Gus Vang?"


def test_a_place_is_nobody() -> None:
    assert read("how old is he", FIRM) == "How old is he, about who owned the ferry?"


def test_a_thing_beside_a_name_takes_the_place_of_no_person() -> None:
    asked = Exchange("What did Ada Lund steal?", (), "Ada Lund took £9,000.")
    assert read("what about the boat", asked) == "What did Ada Lund steal, and what about the boat?"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("what did vang say about it", "What did Vang say about"), ("what is measure c", "what is measure c")],
)
def test_names_are_written_as_they_are_printed_where_a_question_is_read_anew(typed: str, expected: str) -> None:
    assert read(typed, CHIEF, BOND).startswith(expected)


def test_a_common_word_that_is_part_of_a_name_stays_small() -> None:
    bridge = Exchange(
        "who closed the old bridge", (), "Ada Lund closed the bridge, which the Bridge Club of Oakham owns."
    )
    assert read("when was it closed", bridge) == "When was the old bridge closed?"
