"""A sentence in which somebody speaks becomes a question for what they said, and about what."""

import pytest

from rag.next_questions.phrases import noun_phrases, opening_subject, subjects
from rag.next_questions.speakers import named, speaker_questions
from rag.schema import Mention, Speaker, SpeakerKind
from tests.next_question_cases import excerpt
from tests.speech_cases import Said


def _asked(sentence: str, said: Said, question: str = "Why?") -> list[str]:
    return [one.question for one in speaker_questions(excerpt(sentence, said), question)]


def test_a_speaker_is_asked_about_what_the_clause_is_about() -> None:
    said = Said("indirect", "Carlos Mendes", "said", ("the results were encouraging",))
    asked = _asked("Carlos Mendes said the results were encouraging.", said)
    assert asked == ["What did Carlos Mendes say about the results?"]


def test_a_speaker_is_asked_first_about_what_the_question_asks() -> None:
    sentence = "Carlos Mendes said the results were encouraging for the fishermen."
    said = Said("indirect", "Carlos Mendes", "said", ("the results were encouraging for the fishermen.",))
    assert _asked(sentence, said, "Who are the fishermen?") == ["What did Carlos Mendes say about the fishermen?"]


def test_a_speaker_of_no_certain_thing_is_asked_for_everything() -> None:
    said = Said("direct", "Peter Vance", "said", ("“We did what we could,”",))
    assert _asked("“We did what we could,” said Peter Vance.", said) == ["What did Peter Vance say?"]


def test_the_outlet_that_passes_it_on_is_not_what_it_is_about() -> None:
    sentence = "Peter Vance said that it rained, as per the regional broadcaster Seym."
    said = Said("indirect", "Peter Vance", "said", ("that it…Seym",), via="as per the regional broadcaster Seym")
    assert _asked(sentence, said) == ["What did Peter Vance say?"]


def test_who_asks_or_denies_is_not_asked_what_they_said() -> None:
    assert _asked("Peter Vance denied it.", Said("indirect", "Peter Vance", "denied", flags=("denied",))) == []


@pytest.mark.parametrize(
    ("name", "kind", "asked_as"),
    [
        ("Alexei Tsukanov", "person", "Alexei Tsukanov"),
        ("Bill de Blasio", "person", "Bill de Blasio"),
        ("Boyle", "person", ""),
        ("Mr. Grassley and Mr. Leahy", "person", ""),
        ("Russia’s military", "organisation", "Russia’s military"),
        ("United Nations", "organisation", "the United Nations"),
        ("IMF", "organisation", "the IMF"),
        ("Police", "organisation", ""),
        ("the company", "organisation", ""),
        ("A Study", "document", ""),
        ("Local Officials", "unnamed", ""),
    ],
)
def test_a_speaker_is_named_only_by_a_name_that_stands_on_its_own(name: str, kind: SpeakerKind, asked_as: str) -> None:
    mention = Mention(f"the {name}", 0, 1) if asked_as.startswith("the ") else None
    assert named(Speaker(name, None, 0, 1, kind=kind, mention=mention)) == asked_as


def test_one_whom_the_article_leaves_open_is_not_named() -> None:
    assert named(Speaker("Ada Lund", None, 0, 1, confidence=0.4)) == ""
    assert named(None) == ""


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("that the market for ferries had collapsed", "the market for ferries"),
        ("over 13,100 Ukrainian civilians have lost their lives", "Ukrainian civilians"),
        ("that warmer seas could undo it", "warmer seas"),
        ("“Warmer seas could undo it,”", ""),  # a name, or only the first word
        ("that Russian military investigators have come", ""),
        ("that young moss was green", ""),
        ("“The bridge was old,”", "the bridge"),
        ("that he had no doubt", ""),
        ("that the fact was known", ""),
        ("This is the end", ""),
        ("that trade is", ""),
    ],
)
def test_a_clause_is_about_what_it_opens_with(said: str, phrase: str) -> None:
    assert opening_subject(said) == phrase


@pytest.mark.parametrize(
    ("said", "phrases"),
    [
        ("no doubt about the goal.", ["the goal"]),
        ("the civilian death toll from the war", ["the civilian death toll"]),
        ("that the mayor lives in the town.", ["the town"]),  # "lives" may be a verb or a noun
        ("the bridge fell into ruin", []),
        ("the U.S. is", []),
    ],
)
def test_a_phrase_is_taken_only_where_its_end_is_plain(said: str, phrases: list[str]) -> None:
    assert list(noun_phrases(said)) == phrases


def test_what_stands_before_an_auxiliary_is_a_subject() -> None:
    assert list(subjects("and the bus routes have changed, but the company was right")) == ["the bus routes"]
