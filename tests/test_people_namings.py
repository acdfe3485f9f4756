"""Which capitalised words name a person, and what else they say."""

import pytest

from rag.people.namings import Naming
from tests.speaker_cases import scene


def namings_of(text: str) -> list[Naming]:
    return list(scene(text).namings)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Monday Mary Jones left.", "Mary Jones"),
        ("They met Jan de Vries there.", "Jan de Vries"),
        ("They met Bashar al-Assad there.", "Bashar al-Assad"),
        ("They met Tom Hall, Jr., there.", "Tom Hall, Jr."),
        ("Martin Luther King Jr. left.", "Martin Luther King Jr."),
        ("They read Mary Jones’s book.", "Mary Jones"),
        ("House Speaker Paul Rye left.", "Paul Rye"),
        ("They met Vermont Sen. Ann Lee there.", "Ann Lee"),
        ("They met Governor of New York Mary Ann Jones there.", "Mary Ann Jones"),
        ("They met Director of National Intelligence James Low there.", "James Low"),
        ("Toxicologist Irene Wu left.", "Irene Wu"),
        ("Mark Lee left.", "Mark Lee"),
    ],
)
def test_a_name_is_what_is_left_without_titles(text: str, name: str) -> None:
    naming = namings_of(text)[-1]
    assert text[naming.start : naming.end] == name
    assert naming.is_person or len(naming.words) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Police came, and the police left.",
        "However, she left.",
        "He saw the White House.",
        "He saw the Interior Ministry.",
        "He left on Tuesday in March.",
        "Speaking late, he left.",
        "Overnight Storm Bettina deepened.",
        "Ann Lee Slams Tom Hall Over Bridge",
    ],
)
def test_what_is_no_name_of_a_person_names_nobody(text: str) -> None:
    assert namings_of(text) == []


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Mr. Okoro left.", "he"),
        ("Ms Okoro left.", "she"),
        ("Mary Okoro left.", "she"),
        ("Spokeswoman Kim Okoro left.", "she"),
        ("Kim Okoro, an actress, left.", "she"),
        ("Kim Okoro left.", ""),
        ("Kim Okoro, an aide to Mrs. Lee, left.", ""),
    ],
)
def test_titles_and_given_names_tell_the_pronoun(text: str, pronoun: str) -> None:
    assert namings_of(text)[0].pronoun == pronoun


@pytest.mark.parametrize(
    ("text", "is_subject"),
    [
        ("Mary Jones left.", True),
        ("On Monday, Mary Jones left.", True),
        ("It was late when Mary Jones left.", True),
        ("It was given to Mary Jones.", False),
        ("Mary Jones’s book was late.", False),
        ("After Mary Jones, it was late.", False),
    ],
)
def test_a_subject_begins_a_clause(text: str, is_subject: bool) -> None:
    assert namings_of(text)[0].is_subject is is_subject


def test_a_name_inside_a_quotation_is_marked() -> None:
    inside, outside = namings_of("“I met Mary Jones,” said Tom Hall.")
    assert (inside.is_quoted, outside.is_quoted) == (True, False)


@pytest.mark.parametrize(
    ("text", "is_person"),
    [("Okoro, 61, left.", True), ("Dr. Okoro left.", True), ("Okoro left.", False), ("France, our ally, left.", False)],
)
def test_something_beside_a_single_word_must_say_that_it_is_a_name(text: str, is_person: bool) -> None:
    assert namings_of(text)[0].is_person is is_person
