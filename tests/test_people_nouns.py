"""What nouns and given names say."""

import pytest

from rag.people.given_names import is_given_name, pronoun_of_name
from rag.people.nouns import names_people, pronoun_for, singular


@pytest.mark.parametrize(
    ("plural", "noun"),
    [
        ("officials", "official"),
        ("parties", "party"),
        ("women", "woman"),
        ("congress", "congress"),
        ("crisis", "crisis"),
    ],
)
def test_a_noun_is_read_in_the_singular(plural: str, noun: str) -> None:
    assert singular(plural) == noun


def test_an_ending_tells_a_trade_but_not_in_a_surname() -> None:
    assert names_people("oceanologist")
    assert names_people("fireman")
    assert not names_people("Friedman")
    assert not names_people("bridge")


def test_a_word_said_of_both_tells_no_pronoun() -> None:
    assert (pronoun_for(frozenset({"spokesman"})), pronoun_for(frozenset({"nurse"}))) == ("he", "")


def test_a_given_name_tells_the_pronoun_unless_it_is_anyones() -> None:
    assert [pronoun_of_name(name) for name in ("Mary", "Tom", "Kim", "Zubin")] == ["she", "he", "", ""]
    assert is_given_name("Kim")
    assert not is_given_name("Zubin")
