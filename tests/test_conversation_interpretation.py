"""Corrections, narrowing, repeats, chips: what a follow-up can ask for besides an answer in full words."""

from dataclasses import replace
from datetime import date

import pytest

from rag.conversation import interpret, is_as_typed
from rag.schema import UNFILTERED, Asks, Chip, Exchange, Filters, Interpretation
from tests.chat_cases import BRIDGE, SEED, quote_with_speech

MISSING = Exchange("How many people are missing?", (quote_with_speech(SEED, 2, "789 individuals"),))
IN_KURSK = Exchange("How many people died in Kursk in August 2024?")
TOLL = Exchange("What did Khinshtein say about Tsukanov?", (quote_with_speech(SEED, 7),))
CLOSED = Exchange("Why was the bridge closed?", (quote_with_speech(BRIDGE, 1),))  # published on 20 May 2025
PUBLISHERS = ("Espreso", "The Gazette", "The Sunday Post")
TODAY = date(2026, 11, 23)


def read(question: str, *exchanges: Exchange, filters: Filters = UNFILTERED) -> Interpretation:
    """How a question is read after these exchanges, on a certain day."""
    return interpret(question, exchanges, filters, PUBLISHERS, TODAY)


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (IN_KURSK, "No, I meant in Belgorod.", "How many people died in Belgorod in August 2024?"),
        (IN_KURSK, "I meant 2023", "How many people died in Kursk in 2023?"),
        (IN_KURSK, "not Kursk, Belgorod", "How many people died in Belgorod in August 2024?"),
        (IN_KURSK, "Belgorod, not Kursk", "How many people died in Belgorod in August 2024?"),
        (IN_KURSK, "sorry, soldiers I mean", "How many soldiers died in Kursk in August 2024?"),
        (IN_KURSK, "No, how many were wounded in Belgorod?", "How many were wounded in Belgorod?"),
        (MISSING, "no, I meant the governor", "What did the governor say about the people who are missing?"),
        (Exchange("What did Khinshtein report?"), "No, I meant Tsukanov.", "What did Tsukanov report?"),
        (Exchange("When did the collision happen?"), "I meant the trial", "When did the trial happen?"),
    ],
)
def test_a_correction_asks_again_with_the_like_exchanged(before: Exchange, question: str, expected: str) -> None:
    assert read(question, before).question == expected


def test_a_name_that_may_correct_either_of_two_makes_two_readings() -> None:
    reading = read("sorry i meant lind", TOLL)
    assert reading.others == ("What did Khinshtein say about Lind?", "What did Lind say about Tsukanov?")


@pytest.mark.parametrize(
    ("question", "filters"),
    [
        ("only from Espreso", Filters(publisher="Espreso")),
        ("and in the Gazette?", Filters(publisher="The Gazette")),
        ("just the sunday post please", Filters(publisher="The Sunday Post")),
        ("Only the Post", Filters(publisher="The Sunday Post")),
        ("What does the Gazette say about it?", Filters(publisher="The Gazette")),
        ("since 21 May 2025", Filters(since="2025-05-21")),
        ("after May 2025", Filters(since="2025-06-01")),
        ("before June", Filters(until="2025-05-31")),
        ("until march 2024?", Filters(until="2024-03-31")),
        ("from 2024 onwards", Filters(since="2024-01-01")),
        ("between May 2024 and June 2025", Filters(since="2024-05-01", until="2025-06-30")),
        ("only articles from this year", Filters(since="2026-01-01", until="2026-12-31")),
        ("only reports published in 2024", Filters(since="2024-01-01", until="2024-12-31")),
    ],
)
def test_narrowing_asks_the_last_question_of_fewer_articles(question: str, filters: Filters) -> None:
    reading = read(question, CLOSED)
    assert (reading.question, reading.filters, reading.asks) == (CLOSED.question, filters, "answer")


def test_narrowing_keeps_the_filters_that_are_set_and_the_next_follow_up_only_those() -> None:
    narrowed = read("only from Espreso", CLOSED, filters=Filters(since="2025-01-01"))
    assert narrowed.filters == Filters(since="2025-01-01", publisher="Espreso")
    assert read("Why?", CLOSED, filters=Filters(since="2025-01-01")).filters == Filters(since="2025-01-01")


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (IN_KURSK, "And in May 2025?", "How many people died in Kursk in May 2025?"),
        (IN_KURSK, "And since 2022?", "How many people died in Kursk since 2022?"),
        (MISSING, "And in Espersund?", "How many people are missing in Espersund?"),
    ],
)
def test_a_time_or_place_of_what_happened_is_no_filter(before: Exchange, question: str, expected: str) -> None:
    reading = read(question, before)
    assert (reading.question, reading.filters) == (expected, UNFILTERED)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        *[(text, "again") for text in ("say that again", "Repeat that, please", "again?", "Can you say it again?")],
        *[(text, "more") for text in ("more", "What else?", "anything else?", "any more?", "Tell me more about it.")],
        *[(text, "articles") for text in ("which article?", "Where does it say that?", "source?", "Which newspaper?")],
    ],
)
def test_what_only_asks_for_the_last_answer_in_another_way_repeats_its_question(question: str, asks: Asks) -> None:
    reading = read(question, MISSING)
    assert (reading.question, reading.asks) == (MISSING.question, asks)


