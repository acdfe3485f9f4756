"""A sentence with a figure becomes a question for it, or none."""

import pytest

from rag.next_questions.figures import figure_questions
from tests.next_question_cases import excerpt
from tests.speech_cases import Said


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (
            "More than 150,000 residents were ordered to evacuate their homes, with many protesting.",
            "How many residents were ordered to evacuate their homes?",
        ),
        (
            "Officials said that at least 621 civilians have died due to strikes in the regions of Kursk, Belgorod.",
            "How many civilians have died due to strikes?",
        ),
        (
            "Some 62 per cent of the seeds survived their first winter.",
            "What percentage of the seeds survived their first winter?",
        ),
        ("About £3 million was raised for the hospice.", "How much was raised for the hospice?"),
        (
            "She said that the hospice had been forced to close six beds.",
            "How many beds had the hospice been forced to close?",
        ),
        ("The ban will last three matches.", "How many matches will the ban last?"),
        ("The trial is expected to last three weeks.", "How long is the trial expected to last?"),
        (
            "Police arrested seven supporters after a fight outside the stadium.",
            "How many supporters were arrested after a fight outside the stadium?",
        ),
        (
            "The team counted 31 species of fish in the new meadows, compared with nine before.",
            "How many species of fish were counted in the new meadows?",
        ),
        ("The repairs cost £5.1 million, the council said.", "How much did the repairs cost?"),
        (
            "He reported that the civilian death toll from the occupation had reached 288.",
            "What was the civilian death toll from the occupation?",
        ),
        (
            "Three bus routes have been diverted and two schools were closed.",
            "How many bus routes have been diverted?",
        ),
    ],
)
def test_a_figure_is_asked_for_in_the_words_of_its_sentence(sentence: str, question: str) -> None:
    assert [one.question for one in figure_questions(excerpt(sentence))] == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody was hurt.",
        "She had lost 40 homes.",  # who is she?
        "Researchers planted their 40 seeds.",
        "Two weeks ago the harbour was closed.",
        "Nearly 800 others were still missing from the town.",
        "Some 27 states led by West Virginia, sued the agency.",  # no deed of the states before the comma
        "More than 40 people took part in a nationwide “day of silence”.",
        "Nine women and six men were elected to the board.",
        "The group found 1,000 incidents of voter fraud.",  # where "incidents of voter" ends is not plain
        "Seven people were injured tonight in the harbour.",
        "The two raised $40 million.",
        "Apple holds $214.9 billion offshore and would owe $65 billion.",
        "Ships had sold for just above $1.30 a ton.",
    ],
)
def test_where_the_question_would_not_stand_on_its_own_none_is_made(sentence: str) -> None:
    assert list(figure_questions(excerpt(sentence))) == []


def test_a_figure_that_is_itself_asked_for_is_left_alone() -> None:
    sentence = "“Is it true that 40 people were arrested in Riverton?” asked Ada Lund."
    asked = Said("direct", "Ada Lund", "asked", flags=("asked",))
    assert len(list(figure_questions(excerpt(sentence)))) == 1
    assert list(figure_questions(excerpt(sentence, asked))) == []


def test_of_a_sentence_without_end_nothing_is_asked() -> None:
    assert list(figure_questions(excerpt(f"The dam of Norton cost £5.1 million{', and 40 homes' * 10_000}."))) == []
