"""What a source consists of."""

import pytest

from rag.people.source_phrase import SourcePhrase, phrase_before, read_source


def phrase_of(source: str) -> SourcePhrase:
    phrase = read_source(source, (0, len(source)))
    assert phrase is not None
    return phrase


@pytest.mark.parametrize(
    ("source", "phrase"),
    [
        ("Ann Lee, the mayor,", "Ann Lee"),
        ("Ann Lee (R-Ky.)", "Ann Lee"),
        ("the mayor who lost", "the mayor"),
        ("by critics", "critics"),
        ("Tom Hall, Jr., a doctor", "Tom Hall, Jr."),
        ("Ann Lee’s", "Ann Lee"),
        ("the candidates’", "the candidates"),
        ("“Ann Lee", "Ann Lee"),
    ],
)
def test_a_source_is_cut_to_its_noun_phrase(source: str, phrase: str) -> None:
    assert phrase_of(source).mention(source).text == phrase


def test_a_source_without_a_word_is_nothing() -> None:
    assert read_source("“ — ”", (0, 5)) is None
    assert read_source("at , who", (0, 8)) is None


@pytest.mark.parametrize(
    ("source", "form"),
    [("He", "he"), ("her", "she"), ("they’ve", "they"), ("It", "it"), ("we", "own"), ("who", "who"), ("Ann", "noun")],
)
def test_a_pronoun_is_known_by_its_form(source: str, form: str) -> None:
    assert phrase_of(source).form == form


@pytest.mark.parametrize(
    ("source", "head"),
    [
        ("a spokesman for Ann Lee", "spokesman"),
        ("a number of residents", "residents"),
        ("a report issued earlier this year", "report"),
        ("Fifty of the bishops", "bishops"),
        ("Doctors Without Borders", "Borders"),
    ],
)
def test_the_head_is_the_noun_that_speaks(source: str, head: str) -> None:
    assert phrase_of(source).head.text == head


@pytest.mark.parametrize(
    ("source", "is_group"),
    [
        ("Ann Lee and Tom Hall", True),
        ("supporters and others", True),
        ("author and activist Naomi Low", False),
        ("the mayor", False),
    ],
)
def test_two_who_speak_together_are_a_group(source: str, is_group: bool) -> None:
    assert phrase_of(source).is_group is is_group


@pytest.mark.parametrize(
    ("source", "is_definite"),
    [("the mayor", True), ("Lee’s lawyer", True), ("a mayor", False), ("the mayors", False), ("his lawyer", False)],
)
def test_a_description_is_definite_where_one_known_person_is_meant(source: str, is_definite: bool) -> None:
    assert phrase_of(source).is_definite is is_definite


def test_a_description_that_a_clause_defines_is_not_known_yet() -> None:
    text = "the mayor who lost"
    phrase = read_source(text, (0, len("the mayor")))
    assert phrase is not None
    assert not phrase.is_definite


@pytest.mark.parametrize(
    ("text", "name"),
    [("It was opened by local officials, ", "local officials"), ("She met the new mayor ", "the new mayor")],
)
def test_the_phrase_before_who_is_read_back_to_its_beginning(text: str, name: str) -> None:
    phrase = phrase_before(text, 0, len(text))
    assert phrase is not None
    assert phrase.name(text).text == name


def test_a_proper_name_is_shown_without_the() -> None:
    assert phrase_of("the White House").name("the White House").text == "White House"
    assert phrase_of("the company").name("the company").text == "the company"
