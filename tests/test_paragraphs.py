"""Paragraphs: blank lines, lines that are paragraphs, and lines that are only wrapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.paragraphs import line_start, split_paragraphs


def _contents(text: str) -> list[str]:
    return [text[paragraph.start : paragraph.end] for paragraph in split_paragraphs(text)]


def test_a_blank_line_ends_a_paragraph_even_with_spaces_in_it() -> None:
    assert _contents("\n One \n \t\nTwo\n\n\nThree") == ["One", "Two", "Three"]


def test_lines_that_end_sentences_are_paragraphs() -> None:
    lines = [
        "The first line of a saved article ends with a full stop, like this.",
        "The second line too.",
        "“And this?”",
    ]
    assert _contents("\n".join(lines)) == lines


def test_text_wrapped_at_eighty_columns_is_one_paragraph() -> None:
    text = (
        "The mayor said on Monday that the bridge over the river had been closed. The\n"
        "City Council, which owns the bridge, did not say when it would be open again.\n"
        "Nobody was hurt."
    )
    assert _contents(text) == [text]


def test_a_short_line_above_wrapped_text_is_a_paragraph_of_its_own() -> None:
    text = "Bridge closed\nThe mayor said on Monday that the bridge over the river was closed. The\nCity Council knew."
    assert _contents(text) == [text[:13], text[14:]]


def test_lines_of_very_different_lengths_are_not_wrapped() -> None:
    lines = ["A headline that is quite long and does not end in a full stop at all", "Paragraph. " * 30 + "End."]
    assert _contents("\n".join(lines)) == lines


def test_a_line_that_goes_on_in_small_letters_is_wrapped_wherever_it_breaks() -> None:
    assert _contents("The mayor\nsaid so.\nnobody") == ["The mayor\nsaid so.", "nobody"]


@pytest.mark.parametrize("marker", ["- ", "• ", "2. ", "3) "])
def test_a_list_item_begins_a_paragraph(marker: str) -> None:
    first = "The council listed the following four demands in a letter to the mayor of"
    assert _contents(f"{first}\n{marker}Four more bridges") == [first, f"{marker}Four more bridges"]


def test_a_markdown_heading_stands_alone_however_long_it_is() -> None:
    lines = [
        "# The mayor said on Monday that the bridge over the river was closed. The",
        "city council knew.",
        "## Why",
    ]
    assert _contents("\n".join(lines)) == lines


@given(st.text(alphabet="a. \n\t\x00\x85", max_size=80))
def test_paragraphs_hold_everything_that_is_not_blank(text: str) -> None:
    assert "".join("".join(_contents(text)).split()) == "".join(text.split())
    assert all(content == content.strip() != "" for content in _contents(text))


def test_a_line_begins_after_the_line_end_before_it() -> None:
    text = "One.\nTwo. Three."
    assert [line_start(text, place) for place in (0, 3, 5, 11)] == [0, 0, 5, 5]
