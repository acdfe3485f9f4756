"""Follow-ups that point into an answer: its speakers, its figures, what it names."""

import time
from dataclasses import replace
from datetime import date

import pytest

from rag.conversation import interpret
from rag.schema import UNFILTERED, Exchange, Interpretation, Quote
from tests.chat_cases import BRIDGE, SEED, quote, quote_with_speech

PROSECUTOR = Exchange("How many people are missing?", (quote_with_speech(SEED, 2, "789 individuals"),))
GOVERNOR = Exchange("What did Khinshtein report?", (quote_with_speech(SEED, 7),))
BOTH = Exchange(
    "How many people have died?", (quote_with_speech(SEED, 3, "358 fatalities"), quote_with_speech(SEED, 7, "288"))
)
TROOPS = Exchange("Which troops aided Russia?", (quote(SEED, 6, "North Korean troops"),))
MAYOR = Exchange("What did the mayor say about the old bridge?", (quote_with_speech(BRIDGE, 1),))
SEIZED = Exchange("When did Ukrainian forces enter the Kursk region?", (quote(SEED, 4, "August 2024"),))
EXPELLED = Exchange("Did Russia expel the Ukrainian forces from the Kursk region?", (quote_with_speech(SEED, 6),))
FERRY = Exchange("Who asked who will pay?", (quote_with_speech(BRIDGE, 6, "Cora Banks"),))


def read(question: str, *exchanges: Exchange) -> Interpretation:
    """How a question is read after these exchanges, on a certain day."""
    return interpret(question, exchanges, UNFILTERED, ("The Gazette", "Espreso"), date(2026, 11, 23))


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (PROSECUTOR, "Who is he?", "Who is Alexei Tsukanov?"),
        (PROSECUTOR, "What else did he say?", "What else did Alexei Tsukanov say?"),
        (PROSECUTOR, "What did he say about the death toll?", "What did Alexei Tsukanov say about the death toll?"),
        (PROSECUTOR, "When did he say that?", "When did Alexei Tsukanov say how many people are missing?"),
        (PROSECUTOR, "Who is his deputy?", "Who is Alexei Tsukanov’s deputy?"),
        (PROSECUTOR, "And his deputy?",
         "What did Alexei Tsukanov’s deputy say about the people who are missing?"),
        (MAYOR, "How old is she?", "How old is Ada Lund?"),
        (MAYOR, "And her deputy?", "What did Ada Lund’s deputy say about the old bridge?"),
        (FERRY, "What else did she say?", "What else did Cora Banks say?"),
        (Exchange("What does the teacher do?", (quote(BRIDGE, 13),)), "How old is he?", "How old is Finn Aker?"),
        (Exchange("What did the nurse tell you?", (quote_with_speech(BRIDGE, 4), quote(BRIDGE, 14))),
         "Who is she?", "Who is Gro Vik?"),
        (Exchange("Who denied that money was short?", (quote(BRIDGE, 4, "Her deputy"),)), "Who is he?",
         "Who is Bo Reed?"),
    ],
)  # fmt: skip
def test_he_and_she_are_who_speaks_in_the_answer(before: Exchange, question: str, expected: str) -> None:
    assert read(question, before).question == expected


def test_a_person_whom_the_question_names_is_nearer_than_one_in_the_answer() -> None:
    asked = Exchange("What did Khinshtein say about the dead?", BOTH.quotes)
    assert read("When did he say that?", asked).question.startswith("When did Alexander Khinshtein say that")


def test_a_pronoun_means_nobody_of_the_other_sex() -> None:
    assert read("How old is she?", MAYOR, PROSECUTOR).question == "How old is Ada Lund?"


def test_the_governor_is_who_is_called_so_in_the_answer() -> None:
    assert read("What did the governor say about the children?", GOVERNOR).question == (
        "What did Alexander Khinshtein say about the children?"
    )
    assert read("Who is the governor?", GOVERNOR).question == "Who is the governor?"
    assert read("What did the governor say about the children?", MAYOR).question == (
        "What did the governor say about the children?"
    )


def test_names_typed_in_small_letters_are_known_from_the_answer() -> None:
    asked = Exchange("what did tsukanov say", PROSECUTOR.quotes)
    assert read("how old is he", asked).question == "How old is Alexei Tsukanov?"
    assert read("whats his job", asked).question == "What is Alexei Tsukanov’s job?"


def test_two_persons_equally_near_make_two_readings() -> None:
    reading = read("What did he say?", BOTH)
    assert reading.others == ("What did Alexei Tsukanov say?", "What did Alexander Khinshtein say?")
    assert reading.question == reading.others[0]


