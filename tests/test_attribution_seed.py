"""The seed article with the tagger that ships: who says what in each of its sentences."""

from pathlib import Path

import pytest

from rag.attribution import attribute
from rag.models import load_trained_tagger
from rag.schema import Sentence, Speech
from rag.segment import split_sentences

pytestmark = pytest.mark.slow

CORPUS = Path(__file__).parent.parent / "corpus"
PROSECUTOR = ("Alexei Tsukanov", "the region’s Prosecutor General")
GOVERNOR = ("Alexander Khinshtein", "Acting Governor of Kursk")

Article = tuple[str, dict[int, Speech], tuple[Sentence, ...]]


@pytest.fixture(scope="module")
def seed() -> Article:
    """The text, the main speech of each sentence by its number, and the sentences."""
    text = next(
        path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt")) if "Tsukanov" in path.read_text("utf-8")
    )
    sentences = tuple(split_sentences(text, text.splitlines()[0]))
    speeches = attribute(text, sentences, load_trained_tagger())
    return text, {s.number: main for s, (main, *_) in zip(sentences, speeches, strict=True)}, sentences


@pytest.mark.parametrize(
    ("number", "kind", "speaker", "cue"),
    [
        (1, "indirect", ("local officials", None), "reported"),
        (2, "direct", PROSECUTOR, "stated"),
        (3, "direct", PROSECUTOR, "stated"),
        (4, "none", None, None),
        (6, "indirect", ("Russia’s military", None), "announced"),
        (7, "indirect", GOVERNOR, "reported"),
        (9, "mixed", PROSECUTOR, "mentioned"),
        (10, "indirect", ("authorities", None), "noted"),
        (11, "indirect", ("United Nations", None), "estimates"),
    ],
)
def test_each_sentence_of_the_seed_has_its_speaker(
    seed: Article, number: int, kind: str, speaker: tuple[str, str | None] | None, cue: str | None
) -> None:
    speech = seed[1][number]
    assert speech.kind == kind
    assert (speech.speaker and (speech.speaker.name, speech.speaker.role)) == speaker
    assert cue in speech.cue.text.split() if speech.cue and cue else speech.cue is None


def test_who_did_not_elaborate_says_nothing(seed: Article) -> None:
    speech = seed[1][8]
    assert speech.kind == "none" or speech.flags == ("denied",)


def test_a_later_surname_points_at_the_full_mention(seed: Article) -> None:
    _, speeches, _ = seed
    later, earlier = speeches[9].speaker, speeches[3].speaker
    assert later and earlier
    assert (later.start, later.role_start) == (earlier.start, earlier.role_start)


def test_only_one_sentence_of_the_seed_has_an_outlet_and_it_is_the_whole_phrase(seed: Article) -> None:
    vias = {number: speech.via.text for number, speech in seed[1].items() if speech.via}
    assert vias == {9: "as per the regional broadcaster Seym"}


def test_what_was_supposedly_perpetrated_is_hedged(seed: Article) -> None:
    assert [number for number, speech in seed[1].items() if "hedged" in speech.flags] == [9]


def test_what_was_said_is_what_the_quotation_marks_hold(seed: Article) -> None:
    text, speeches, _ = seed
    (said,) = speeches[3].said
    assert text[said.start : said.end] == "Official figures indicate 358 fatalities,»"


def test_every_string_is_a_piece_of_the_article(seed: Article) -> None:
    text, speeches, _ = seed
    for speech in speeches.values():
        for piece in (speech.cue, speech.via, speech.speaker.mention if speech.speaker else None):
            assert piece is None or text[piece.start : piece.end] == piece.text
        if speech.speaker:
            assert text[speech.speaker.start : speech.speaker.end] == speech.speaker.name
            assert (
                text[speech.speaker.role_start : speech.speaker.role_end] == speech.speaker.role
                or not speech.speaker.role
            )


def test_the_headline_has_no_speech(seed: Article) -> None:
    _, speeches, sentences = seed
    assert sentences[0].kind == "headline"
    assert speeches[0] == Speech()
