"""What a question counts, and which figures may be counts of it."""

import time

import pytest

from rag.counted import Counted, are_anybody, are_people, counted_by, likely_count, may_count_the_same, with_people

RUSSIAN = "At least 621 Russian civilians have died in Ukrainian strikes."
MIXED = "Over 13,100 Ukrainian civilians and 500 Ukrainian soldiers died, and 30 houses burned in Russia."


@pytest.mark.parametrize(
    ("question", "noun", "names"),
    [
        ("How many people are missing?", "people", []),
        ("How many of the missing are children?", "children", []),
        ("How many of the 789 are children?", "children", []),
        ("How many of the dead have been buried?", "dead", []),
        ("How many Ukrainian civilians have died?", "civilians", ["ukrai"]),
        ("Do we know how many North Korean troops fought?", "troops", ["north", "korea"]),
        ("How many residents of Kursk left?", "residents", []),
        ("How many soldiers?", "soldiers", []),
    ],
)
def test_what_is_counted_is_the_noun_after_how_many(question: str, noun: str, names: list[str]) -> None:
    assert counted_by(question) == Counted(noun, frozenset(names))


@pytest.mark.parametrize(
    "question", ["Who died?", "How much did it cost?", "How many?", "How many of the 789 have been found?"]
)
def test_other_questions_count_nothing(question: str) -> None:
    assert counted_by(question) is None


@pytest.mark.parametrize(
    ("question", "noun", "sentence", "likely"),
    [
        ("How many civilians died?", "Russian civilians", RUSSIAN, 2),
        ("How many Russian civilians died?", "Russian civilians", RUSSIAN, 2),
        ("How many civilian died?", "civilians", RUSSIAN, 2),
        ("How many people died?", "Russian civilians", RUSSIAN, 1),
        ("How many residents died?", "Russian civilians", RUSSIAN, 1),
        ("How many civilians died?", "fatalities", RUSSIAN, 1),
        ("How many people live here?", "descendants", "Its 30,000 descendants live here.", 1),
        ("How many houses burned?", "", MIXED, 1),
        ("How many soldiers died?", "Russian civilians", RUSSIAN, 0),
        ("How many children died?", "civilians", RUSSIAN, 0),
        ("How many Ukrainian civilians died?", "Russian civilians", RUSSIAN, 0),
        ("How many Polish civilians died?", "civilians", RUSSIAN, 0),
        ("How many people died?", "houses", MIXED, 0),
        ("How many children died?", "descendants", "Its 30,000 descendants live here.", 0),
    ],
)
def test_a_figure_counts_its_own_kind_surely_and_anybody_perhaps(
    question: str, noun: str, sentence: str, likely: int
) -> None:
    assert likely_count(counted_by(question), noun, sentence) == likely


def test_any_figure_may_be_meant_where_nothing_is_counted() -> None:
    assert likely_count(None, "houses", MIXED) == 1


def test_a_people_and_its_country_are_one_name() -> None:
    assert likely_count(counted_by("How many Ukrainian soldiers died?"), "soldiers", "Ukraine lost 500 soldiers.") == 2


@pytest.mark.parametrize(
    ("noun", "other", "may"),
    [
        ("fatalities", "residents", True),
        ("civilians", "people", True),
        ("", "people", True),
        ("two children", "minors", True),
        ("wooden houses", "house", True),
        ("people", "children", False),
        ("", "soldiers", False),
        ("people", "firefighters", False),
        ("houses", "cars", False),
    ],
)
def test_two_nouns_may_count_the_same(noun: str, other: str, may: bool) -> None:
    assert may_count_the_same(noun, other) is may_count_the_same(other, noun) is may


def test_people_are_anybody_children_are_people_and_houses_are_neither() -> None:
    assert (are_anybody("people"), are_anybody("children"), are_anybody("houses")) == (True, False, False)
    assert (are_people("people"), are_people("children"), are_people("houses")) == (True, True, False)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["how many ", "a ", "how many of the ", "a’", "are "])
def test_time_does_not_explode_on_words_without_end(piece: str) -> None:
    began = time.perf_counter()
    counted_by((piece * 2000)[:2000])
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many died?", "How many people died?"),
        ("how many have been evacuated since May", "how many people have been evacuated since May"),
        ("According to the mayor, how many are missing?", "According to the mayor, how many people are missing?"),
        ("How many lost their homes?", "How many people lost their homes?"),
        ("How many boats sank?", "How many boats sank?"),
        ("How many houses are missing a roof?", "How many houses are missing a roof?"),
        ("How many are there?", "How many are there?"),
        ("Who died?", "Who died?"),
    ],
)
def test_people_are_named_where_a_question_counts_nobody(question: str, expected: str) -> None:
    assert with_people(question) == expected
