"""What is let in as a question, and what each refusal says."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import QuestionError
from rag.question import (
    LARGEST_PAGE,
    LONGEST_HISTORY,
    LONGEST_QUESTION,
    QuotesRequest,
    checked,
    checked_request,
    request_of,
)
from rag.schema import Filters, Question


def refusal(question: Question) -> str:
    with pytest.raises(QuestionError) as refused:
        checked(question)
    return str(refused.value)


def test_blanks_are_tidied_and_letters_composed() -> None:
    assert checked(Question(" Who\tis\n the cafe\u0301 \u00a0owner? ")).text == "Who is the café owner?"


def test_a_question_that_is_in_order_is_unchanged() -> None:
    question = Question("Who?", ("What happened?",), Filters("2025-05-01", "2025-05-31", "Seym"))
    assert checked(question) == question


@pytest.mark.parametrize("text", ["", "   ", "\n", "?", "…!", "\u200f", "«»"])
def test_what_has_no_words_is_refused_with_an_example(text: str) -> None:
    assert "has no words in it" in refusal(Question(text))


@pytest.mark.parametrize(
    ("text", "named"),
    [("a\0b", "U+0000"), ("a\x1b[31mb", "U+001B"), ("a\x85b", "U+0085"), ("a\ud800b", "U+D800"), ("a\udcff", "U+DCFF")],
)
def test_what_is_not_text_is_refused_by_its_code(text: str, named: str) -> None:
    assert f"The question contains the character {named}" in refusal(Question(text))
    assert f"A question in the history contains the character {named}" in refusal(Question("Who?", (text,)))
    assert f"publisher contains the character {named}" in refusal(Question("Who?", filters=Filters(publisher=text)))


@pytest.mark.parametrize(
    "text", ["\u200fמי?", "\u202emany people\u202c?", "👩‍👩‍👧 who?", "多少人失踪？", "zero\u200bwidth"]
)
def test_marks_of_direction_emoji_and_other_scripts_are_text(text: str) -> None:
    assert checked(Question(text)).text == text


def test_length_is_refused_only_past_the_limit_and_before_anything_costs_time() -> None:
    assert checked(Question("x" * LONGEST_QUESTION)).text
    began = time.perf_counter()
    assert "has 1,000,000 characters; at most 2,000 are read" in refusal(Question("\0" * 1_000_000))
    assert time.perf_counter() - began < 0.1


def test_a_history_is_refused_only_past_its_limit() -> None:
    assert len(checked(Question("Who?", ("Why?",) * LONGEST_HISTORY)).history) == LONGEST_HISTORY
    assert "send the last 100" in refusal(Question("Who?", ("Why?",) * (LONGEST_HISTORY + 1)))


def test_dates_are_written_in_one_way() -> None:
    assert checked(Question("Who?", filters=Filters(since="20250520"))).filters.since == "2025-05-20"


def test_empty_filters_are_no_filters() -> None:
    assert checked(Question("Who?", filters=Filters("", "", "  "))).filters == Filters()


@pytest.mark.parametrize(
    "text", ["yesterday", "2025-02-30", "20.05.2025", "2025-5-1", "2025-05-20T10:00", "\udcff", " "]
)
def test_what_is_no_date_is_refused_by_name(text: str) -> None:
    assert f"since is {text!r}, which is not a date" in refusal(Question("Who?", filters=Filters(since=text)))
    assert f"until is {text!r}, which is not a date" in refusal(Question("Who?", filters=Filters(until=text)))


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    assert checked(Question("Who?", filters=Filters("2025-05-20", "2025-05-20")))
    assert "Exchange the two" in refusal(Question("Who?", filters=Filters("2025-05-21", "2025-05-20")))


@given(st.text(st.characters(), max_size=300))
def test_any_string_is_a_question_that_can_be_stored_or_is_refused(text: str) -> None:
    try:
        question = checked(Question(text))
    except QuestionError as error:
        str(error).encode()
    else:
        question.text.encode()
        assert checked(question) == question


def test_a_request_for_quotes_is_tidied_as_a_question_is() -> None:
    asked = QuotesRequest(" Alexei\n Tsukanov ", " the  dead ", Filters(publisher=" Seym "), 2, 10)
    assert checked_request(asked) == QuotesRequest("Alexei Tsukanov", "the dead", Filters(publisher="Seym"), 2, 10)
    assert checked_request(QuotesRequest("Tsukanov", "")).about is None


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (QuotesRequest(""), "The speaker has no words in it."),
        (QuotesRequest("Tsu\0kanov"), "The speaker contains the character U+0000"),
        (QuotesRequest("x" * (LONGEST_QUESTION + 1)), "The speaker has 2,001 characters"),
        (QuotesRequest("Tsukanov", "?"), "What it is to be about has no words in it."),
        (QuotesRequest("Tsukanov", page=0), "The page is 0. Pages are counted from 1."),
        (QuotesRequest("Tsukanov", size=0), f"Ask for 1 to {LARGEST_PAGE} quotes a page."),
        (QuotesRequest("Tsukanov", size=LARGEST_PAGE + 1), f"Ask for 1 to {LARGEST_PAGE} quotes a page."),
        (QuotesRequest("Tsukanov", filters=Filters(since="May")), "since is 'May', which is not a date."),
    ],
)
def test_an_unusable_request_for_quotes_is_told_what_is_wrong(request_: QuotesRequest, said: str) -> None:
    with pytest.raises(QuestionError) as refused:
        checked_request(request_)
    assert said in str(refused.value)


def test_a_question_for_everything_is_a_request_for_the_first_page() -> None:
    filters = Filters(publisher="Seym")
    asked = request_of("Everything that Tsukanov said about the dead", filters)
    assert asked == QuotesRequest("Tsukanov", "the dead", filters)
    assert request_of("What has Tsukanov said?") == QuotesRequest("Tsukanov")
    assert request_of("What did Tsukanov say about the dead?") is None
    assert request_of("How many died?") is None
