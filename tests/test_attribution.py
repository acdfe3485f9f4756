"""Speech from what a tagger finds; the tagger is told, by brackets in the text (tests/attribution_cases.py)."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.attribution import attribute
from rag.models import Attribution
from rag.schema import Sentence, Speech
from rag.segment import split_sentences
from tests.attribution_cases import Told, main_speeches, name, read_case, speeches_of, texts


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        ("[T “It is late,”] [C said] [S Mary Jones].", "direct"),
        ("[T “It is,”] [S Mary Jones] [C said], [T “very late.”]", "direct"),
        ("[S Mary Jones] [C tweeted]: [T “Done!”]", "direct"),
        ("[S Mary Jones] [C said], [T “We must all go.”]", "direct"),
        ("[S Mary Jones] [C said] [T that it was late].", "indirect"),
        ("[S Mary Jones] [C said] [T that it was “very late” for trade].", "mixed"),
        ("[S Mary Jones] [C called] [T the affair “a scandal”].", "mixed"),
        ("[S Mary Jones] [C said] [T “late”].", "mixed"),
        ("[T “It is late,”] [S Mary Jones] [C said], [T and that they must go].", "mixed"),
        ("“[S He] [C told] me [T it was late],” he wrote.", "indirect"),
        ("It was late.", "none"),
    ],
)
def test_the_kind_tells_how_much_of_what_is_said_is_quoted(case: str, kind: str) -> None:
    assert main_speeches(case)[0].kind == kind


def test_a_speech_has_its_speaker_its_cue_and_what_of_the_sentence_was_said() -> None:
    case = "On Monday [S Mary Jones] [C said] [T that it was late], and left."
    (speech,) = speeches_of(case)[0]
    assert (name(speech), speech.cue and speech.cue.text, speech.via) == ("Mary Jones", "said", None)
    assert texts(case, speech) == ["that it was late"]


def test_the_main_speech_is_the_one_that_most_of_the_sentence_is() -> None:
    case = "[S Ann Lee] [C said] [T it was late], but [S2 Bill Day] [C2 denied] [T2 that the bridge had been closed]."
    main, other = speeches_of(case)[0]
    assert (name(main), name(other)) == ("Bill Day", "Ann Lee")
    assert texts(case, main) == ["that the bridge had been closed"]


def test_what_is_said_of_speech_is_the_outer_speakers_first() -> None:
    case = "[S Police] [C said] [T that [S2 the driver] [C2 said] [T2 it was late]]."
    assert [name(speech) for speech in speeches_of(case)[0]] == ["Police", "the driver"]


def test_an_attribution_without_a_source_keeps_its_cue() -> None:
    (speech,) = main_speeches("It was [C said] [T that he left].")
    assert (speech.kind, speech.speaker, speech.cue and speech.cue.text) == ("indirect", None, "said")


def test_a_source_in_another_sentence_is_nobodys() -> None:
    assert main_speeches("[S Mary Jones] left. It was [C said] [T that he went].")[1].speaker is None


def test_the_same_words_are_said_once_by_the_same_speaker() -> None:
    case = "[S [S2 Mary Jones]] [C said] [T that [T2 it] was late, she [C2 added]]."
    assert len(speeches_of(case)[0]) == 1


def test_what_is_not_quoted_is_said_only_in_the_sentence_of_its_cue() -> None:
    assert main_speeches("[S Mary Jones] [C said] [T it was late]. [T Traders left.]")[1] == Speech()


@pytest.mark.parametrize("kind", ["headline", "byline"])
def test_headlines_and_bylines_without_a_cue_have_no_speech(kind: str) -> None:
    text = "Why Mary Jones allegedly left?"
    sentence = Sentence(0, len(text), 0, "headline" if kind == "headline" else "byline", 0)
    assert attribute(text, [sentence], Told(())) == ((Speech(),),)


def test_a_headline_can_be_attributed() -> None:
    text = "Bridge must close, says Mary Jones"
    told = Told((Attribution((24, 34), (19, 23), ((0, 17),), 1.0),))
    ((speech,),) = attribute(text, [Sentence(0, len(text), 0, "headline", 0)], told)
    assert (speech.kind, speech.cue and speech.cue.text) == ("indirect", "says")


SECONDS = 60  # on a busy machine; a time that grew with the square of the length would be many minutes
WORDS = 'Mary Jones|he|said|that|,|“|”|"|.|according to|the Daily Post|quoting|not|Asked|whether|?|:|—|\n\n|Q:|A:|**|I'


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split("|")), max_size=30).map(" ".join) | st.text(max_size=60), st.data())
def test_whatever_the_text_and_the_tags_every_string_is_a_piece_of_it(text: str, data: st.DataObject) -> None:
    sentences = split_sentences(text, "")
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).filter(lambda p: p[0] < p[1])
    places = place.map(lambda pair: (pair[0], pair[1]))
    contents = st.lists(places, max_size=2).map(tuple)
    attributions = st.builds(Attribution, st.none() | places, places, contents, st.just(1.0))
    told = data.draw(st.lists(attributions, max_size=3)) if text else []
    found = attribute(text, sentences, Told(tuple(sorted(told, key=lambda one: one.cue))))
    assert len(found) == len(sentences)
    for sentence, speeches in zip(sentences, found, strict=True):
        assert speeches
        for speech in speeches:
            pieces = [piece for piece in (speech.cue, speech.via) if piece]
            assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
            assert all(sentence.start <= piece.start < piece.end <= sentence.end for piece in speech.said)
            assert speech.kind != "none" or not (speech.speaker or speech.cue or speech.via or speech.said)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "“" * 10_000,
        "“Go.” " * 10_000,
        "“a” " * 10_000 + "said Mary Jones",
        "Mary Jones said: “It is late. " * 5_000,
        "Mary Jones: What? Bill Lee: Late.\n\n" * 3_000,
        "**Why?**\n\nI said so.\n\n" * 3_000,
        "said " * 20_000,
    ],
)
def test_a_large_and_odd_text_takes_no_more_than_seconds(text: str) -> None:
    begun = range(0, min(len(text), 50_000) - 40, 50)
    told = Told(tuple(Attribution((at, at + 2), (at + 3, at + 6), ((at + 7, at + 40),), 1.0) for at in begun))
    sentences = split_sentences(text, "")
    started = time.monotonic()
    assert len(attribute(text, sentences, told)) == len(sentences)
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        ("[S Mary Jones] [C denied] [T that it was late].", "indirect"),
        ("[S Mary Jones] [C tried] [T to cut it].", "none"),
        ("[S Mary Jones] [C called] [T it “a cut”].", "mixed"),
    ],
)
def test_what_the_tagger_is_less_sure_of_is_speech_where_the_words_leave_no_doubt(case: str, kind: str) -> None:
    text, told = read_case(case)
    unsure = Told(tuple(replace(one, score=0.7) for one in told))
    assert attribute(text, split_sentences(text, ""), unsure)[0][0].kind == kind
