"""Questions about speech: who is asked about, and what is asked."""

import time

import pytest

from rag.said import SpeechQuestion, mentions, speech_question


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Who said that 358 people died?", "358 people died"),
        ("Who first reported 288 deaths?", "288 deaths"),
        ("Who was quoted as saying that 789 are missing?", "789 are missing"),
        ("Which broadcaster reported the offenses?", "the offenses"),
        ("What organisation estimates the losses?", "the losses"),
        ("According to whom have 621 civilians died?", "have 621 civilians died"),
        ("Whose figure is 13,100?", "13,100"),
        ("Who said that?", ""),
    ],
)
def test_who_said_something_asks_for_the_speaker(question: str, topic: str) -> None:
    assert speech_question(question) == SpeechQuestion("speaker", "", topic)


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("What did the governor report about the death toll?", "the governor", "the death toll"),
        ("What has Tsukanov said about the missing?", "Tsukanov", "the missing"),
        ("What did Tsukanov also mention?", "Tsukanov", ""),
        ("Which death toll did Khinshtein report?", "Khinshtein", "death toll"),
        ("How many civilians died according to the UN?", "the UN", "How many civilians died"),
        ("According to the United Nations, how many died?", "the United Nations", "how many died"),
        ("How many died, according to local officials?", "local officials", "How many died"),
    ],
)
def test_what_somebody_said_asks_for_the_content(question: str, speaker: str, topic: str) -> None:
    assert speech_question(question) == SpeechQuestion("content", speaker, topic)


@pytest.mark.parametrize(
    "question",
    [
        "How many people are missing?",
        "Who died?",
        "Who is said to have committed the offenses?",
        "What has been said about the dead?",
        "What does the article say about children?",
        "According to the article, how many people are missing?",
        "What do you think about the war?",
        "Did the evacuation go according to plan?",
    ],
)
def test_a_question_about_the_world_asks_about_no_speech(question: str) -> None:
    assert speech_question(question) is None


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("everything that Tsukanov said", "Tsukanov", ""),
        ("Show me everything Alexei Tsukanov has said about Kursk.", "Alexei Tsukanov", "Kursk"),
        ("All that the governor said on the missing", "the governor", "the missing"),
        ("Everything said by the UN about children?", "the UN", "children"),
        ("List Tsukanov's quotes", "Tsukanov", ""),
        ("Give me all of Mr. Khinshtein’s statements about the death toll.", "Mr. Khinshtein", "the death toll"),
        ("All quotes by the UN", "the UN", ""),
        ("What were Trump’s comments about Mexico?", "Trump", "Mexico"),
        ("What has Tsukanov said?", "Tsukanov", ""),
        ("What else did the governor say?", "the governor", ""),
        ("What did Khinshtein and Tsukanov say?", "Khinshtein and Tsukanov", ""),
    ],
)
def test_all_that_somebody_said_is_asked_for(question: str, speaker: str, topic: str) -> None:
    assert speech_question(question) == SpeechQuestion("everything", speaker, topic)


@pytest.mark.parametrize(
    "question",
    [
        "What did they say?",
        "Give me everything you said",
        "All the statements",
        "Did anyone see the mayor's comments?",
        "What did the crowd think of the mayor’s words?",
        "Everything was said to be calm",
    ],
)
def test_not_every_everything_is_somebodys(question: str) -> None:
    asked = speech_question(question)
    assert asked is None or asked.asks != "everything"


def test_a_sentence_mentions_whom_it_prints_word_beside_word() -> None:
    assert mentions("Neither Khinshtein nor Tsukanov elaborated.", "Tsukanov")
    assert mentions("He asked Alexei Tsukanov.", "Putin and Alexei Tsukanov")
    assert not mentions("Alexei and Boris Tsukanov met.", "Alexei Tsukanov")
    assert not mentions("The Tsukanovs met.", "Tsukanov")
    assert not mentions("The toll rose.", "the")


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["a ", "did X ", "everything ", "’s ", "said ", "according to ", "Ab ", "A", ", ", "who was "]
)
@pytest.mark.parametrize("opening", ["", "What did ", "Who said ", "Everything ", "What were ", "How many people "])
def test_time_does_not_explode_on_words_without_end(opening: str, piece: str) -> None:
    began = time.perf_counter()
    speech_question((opening + piece * 2000)[:2000])
    assert time.perf_counter() - began < 0.5
