"""Follow-ups: what is asked after something else, in words that need nothing before them."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rag.conversation import LONGEST, standalone

MISSING = "How many people are missing?"
DIED = "How many people have died in the Kursk region?"
STRIKES = "How many Russian civilians have died in Ukrainian strikes?"
EXPELLED = "Did Russia expel the Ukrainian forces from the Kursk region?"
TSUKANOV = "Who is Alexei Tsukanov?"
GOVERNOR = "Who is the acting governor of Kursk?"
OFFENSES = "How many offenses have Russian investigators documented?"


@pytest.mark.parametrize(
    ("earlier", "question", "expected"),
    [
        (MISSING, "Who said that?", "Who said how many people are missing?"),
        (EXPELLED, "Who reported it?",
         "Who reported that Russia expelled the Ukrainian forces from the Kursk region?"),
        (MISSING, "What did he say about it?", "What did he say about the people who are missing?"),
        (DIED, "And what did the governor report?",
         "What did the governor report about the people who have died in the Kursk region?"),
        (MISSING, "Which broadcaster reported it?", "Which broadcaster reported how many people are missing?"),
    ],
)  # fmt: skip
def test_a_question_about_what_was_said_names_what(earlier: str, question: str, expected: str) -> None:
    assert standalone(question, [earlier]) == expected


@pytest.mark.parametrize(
    ("earlier", "question", "expected"),
    [
        (MISSING, "When?", "When are people missing?"),
        (MISSING, "Why?", "Why are people missing?"),
        (MISSING, "Where was that?", "Where are people missing?"),
        (EXPELLED, "With whose help?",
         "With whose help did Russia expel the Ukrainian forces from the Kursk region?"),
        ("When did Ukrainian forces enter Kursk?", "Why?", "Why did Ukrainian forces enter Kursk?"),
        ("What did Ukrainian forces do in Kursk?", "When was that?", "When did Ukrainian forces do that in Kursk?"),
        ("What is the club accused of?", "Since when?", "Since when is the club accused of that?"),
        ("How much state aid did Danforth get?", "What for?", "Why did Danforth get state aid?"),
        ("Which boat did the ferry hit?", "Where?", "Where did the ferry hit that boat?"),
        ("Was the club fined?", "How much?", "How much was the club fined?"),
        (OFFENSES, "When?", "When have Russian investigators documented offenses?"),
    ],
)  # fmt: skip
def test_a_lone_question_word_asks_the_last_question(earlier: str, question: str, expected: str) -> None:
    assert standalone(question, [earlier]) == expected


@pytest.mark.parametrize(
    ("earlier", "question", "expected"),
    [
        (STRIKES, "What about Ukrainian civilians?",
         "How many Ukrainian civilians have died in Ukrainian strikes?"),
        (STRIKES, "And Ukrainian ones?", "How many Ukrainian civilians have died in Ukrainian strikes?"),
        (MISSING, "What about Ukrainian civilians?", "How many Ukrainian civilians are missing?"),
        (MISSING, "And how about the children?", "How many children are missing?"),
        (MISSING, "How many soldiers?", "How many soldiers are missing?"),
        ("Which troops aided Russia?", "And civilians?", "Which civilians aided Russia?"),
        (MISSING, "What about the weather?", "How many people are missing, and what about the weather?"),
    ],
)  # fmt: skip
def test_another_thing_is_asked_for_in_the_place_of_its_like(earlier: str, question: str, expected: str) -> None:
    assert standalone(question, [earlier]) == expected


@pytest.mark.parametrize(
    ("earlier", "question", "expected"),
    [
        ("How many people died in Kursk?", "And in Belgorod?", "How many people died in Belgorod?"),
        ("How many people died in Kursk?", "What about Belgorod?", "How many people died in Belgorod?"),
        (MISSING, "And in Belgorod?", "How many people are missing in Belgorod?"),
        ("How many people marched?", "And the police?", "How many people marched, according to the police?"),
        ("How many were hurt according to the police?", "And according to the fire brigade?",
         "How many were hurt according to the fire brigade?"),
        ("What did Lind say about the ferry?", "And about the letters?", "What did Lind say about the letters?"),
        ("What did Lind say?", "And Hobbs on the letters?", "What did Hobbs say about the letters?"),
        ("How did the council vote?", "And the inspection?",
         "How did the council vote, and what about the inspection?"),
        (MISSING, "And later?", "How many people are missing later?"),
        (MISSING, "in Belgorod?", "How many people are missing in Belgorod?"),
        (MISSING, "only in Belgorod", "How many people are missing in Belgorod?"),
        ("How did Athletic do against Redhill?", "And against Millford?", "How did Athletic do against Millford?"),
        ("How old is Joan Pettifer?", "the mayor?", "How old is the mayor?"),
        ("What did the auditor find?", "How many invoices?", "How many invoices did the auditor find?"),
        ("What did Khinshtein report?", "And Tsukanov?", "What did Tsukanov report?"),
        ("How many died in Kursk in August 2024?", "And in May 2025?", "How many died in Kursk in May 2025?"),
        ("How many people died in 2024?", "And the year before?",
         "How many people died in 2024, and what about the year before?"),
        ("How many people died in August 2024?", "And in Kursk?", "How many people died in August 2024 in Kursk?"),
    ],
)  # fmt: skip
def test_another_place_person_or_time_takes_the_first_ones_place(earlier: str, question: str, expected: str) -> None:
    assert standalone(question, [earlier]) == expected


@pytest.mark.parametrize(
    ("earlier", "question", "expected"),
    [
        (TSUKANOV, "How old is he?", "How old is Alexei Tsukanov?"),
        (TSUKANOV, "What is his role?", "What is Alexei Tsukanov’s role?"),
        (GOVERNOR, "What death toll did he give?", "What death toll did the acting governor of Kursk give?"),
        ("What did Angela Merkel say?", "Who is she?", "Who is Angela Merkel?"),
        ("What did Angela Merkel say?", "What happened to her?", "What happened to Angela Merkel?"),
        ("What did Angela Merkel say?", "Where is her office?", "Where is Angela Merkel’s office?"),
        ("Is Darin’s father alive?", "Who is he?", "Who is Darin?"),
    ],
)
def test_a_person_is_named_where_a_pronoun_stood(earlier: str, question: str, expected: str) -> None:
    assert standalone(question, [earlier]) == expected


@pytest.mark.parametrize(
    ("earlier", "question", "expected"),
    [
        (MISSING, "How many of them are children?", "How many of the people who are missing are children?"),
        (OFFENSES, "How many of those are murders?",
         "How many of the offenses that Russian investigators have documented are murders?"),
        ("When did Ukrainian forces enter Kursk?", "How long did they stay?",
         "How long did Ukrainian forces stay, about Kursk?"),
        ("Who died in the Kursk region?", "What happened there?", "What happened in the Kursk region?"),
        ("What is the toll in Kursk?", "Who gave that figure?", "Who said what the toll in Kursk is?"),
        (MISSING, "Is that true?", "Is that true, about the people who are missing?"),
        (MISSING, "Who is she?", "Who is she, about the people who are missing?"),
        (MISSING, "Did Lind do it?", "Did Lind do it, about the people who are missing?"),
        ("What did Karen Hobbs find?", "What was the response?", "What was the response to Karen Hobbs?"),
        ("Why did Karen Hobbs resign?", "What did Lind say about that?",
         "What did Lind say about why Karen Hobbs resigned?"),
        ("Did the mayor get the letters?", "What did Lind say about that?", "What did Lind say about the letters?"),
        ("What was Portrait of the Goddess?", "Did it win?", "Did Portrait of the Goddess win?"),
        ("Which company will build the pool?", "What do they want?",
         "What does the company that will build the pool want?"),
        (MISSING, "What are their names?", "What are the names of the people who are missing?"),
        (MISSING, "Was it a crime?", "Was it a crime, about the people who are missing?"),
        ("What is the death toll?", "How many of them were children?",
         "How many of them were children, about the death toll?"),
        ("What will the working group do?", "Who set it up?", "Who set up the working group?"),
        ("What did Karen Hobbs accuse the company of?", "How did they respond?",
         "How did the company respond, about what Karen Hobbs accused the company of?"),
        ("What happened in August?", "Has it been repaired?", "Has it been repaired, about what happened in August?"),
        ("How many of the samples turned green?", "How long did it take?",
         "How long did it take, about the samples that turned green?"),
        ("Who will testify on Dec. 3?", "Who comes then?", "Who comes on Dec. 3?"),
        ("What is planned for October 2026?", "Who will speak in that month?", "Who will speak in October 2026?"),
        ("How long will the trial last?", "And before that?", "Before that, about how long the trial will last?"),
        ("Which companies bid for the pool?", "Which one won?", "Which of the companies that bid for the pool won?"),
        ("When was the opening of the stadium put off?", "Any idea who paid for it?", "Who paid for the opening?"),
    ],
)  # fmt: skip
def test_what_was_asked_about_is_named_where_a_word_points_at_it(earlier: str, question: str, expected: str) -> None:
    assert standalone(question, [earlier]) == expected


@pytest.mark.parametrize(
    "question",
    [
        MISSING,
        "Who said that 358 people died?",
        "Is it true that 358 people died?",
        "What time is it in Kyiv?",
        "Who is Putin?",
        "What did Putin say about his army?",
        "What did the governor say about his resignation?",
        "Were residents satisfied with what they got?",
        "How many of those who evacuated have returned?",
        "Did the train leave at 5 p.m.?",
        "¿Cuántas personas murieron?",
        "Who is the governor and what did he say?",
        "Do you know who governs Kursk?",
        "In Kursk, how many died?",
        "Will it rain in Berlin?",
        "Is it possible to repair the bridge?",
        "the death toll",
    ],
)
def test_a_question_that_stands_alone_is_not_changed(question: str) -> None:
    history = [GOVERNOR, "How many houses burned in Belgorod?"]
    assert standalone(question, history) == question
    assert standalone(question, []) == question


def test_only_its_opening_word_goes_from_a_question_that_stands_alone() -> None:
    assert standalone("So how many people are missing?", [DIED]) == MISSING
    assert standalone("So how many people are missing?", []) == "So how many people are missing?"


def test_each_of_three_follow_ups_builds_on_the_one_before() -> None:
    history = [STRIKES, "And Ukrainian ones?", "Who said that?"]
    assert standalone("When?", history) == (
        "When was that, about the Ukrainian civilians who have died in Ukrainian strikes?"
    )
    history = [MISSING, "How many of them are children?", "And in Belgorod?"]
    assert standalone("Who said that?", history) == (
        "Who said how many of the people who are missing are children in Belgorod?"
    )


def test_a_person_may_have_been_named_before_the_last_question() -> None:
    assert standalone("What did he say about it?", [TSUKANOV, MISSING]) == (
        "What did Alexei Tsukanov say about the people who are missing?"
    )
    assert standalone("What did he say about it?", [MISSING, TSUKANOV]) == (
        "What did Alexei Tsukanov say about the people who are missing?"
    )


def test_a_follow_up_on_a_very_long_question_is_left_as_it_is() -> None:
    assert standalone("Who said that?", [MISSING, f"Is it {'very ' * 200}cold?"]) == "Who said that?"


QUESTIONS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            "And So what about who said that it how many of them they he there in Kursk Tsukanov people are missing"
            " did report ones when ? , . 2024 the governor ’s A".split()
        ),
        max_size=12,
    ).map(" ".join),
    st.sampled_from(
        [MISSING, "Who said that?", "How many of them?", "And what about them?", "Why?", "And those there?"]
    ),
)


@given(QUESTIONS, st.lists(QUESTIONS, min_size=1, max_size=20))
@example("And they?", [MISSING, *["And what about those there?"] * 100])
def test_any_follow_up_is_a_question_of_bounded_length(question: str, history: list[str]) -> None:
    resolved = standalone(question, history)
    assert resolved == question or resolved.endswith("?")
    assert len(resolved) <= max(LONGEST, len(question) + 1)


@given(QUESTIONS)
def test_a_first_question_is_not_changed(question: str) -> None:
    assert standalone(question, []) == question


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["a", "A", "Ab ", "how many ", "in Kursk ", "the ", "and ", "did X ", "who said ", "1,"]
)
@pytest.mark.parametrize("opening", ["", "How many ", "And what did ", "Who said that "])
def test_time_does_not_explode_on_words_without_end(opening: str, piece: str) -> None:
    longest = (opening + piece * 2000)[:2000]
    just_short_enough = longest[: LONGEST - 1]
    began = time.perf_counter()
    standalone(longest, [longest] * 100)
    standalone(just_short_enough, [just_short_enough] * 100)
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize("question", ["And ?", "So, ??", "Ok ?"])
def test_a_follow_up_without_words_asks_the_same_again(question: str) -> None:
    assert standalone(question, ["How many people are missing?"]) == "How many people are missing?"
