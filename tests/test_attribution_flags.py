"""Denials, reserve and questions."""

import pytest

from rag.schema import SpeechFlag
from tests.attribution_cases import main_speeches, speeches_of


def flags(case: str) -> tuple[SpeechFlag, ...]:
    (speech,) = main_speeches(case)
    return speech.flags


@pytest.mark.parametrize(
    "case",
    [
        "[S Ann Lee] [C denied] [T that she left].",
        "[S Ann Lee] [C has strongly denied] [T that she left].",
        "[S Ann Lee] [C rejected] [T claims that she left].",
        "[S Ann Lee] [C dismissed] [T the mayor’s allegations].",
        "[S Ann Lee] did not [C say] [T when she left].",
        "[S Ann Lee] [C didn’t say] [T when she left].",
        "[S Ann Lee] never [C said] [T that she left].",
        "[S Ann Lee] [C refused to confirm] [T that she left].",
        "[S Ann Lee] [C would not say] [T when she left].",
        "[S No official] [C said] [T that she left].",
        "Neither [S Ann Lee nor Bill Day] [C said] [T that she left].",
    ],
)
def test_what_is_not_so_or_not_said_is_denied(case: str) -> None:
    assert flags(case) == ("denied",)


@pytest.mark.parametrize(
    "case",
    [
        "[S Ann Lee] [C said] [T it was not true that she left].",
        "[S Ann Lee] [C did not deny] [T that she left].",
        "[S Ann Lee, who did not vote,] [C said] [T that she left].",
        "Not far from there, [S Ann Lee] [C said] [T that she left].",
        "[S Ann Lee] [C rejected] [T the offer].",
        "[S Ann Lee] [C claimed] [T that she left].",
        "[S Ann Lee] [C alleged] [T that she left].",
        "[S Ann Lee] [C asked] [T them to leave].",
        "The bridge was supposed to open.",
    ],
)
def test_a_plain_report_has_no_flags(case: str) -> None:
    assert flags(case) == ()


@pytest.mark.parametrize(
    "case",
    [
        "The man allegedly took it.",
        "The alleged thief left.",
        "The so-called experts left.",
        "He is said to be in Leeds.",
        "[S Ann Lee] [C said] [T that it was supposedly late].",
        "[S Ann Lee] reportedly [C said] [T that it was late].",
        "Apparently, [S Ann Lee] [C said] [T that it was late].",
        "It was [C reported] that he reportedly left.",
    ],
)
def test_words_of_reserve_make_it_hedged(case: str) -> None:
    assert flags(case) == ("hedged",)


def test_reserve_about_the_speaker_is_none_about_what_is_said() -> None:
    assert flags("[S Ann Lee], who allegedly took it, [C said] [T that it was late].") == ()


@pytest.mark.parametrize(
    "case",
    [
        "[S Ann Lee] [C asked] [T whether it was late].",
        "[S Critics] [C questioned] [T if it would last].",
        "[S Critics] [C wonder] [T who knew].",
        "[T “Who knew?”] [S Ann Lee] [C asked].",
        "[T “Who knew?”] [S Ann Lee] [C said].",
        "Who knew?",
    ],
)
def test_questions_are_asked(case: str) -> None:
    assert flags(case) == ("asked",)


def test_who_was_asked_does_not_ask() -> None:
    case = "[C Asked] [T whether it was late], [S [S2 Ann Lee]] [C2 said] [T2 that it was far too late to go anywhere]."
    answer, question = speeches_of(case)[0]
    assert (answer.flags, question.flags, question.speaker) == ((), ("asked",), None)
