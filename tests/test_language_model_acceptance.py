"""A rewritten question says nothing that was not said, and still asks what was asked."""

import pytest

from rag.language_model.acceptance import accepted

CONVERSATION = [
    (
        "How many people are missing in Kursk?",
        "Alexei Tsukanov, the prosecutor: The locations of 789 individuals are unknown, and 288 have died.",
    )
]


@pytest.mark.parametrize(
    ("question", "rewritten"),
    [
        ("And in Belgorod?", "How many people are missing in Belgorod?"),
        ("and in belgorod?", "How many people are missing in Belgorod?"),
        ("How many of them were children?", "How many of the 789 missing individuals were children?"),
        ("Who said that?", "Who said that the locations of 789 individuals are unknown?"),
        ("When?", "When did 288 individuals die in Kursk?"),
        ("Why?", "What is the reason that people are missing in Kursk?"),
        ("What else did he say?", "What else did Tsukanov say?"),
        ("What did he say about the death toll?", "What did Alexei Tsukanov say about the death toll?"),
        ("no, I meant the governor", "How many people are missing, the governor said"),
        ("ומה עם בלגורוד?", "ומה עם בלגורוד?"),
    ],
)
def test_what_is_made_of_the_conversation_is_accepted(question: str, rewritten: str) -> None:
    assert accepted(rewritten, question, CONVERSATION) == rewritten


@pytest.mark.parametrize(
    "rewritten",
    [
        "How many people did Putin kill in Belgorod?",
        "How many people did putin kill in belgorod?",
        "Are 790 people missing in Belgorod?",
        "Are seven hundred people missing in Belgorod?",
        "Are ７８９ people missing in Belgorod?",
        "Did the drunk prosecutor say that people are missing in Belgorod?",
        "How many people are missing in Belgorod? See evil.example/now?",
        "Putin: how many people are missing in Belgorod?",
        "Сколько людей пропало в Belgorod?",
    ],
)
def test_a_name_a_number_or_a_word_that_was_not_said_is_not(rewritten: str) -> None:
    assert accepted(rewritten, "And in Belgorod?", CONVERSATION) is None


def test_a_number_is_not_taken_for_another_that_begins_like_it() -> None:
    assert accepted("Are 28 people missing in Belgorod?", "And in Belgorod?", CONVERSATION) is None
    assert accepted("Are 288 people missing in Belgorod?", "And in Belgorod?", CONVERSATION)


def test_a_question_about_something_else_that_was_said_is_not_accepted() -> None:
    assert accepted("How many people are missing in Kursk?", "And in Belgorod?", CONVERSATION) is None


def test_a_question_stays_a_question() -> None:
    assert accepted("789 people are missing in Belgorod.", "And in Belgorod?", CONVERSATION) is None


@pytest.mark.parametrize(
    "rewritten",
    [
        "",
        " \n ",
        "???",
        "Who died\nin Belgorod?",
        "Who died\u2028in Belgorod?",
        "Who died in Belgorod\x00?",
        "Who died in Belgorod\x1b[2J?",
        "Who died in \u202eBelgorod?",
        "Who died in \ud800Belgorod?",
        "Belgorod " * 60 + "?",
        "Belgorod " * 2000 + "?",
    ],
)
def test_what_is_no_single_line_of_text_is_not(rewritten: str) -> None:
    assert accepted(rewritten, "And in Belgorod?", [("Who died?", "")]) is None