def test_two_persons_are_told_apart_by_the_question_and_by_how_well_they_answered() -> None:
    about_the_occupation = read("When did he speak of the occupation?", BOTH)
    assert about_the_occupation.question == "When did Alexander Khinshtein speak of the occupation?"
    best, other = BOTH.quotes
    clear = replace(BOTH, quotes=(replace(best, score=0.9), replace(other, score=0.3)))
    reading = read("What did he say?", clear)
    assert (reading.question, reading.others) == ("What did Alexei Tsukanov say?", ())


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did the other one say?", "What did Alexander Khinshtein say?"),
        ("What did the first say?", "What did Alexei Tsukanov say?"),
        ("Which of the two is older?", "Which of Alexei Tsukanov and Alexander Khinshtein is older?"),
    ],
)
def test_of_two_speakers_one_or_both_are_named(question: str, expected: str) -> None:
    assert read(question, BOTH).question == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (TROOPS, "How many of them were killed?", "How many of the North Korean troops were killed, about Russia?"),
        (TROOPS, "Why were they sent?", "Why were North Korean troops sent, about Russia?"),
        (MAYOR, "When was it built?", "When was the old bridge built?"),
        (MAYOR, "Who carried it out?", "Who carried out the old bridge?"),
        (MAYOR, "What is the name of its builder?", "What is the name of the builder of the old bridge?"),
        (PROSECUTOR, "Has it changed since?", "Has the number of people who are missing changed since?"),
        (PROSECUTOR, "How was this figure calculated?", "How was the figure of 789 individuals calculated?"),
        (PROSECUTOR, "Is that more than the dead?", "Is the number of people who are missing more than the dead?"),
        (GOVERNOR, "What did Tsukanov say about it?", "What did Tsukanov say about the civilian death toll?"),
        (SEIZED, "What happened there?", "What happened in the Kursk region?"),
        (SEIZED, "Who governed the region at that time?", "Who governed the region in August 2024?"),
        (Exchange("How many died in the missile attack on Poltava?"), "When was the attack?",
         "When was the missile attack on Poltava?"),
        (Exchange("How many people were killed in the attack on Poltava?"), "How many were injured?",
         "How many people were injured in the attack on Poltava?"),
        (Exchange("How many people are missing?"), "And the dead?", "How many people are dead?"),
    ],
)  # fmt: skip
def test_they_it_there_and_then_are_what_was_spoken_of(before: Exchange, question: str, expected: str) -> None:
    assert read(question, before).question == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (EXPELLED, "Is that true?", "Is it true that Russia expelled the Ukrainian forces from the Kursk region?"),
        (EXPELLED, "Who denied that?", "Who denied that Russia expelled the Ukrainian forces from the Kursk region?"),
        (GOVERNOR, "Is that true?",
         "Is it true that the civilian death toll from the nine-month occupation had reached 288?"),
        (GOVERNOR, "Who confirmed that figure?",
         "Who confirmed that the civilian death toll from the nine-month occupation had reached 288?"),
        (PROSECUTOR, "According to whom?", "Who said how many people are missing?"),
        (PROSECUTOR, "Who gave that figure?", "Who said how many people are missing?"),
        (Exchange("Who said how many people are missing?", PROSECUTOR.quotes), "When did he say that?",
         "When did Alexei Tsukanov say how many people are missing?"),
        (Exchange("How long will the ban last?"), "Who said so?", "Who said how long the ban will last?"),
    ],
)  # fmt: skip
def test_what_was_said_becomes_a_clause(before: Exchange, question: str, expected: str) -> None:
    assert read(question, before).question == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (Exchange("Who asked about the money?", (quote(BRIDGE, 6, "Cora Banks"),)), "Why?",
         "Why was it that Cora Banks asked about the money?"),
        (Exchange("Who walks to work?", (quote(BRIDGE, 13),)), "Since when?",
         "Since when was it that Finn Aker walks to work?"),
        (Exchange("Who walks to work?"), "Since when?", "Since when was that, about who walks to work?"),
        (GOVERNOR, "What did Tsukanov say to that?",
         "What did Tsukanov say to Alexander Khinshtein’s statement that the civilian death toll from the nine-month"
         " occupation had reached 288?"),
        (Exchange("What did Khinshtein say about the toll?", GOVERNOR.quotes), "Is that true?",
         "Is it true that the civilian death toll from the nine-month occupation had reached 288?"),
        (Exchange("Is it true that the bridge is shut?"), "Who denies it?", "Who denies that the bridge is shut?"),
    ],
)  # fmt: skip
def test_what_somebody_did_or_said_is_asked_about_in_their_name(before: Exchange, question: str, expected: str) -> None:
    assert read(question, before).question == expected


def test_nobody_said_anything_in_silence() -> None:
    silent = Exchange("Who was arrested for theft?")
    assert read("Who said that?", PROSECUTOR, silent).question == "Who said how many people are missing?"
    assert read("Who gave that figure?", PROSECUTOR, silent).question == "Who said how many people are missing?"


def test_who_else_asks_who_else_spoke_of_it() -> None:
    said = Exchange("What did Khinshtein say about the toll?", GOVERNOR.quotes)
    assert read("And who else?", said).question == "Who else said something about the toll?"
    assert read("Who else?", PROSECUTOR).asks == "more"


def test_no_words_are_put_into_a_question_that_only_their_speaker_can_say() -> None:
    ours = Exchange("What did Lund say?", (_quote_of("We saw that we were late."),))
    assert read("Who denied that?", ours).question == "Who denied what Lund said?"


