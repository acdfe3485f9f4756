from pathlib import Path

import pytest

from rag.attribution import attribute
from rag.schema import Sentence, Speech
from rag.segment import split_sentences

CORPUS = Path(__file__).parent.parent / "corpus"
PROSECUTOR = ("Alexei Tsukanov", "the region’s Prosecutor General")
GOVERNOR = ("Alexander Khinshtein", "Acting Governor of Kursk")

Article = tuple[str, dict[int, Speech], tuple[Sentence, ...]]


@pytest.fixture(scope="module")
def seed() -> Article:
    text = next(
        path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt")) if "Tsukanov" in path.read_text("utf-8")
    )
    sentences = tuple(split_sentences(text, text.splitlines()[0]))
    speeches = attribute(text, sentences)
    return text, {s.number: speech for s, speech in zip(sentences, speeches, strict=True) if s.number}, sentences


@pytest.mark.parametrize(
    ("number", "kind", "speaker", "cue"),
    [
        (1, "indirect", ("local officials", None), "reported"),
        (2, "direct", PROSECUTOR, "stated"),
        (3, "direct", PROSECUTOR, "stated"),
        (4, "none", None, None),
        (5, "none", None, None),
        (6, "indirect", ("Russia’s military", None), "announced"),
        (7, "indirect", GOVERNOR, "reported"),
        (8, "none", None, None),
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
    assert (speech.cue and speech.cue.text) == cue


def test_a_later_surname_points_at_the_full_mention(seed: Article) -> None:
    _, speeches, _ = seed
    assert speeches[9].speaker == speeches[3].speaker


def test_the_outlet_is_the_whole_phrase_that_names_it(seed: Article) -> None:
    text, speeches, _ = seed
    via = speeches[9].via
    assert via is not None
    assert via.text == "as per the regional broadcaster Seym" == text[via.start : via.end]


def test_only_one_sentence_of_the_seed_has_an_outlet(seed: Article) -> None:
    assert [number for number, speech in seed[1].items() if speech.via] == [9]


def test_every_string_is_a_piece_of_the_article(seed: Article) -> None:
    text, speeches, _ = seed
    for speech in speeches.values():
        for piece in (speech.cue, speech.via):
            assert piece is None or text[piece.start : piece.end] == piece.text
        if speech.speaker:
            assert text[speech.speaker.start : speech.speaker.end] == speech.speaker.name
            near = text[max(speech.speaker.start - 80, 0) : speech.speaker.end + 80]
            assert speech.speaker.role is None or speech.speaker.role in near


def test_the_headline_has_no_speech(seed: Article) -> None:
    text, _, sentences = seed
    assert attribute(text, sentences)[0] == Speech()
    assert sentences[0].kind == "headline"