@pytest.mark.parametrize(
    "question", ["Which articles do you have?", "What else did Lind say?", "How many more soldiers came?", "Who paid?"]
)
def test_what_asks_for_something_of_its_own_repeats_nothing(question: str) -> None:
    assert read(question, MISSING).asks == "answer"


def test_a_first_question_and_one_that_stands_alone_are_read_as_they_are() -> None:
    assert read("only from Espreso") == Interpretation("only from Espreso")
    assert read("What did he say?") == Interpretation("What did he say?")
    assert read("Who is the mayor of Riverton", MISSING) == Interpretation("Who is the mayor of Riverton")


@pytest.mark.parametrize(
    ("question", "publisher"),
    [
        ("only from the Tribune", "the Tribune"),
        ("only from Reuters, please", "Reuters"),
        ("only in the Evening Herald", "the Evening Herald"),
        ("only articles by the bugle", "the bugle"),
    ],
)
def test_a_publisher_of_whom_there_is_nothing_is_asked_for_all_the_same(question: str, publisher: str) -> None:
    reading = read(question, CLOSED)
    assert (reading.question, reading.filters) == (CLOSED.question, Filters(publisher=publisher))


@pytest.mark.parametrize("question", ["only from the mayor", "only in the north", "only from last week", "from Lund"])
def test_persons_places_and_times_are_no_publishers(question: str) -> None:
    assert read(question, CLOSED).filters.publisher is None


@pytest.mark.parametrize("question", ["more", "which article?", "say that again"])
def test_what_goes_on_from_an_answer_goes_on_from_the_last_that_there_was(question: str) -> None:
    in_espreso = replace(CLOSED, filters=Filters(publisher="Espreso"))
    reading = read(question, MISSING, in_espreso, Exchange("How many cats live in Riverton?"))
    assert (reading.question, reading.filters) == (CLOSED.question, Filters(publisher="Espreso"))
    unanswered = Exchange("How many cats live in Riverton?")
    assert read(question, unanswered).question == unanswered.question


def test_more_keeps_the_filters_that_are_set_for_all() -> None:
    narrowed = replace(CLOSED, filters=Filters(publisher="Espreso"))
    since = Filters(since="2025-05-21")
    assert read("more", narrowed, filters=since).filters == Filters(since="2025-05-21", publisher="Espreso")
    assert read("only from the Gazette", narrowed, filters=since).filters == replace(since, publisher="The Gazette")
    assert read("since May 2025", narrowed).filters == Filters(since="2025-05-01", publisher="Espreso")


def test_a_question_that_only_lost_its_opening_word_is_read_as_typed() -> None:
    reading = read("And how many people died in Kursk?", MISSING)
    assert reading == Interpretation("How many people died in Kursk?")
    assert is_as_typed(reading, "And how many people died in Kursk?")
    assert not is_as_typed(read("And in Belgorod?", MISSING), "And in Belgorod?")
    assert not is_as_typed(read("more", MISSING), MISSING.question)


def test_chips_name_what_a_reading_has_and_leave_a_question_without_it() -> None:
    assert read("What did he say about the death toll?", MISSING).chips == (
        Chip("person", "Alexei Tsukanov", "What was said about the death toll?"),
    )
    assert read("And in Belgorod?", IN_KURSK).chips == (
        Chip("place", "Belgorod", "How many people died in August 2024?"),
        Chip("date", "August 2024", "How many people died in Belgorod?"),
    )
    assert read("Did she resign?", CLOSED).chips == (Chip("person", "Ada Lund", "Did anyone resign?"),)


def test_chips_of_filters_leave_the_question_and_the_other_filters() -> None:
    set_before = Filters(since="2025-05-21", until="2025-06-30")
    reading = read("only from Espreso", MISSING, filters=set_before)
    both = replace(set_before, publisher="Espreso")
    assert reading.chips == (
        Chip("date", "since 21 May 2025", MISSING.question, replace(both, since=None)),
        Chip("date", "until 30 June 2025", MISSING.question, replace(both, until=None)),
        Chip("publisher", "Espreso", MISSING.question, set_before),
    )


def test_a_question_that_was_not_changed_has_chips_only_for_its_filters() -> None:
    question = "How many people died in Belgorod?"
    assert read(question, MISSING).chips == ()
    filtered = read(question, filters=Filters(publisher="Espreso"))
    assert Chip("publisher", "Espreso", question) in filtered.chips
