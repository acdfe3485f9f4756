"""What a question is about: names as printed, else its rare words."""

import pytest

from rag.topic import mentions_name, spellings, topic_of


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("How old is Tsukanov?", ("Tsukanov",)),
        ("How old is President Zelensky?", ("Zelensky",)),
        ("What did Mr. Berg’s lawyer say?", ("Berg",)),
        ("Who is the Kursk region's Prosecutor General?", ("Kursk", "Prosecutor General")),
        ("What happened in Riverton in May 2024?", ("Riverton",)),
        ("Did Berg meet Ludwig van Holt in Oslo?", ("Berg", "Ludwig van Holt", "Oslo")),
        ("What did Berg say about Berg?", ("Berg",)),
        ("What did the U.S. announce?", ("U.S",)),
    ],
)
def test_names_are_those_that_the_question_prints(question: str, names: tuple[str, ...]) -> None:
    assert topic_of(question).names == names
    assert topic_of(question).words == ()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Why did the governor resign?", ("governor", "resign")),
        ("How many people are missing?", ("missing",)),
        ("WHO LEFT KURSK?", ("left", "kursk")),
        ("Bridges: how many fell in 2024?", ("bridges", "fell")),
        ("What happened last week?", ()),
    ],
)
def test_a_question_that_names_nothing_is_about_its_rare_words(question: str, words: tuple[str, ...]) -> None:
    assert topic_of(question).names == ()
    assert topic_of(question).words == words


@pytest.mark.parametrize(
    ("text", "name", "mentioned"),
    [
        ("Tsukanov’s figures", "Tsukanov", True),
        ("North Korean troops", "North Korea", True),
        ("North\nKorea", "North Korea", True),
        ("She works at a bank.", "Bank", False),
        ("Banks lend.", "Bank", True),
        ("Kurskaya station", "Kursk", False),
        ("Ukrainian", "Ukraine", False),
    ],
)
def test_a_name_is_mentioned_by_its_own_letters(text: str, name: str, mentioned: bool) -> None:
    assert mentions_name(text, name) is mentioned


def test_each_spelling_mentions_its_name() -> None:
    assert all(mentions_name(f"in {spelling}, too", "Korea") for spelling in spellings("Korea"))
