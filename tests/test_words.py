"""Words of a text, and those that carry its content."""

import pytest

from rag.words import FUNCTION_WORDS, content_words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many people?", ["how", "many", "people"]),
        ("Over 13,100 died; 2.5 million, 3.", ["over", "13,100", "died", "2.5", "million", "3"]),
        ("Russia’s «neo-Nazis»", ["russia", "s", "neo", "nazis"]),
        ("Straße ΣΑΣ", ["strasse", "σασ"]),
        ("… —?!", []),
    ],
)
def test_words_are_folded_and_figures_keep_their_separators(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_content_is_what_function_words_leave() -> None:
    assert content_words("How many of the PEOPLE are missing in Kursk, and why weren’t they?") == [
        "people",
        "missing",
        "kursk",
    ]
    assert content_words("Who is it?") == []


def test_every_function_word_is_a_word_as_texts_are_split() -> None:
    assert [word for word in FUNCTION_WORDS if words(word) != [word]] == []
