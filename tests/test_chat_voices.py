"""Who speaks in an article, and where: each under a label of their own, and nobody guessed at."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rag.chat.voices import COLOURS, Stretch, stretches, voices
from rag.schema import Article, Highlight, Sentence, Speaker, Speech, SpokenSentence
from tests.chat_cases import BRIDGE, SEED, spoken


def stretches_in(article: Article, number: int) -> list[Stretch]:
    of_sentence = stretches(spoken(article), voices(spoken(article)))
    return [stretch for sentence, found in of_sentence.items() if sentence.number == number for stretch in found]


def said_by(*names: str) -> tuple[SpokenSentence, ...]:
    """A sentence of ten characters for each, in one paragraph."""
    return tuple(
        SpokenSentence(
            Sentence(10 * i, 10 * i + 9, 0, "reporting", i + 1), Speech("direct", Speaker(name, None, 0, len(name)))
        )
        for i, name in enumerate(names)
    )


def test_voices_stand_in_the_order_in_which_they_are_first_heard() -> None:
    found = voices(spoken(SEED)).values()
    assert [voice.label for voice in found] == ["LO", "AT", "RM", "AK", "A", "UN"]
    assert [voice.colour for voice in found] == [1, 2, 3, 4, 5, 6]
    assert [voice.sentences for voice in found] == [1, 3, 1, 1, 1, 1]


def test_a_voice_has_the_role_that_any_of_its_sentences_prints() -> None:
    speaks = said_by("Ada Lund", "Ada Lund")
    second = replace(speaks[1], speech=Speech("direct", Speaker("Ada Lund", "the mayor", 0, 8)))
    assert [voice.role for voice in voices((speaks[0], second)).values()] == ["the mayor"]


def test_voices_beyond_the_colours_have_a_label_alone() -> None:
    found = list(voices(spoken(BRIDGE)).values())
    assert [voice.colour for voice in found[:COLOURS]] == list(range(1, COLOURS + 1))
    assert {voice.colour for voice in found[COLOURS:]} == {None}


def test_whoever_is_not_certain_is_nobody_in_particular_and_comes_last() -> None:
    *_, last = voices(spoken(BRIDGE)).values()
    assert (last.label, last.name, last.sentences) == ("?", "speaker not named, or not certain", 2)
    assert "He" not in voices(spoken(BRIDGE))
    assert [stretch.who for stretch in stretches_in(BRIDGE, 5)] == ["“He”, probably named in sentence 4"]
    assert [stretch.who for stretch in stretches_in(BRIDGE, 10)] == ["speaker not named in the text"]


def test_a_voice_is_heard_where_its_words_are_known_to_stand_else_in_the_whole_sentence() -> None:
    (known,) = stretches_in(SEED, 3)
    assert SEED.text[known.start : known.end] == "Official figures indicate 358 fatalities,»"
    (whole,) = stretches_in(SEED, 2)
    assert SEED.text[whole.start : whole.end].endswith("are still unknown.")
    assert stretches_in(SEED, 4) == []


def test_a_run_is_labelled_once_and_ends_with_its_paragraph() -> None:
    assert [stretches_in(SEED, number)[0].first for number in (2, 3, 9)] == [True, False, True]
    assert [stretches_in(BRIDGE, number)[0].first for number in (1, 2, 3)] == [True, False, False]


def test_a_run_ends_where_somebody_else_speaks() -> None:
    speaks = said_by("Ada Lund", "Bo Reed", "Ada Lund")
    found = stretches(speaks, voices(speaks))
    assert [stretch.first for here in found.values() for stretch in here] == [True, True, True]


def test_of_what_one_said_that_another_said_the_part_of_the_other_is_theirs_and_the_one_is_named_again() -> None:
    (spoken_by_one,) = said_by("Ada Lund")
    all_of_it = Speech("indirect", Speaker("Ada Lund", None, 0, 8))
    inner = Speech("direct", Speaker("Bo Reed", None, 0, 7), said=(Highlight(3, 6),))
    both = (replace(spoken_by_one, speech=all_of_it, others=(inner,)),)
    (here,) = stretches(both, voices(both)).values()
    assert [(stretch.start, stretch.end, stretch.voice.name, stretch.first) for stretch in here] == [
        (0, 3, "Ada Lund", True),
        (3, 6, "Bo Reed", True),
        (6, 9, "Ada Lund", True),
    ]


def test_the_same_initials_are_told_apart_by_a_number() -> None:
    found = voices(said_by("Ada Lund", "Alma Lie", "a lawyer", "«Bo» of the Reeds", "44", "7 of 9"))
    assert [voice.label for voice in found.values()] == ["AL", "AL2", "L", "BR", "S", "S2"]


@given(st.lists(st.text(min_size=1), min_size=1, unique=True))
def test_no_two_voices_share_a_label(names: list[str]) -> None:
    labels = [voice.label for voice in voices(said_by(*names)).values()]
    assert len(set(labels)) == len(names)
    assert all(labels)