def test_who_did_it_is_who_the_answer_says_did_it() -> None:
    resigned = Exchange(
        "Who resigned?", (_quote_of("Stahl told Helen Marsh so."), _quote_of("Thomas Lund has resigned."))
    )
    assert read("Why?", resigned).question == "Why was it that Thomas Lund resigned?"


def test_a_question_about_what_was_done_to_her_may_mean_either_woman() -> None:
    two = Exchange("What did Petra Stahl say about Helen Marsh?")
    assert read("Who demanded her resignation?", two).others == (
        "Who demanded Petra Stahl’s resignation?",
        "Who demanded Helen Marsh’s resignation?",
    )


def test_nobody_does_it_to_himself() -> None:
    two = Exchange("Did Karl Duda call Thomas Lund?")
    assert read("Did Thomas Lund thank him?", two).question == "Did Thomas Lund thank Karl Duda?"


def test_the_deputy_mayor_is_not_the_mayor() -> None:
    deputy = Exchange("Who confirmed it?", (), "Thomas Lund, the deputy mayor, confirmed it.")
    assert read("What did the mayor say?", deputy).question == "What did the mayor say?"


def test_a_phrase_loses_the_capital_that_it_had_at_the_head_of_its_sentence() -> None:
    woman = Exchange("Who fell?", (), "A 71-year-old woman, the hospital said.")
    assert read("When did she die?", woman).question == "When did a 71-year-old woman die?"
    fourteen = Exchange("What happened?", (), "Fourteen people were injured.")
    assert (
        read("How many of them were children?", fourteen).question == "How many of the fourteen people were children?"
    )


def test_where_no_person_fits_the_pronoun_stays_beside_what_was_spoken_of() -> None:
    prize = Exchange("Did the film win?", (), "It was up for two prizes in Beverly Hills.")
    assert read("Did she win any awards?", prize).question == "Did she win any awards, about whether the film won?"


def test_those_who_are_asked_about_are_nearer_than_those_who_are_only_mentioned() -> None:
    asked = Exchange("Did Orla Quinnell have siblings?", (), "She and her brother, Hank, are the only ones.")
    assert read("Who were her parents?", asked).question == "Who were Orla Quinnell’s parents?"


def test_those_who_say_something_are_the_speakers_of_the_answer() -> None:
    officials = Exchange("How many residents died?", (quote_with_speech(SEED, 1),))
    assert (
        read("When did they say that?", officials).question == "When did local officials say how many residents died?"
    )


def test_a_reply_of_another_program_is_pointed_into_too() -> None:
    before = Exchange("Who runs the ferry?", (), "The ferry is run by Angela Banks.")
    assert read("How old is she?", before).question == "How old is Angela Banks?"


@pytest.mark.parametrize(
    "question",
    [
        "What did the council decide about the school?",
        "How many houses burned in Belgorod?",
        "Is it likely that the ferry will run again?",
        "What time is it in Kyiv?",
        "How long does it take to build a bridge?",
        "How many people were brought to Marwick?",
        "Did Lind say why she wanted to go?",
        "Does Devereux trust his own dating of the moss?",
        "did the council say when it wants to close its pool",
        "Who said that the survey was hidden?",
        "What is primatology?",
        "Are there any schools in the city that have no teachers?",
    ],
)
@pytest.mark.parametrize("before", [PROSECUTOR, BOTH, GOVERNOR, MAYOR, TROOPS])
def test_a_change_of_topic_carries_nothing_over(before: Exchange, question: str) -> None:
    assert read(question, before) == Interpretation(question)


def _quote_of(words: str) -> Quote:
    return replace(quote(SEED, 2), text=words, start=0, end=len(words))


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["a ", "Ab ", "Ab", "the ", "of the ", "what did he ", "not ", "1,", "no, ", "’s "])
@pytest.mark.parametrize(
    "question", ["Who said that?", "What did he say about it?", "no, I meant Ab", "How many of them?"]
)
def test_reading_takes_milliseconds_on_words_without_end(question: str, piece: str) -> None:
    exchanges = [Exchange((piece * 500)[:499], (_quote_of((piece * 2000)[:2000]),) * 5)] * 10
    began = time.process_time()
    interpret(question, exchanges, UNFILTERED, ())
    interpret((piece * 500)[:499], exchanges, UNFILTERED, ())
    assert time.process_time() - began < 0.5


def test_a_conversation_goes_on_after_it_was_asked_who_said_it_and_when() -> None:
    said = Exchange("Who said how many people are missing?", PROSECUTOR.quotes)
    when = Exchange("When did Alexei Tsukanov say how many people are missing?")
    assert read("When?", PROSECUTOR, said).question == when.question
    assert read("What about Ukrainian civilians?", PROSECUTOR, said, when).question == (
        "How many Ukrainian civilians are missing?"
    )


def test_he_who_says_something_is_one_who_spoke_before_one_who_was_only_mentioned() -> None:
    mentioned = Exchange("How many Ukrainian civilians have died?", (quote(SEED, 11, "13,100"),))
    assert read("What did he say about the death toll?", PROSECUTOR, mentioned).question == (
        "What did Alexei Tsukanov say about the death toll?"
    )
