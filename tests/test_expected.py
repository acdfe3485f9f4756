"""The kind of answer that a question expects, and where a sentence has one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.expected import Kind, expected_kind, find_expected
from rag.schema import Sentence


def found(question: str, text: str) -> list[str]:
    """What the text, as one sentence, has of the kind that the question expects."""
    sentence = Sentence(0, len(text), 0, "reporting", 1)
    return [text[piece.start : piece.end] for piece in find_expected(expected_kind(question), question, text, sentence)]


@pytest.mark.parametrize(
    ("kind", "questions"),
    [
        ("age", ["How old is he?", "What is her age?"]),
        ("date", ["When was that?", "And when did it end?", "How long ago was that?", "Which year was it?"]),
        (
            "number",
            ["How many died?", "What was the latest death toll?", "How long did it last?", "Has the toll risen?"],
        ),
        ("person", ["Who said so?", "Which official spoke?", "Who knows when there was peace?"]),
        ("place", ["Where was it?", "In which region?", "What border regions were hit?"]),
        ("reason", ["Why did they leave?", "What caused it?"]),
        ("open", ["What did he say?", "Is it raining?", ""]),
    ],
)
def test_the_wording_tells_the_kind(kind: Kind, questions: list[str]) -> None:
    assert {question: expected_kind(question) for question in questions} == dict.fromkeys(questions, kind)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("How many people are missing?", "789 individuals are missing, and 30 houses.", ["789 individuals"]),
        ("How many children are missing?", "789 individuals, including four children.", ["four children"]),
        ("How many Ukrainian soldiers died?", "621 Russian civilians died.", []),
        ("How many died in 2024?", "In 2024, 5 died.", ["5"]),
        ("What is the death toll?", "The civilian death toll had reached 288.", ["288"]),
        ("How long did it last?", "After the nine-month siege, 800 people came.", ["nine-month"]),
        ("How many months did it last?", "After the nine-month siege, 800 people came.", ["nine-month"]),
        ("How many parts are there?", "There is a single part.", ["single"]),
    ],
)
def test_numbers_are_those_of_what_is_counted(question: str, text: str, expected: list[str]) -> None:
    assert found(question, text) == expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("When did it begin?", "It began in August 2024, on Monday at 5 p.m.", ["August 2024", "Monday", "5 p.m."]),
        ("When did it begin?", "It began in the 19th century.", ["19th century"]),
        ("How old is Smith?", "Smith, 45, met a 12-year-old girl.", ["45", "12-year-old"]),
        ("Who met him?", "Then Alexei Tsukanov and local officials met him on Monday.",
         ["Alexei Tsukanov", "local officials"]),
        ("Where did they go?", "Residents went to Kursk in May 2025.", ["Kursk"]),
        ("Why did they protest?", "They did so because of the cold, then left.", ["because of the cold"]),
        ("What did he say?", "Alexei Tsukanov said 5 things on Monday.", []),
    ],
)  # fmt: skip
def test_dates_ages_people_places_and_reasons_are_found(question: str, text: str, expected: list[str]) -> None:
    assert found(question, text) == expected


def test_what_the_question_says_itself_is_no_answer_to_it() -> None:
    assert found("Who is Tsukanov?", "The region chose Tsukanov.") == []
    assert found("When in August 2024 did it begin?", "It began in August 2024.") == []


@given(st.sampled_from(["How many?", "When?", "How old?", "Who?", "Where?", "Why?", "What?"]), st.text(max_size=80))
def test_what_is_found_stands_in_the_sentence_in_order(question: str, text: str) -> None:
    sentence = Sentence(len(text) // 4, len(text), 0, "reporting", 1)
    pieces = find_expected(expected_kind(question), question, text, sentence)
    assert all(sentence.start <= piece.start < piece.end <= sentence.end for piece in pieces)
    assert [piece.start for piece in pieces] == sorted(piece.start for piece in pieces)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1", "1,", "A", "Ab ", "to a ", "what ", "the ", "how ", "-a", "because ", "1 1"])
@pytest.mark.parametrize("question", ["How many?", "When?", "How old?", "Who?", "Why?", "How long?"])
def test_time_does_not_explode_on_text_without_end(question: str, piece: str) -> None:
    text = piece * (2000 // len(piece))
    began = time.perf_counter()
    expected_kind(text)
    found(question, text)
    assert time.perf_counter() - began < 0.5
