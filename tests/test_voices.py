"""Whom a name means in a corpus, and everything that they say there."""

from pathlib import Path

import pytest

from rag.schema import Filters
from rag.voices import as_passages, find_voices, only_theirs, their_sentences
from tests.spoken_cases import KHINSHTEIN, TOLL, TSUKANOV, Line, Voice, indexed, put, stored

BILL: Line = ("Bill Clinton said that he was glad.", [Voice("Bill Clinton")])
HILLARY: Line = ("Hillary Clinton said that she was not.", [Voice("Hillary Clinton")])
CLINTON: Line = ("Clinton said nothing more.", [Voice("Clinton")])
BOTH: Line = ("Khinshtein and Alexei Tsukanov said it.", [Voice("Khinshtein"), Voice("Alexei Tsukanov")])


@pytest.mark.parametrize("asked", ["Khinshtein", "Governor Khinshtein", "the governor", "Alexander Khinshtein"])
def test_everything_they_say_is_found_and_nothing_that_others_say(tmp_path: Path, asked: str) -> None:
    with stored(tmp_path, indexed("a", *TOLL)) as store:
        voices = find_voices(store, asked)
        assert voices.names == ("Alexander Khinshtein",)
        assert [spoken.sentence.number for _, spoken in their_sentences(store, voices, Filters())] == [1, 4]


def test_a_surname_means_everybody_of_that_name(tmp_path: Path) -> None:
    with stored(tmp_path, indexed("a", BILL, HILLARY), indexed("b", HILLARY)) as store:
        assert find_voices(store, "Clinton").names == ("Hillary Clinton", "Bill Clinton")
        assert find_voices(store, "Bill Clinton").names == ("Bill Clinton",)


def test_a_surname_that_an_article_prints_alone_is_theirs_unless_it_can_be_somebody_elses(tmp_path: Path) -> None:
    with stored(tmp_path, indexed("a", BILL), indexed("b", CLINTON)) as store:
        assert set(find_voices(store, "Bill Clinton").names) == {"Bill Clinton", "Clinton"}
        put(store, indexed("c", HILLARY))
        voices = find_voices(store, "Bill Clinton")
        assert (voices.names, voices.near) == (("Bill Clinton",), ("Clinton",))


def test_two_who_are_asked_for_are_both_meant(tmp_path: Path) -> None:
    with stored(tmp_path, indexed("a", *TOLL)) as store:
        assert find_voices(store, "Tsukanov and Khinshtein").names == ("Alexander Khinshtein", "Alexei Tsukanov")


@pytest.mark.parametrize(
    ("asked", "near"),
    [("Khinstein", ("Alexander Khinshtein",)), ("Alexey Tsukanof", ("Alexei Tsukanov",)), ("Berg", ()), ("", ())],
)
def test_a_name_that_nobody_has_brings_the_nearest(tmp_path: Path, asked: str, near: tuple[str, ...]) -> None:
    with stored(tmp_path, indexed("a", *TOLL)) as store:
        voices = find_voices(store, asked)
        assert (voices.names, voices.near) == ((), near)


def test_of_a_sentence_of_two_only_their_own_speech_is_kept(tmp_path: Path) -> None:
    with stored(tmp_path, indexed("a", BOTH)) as store:
        ((_, spoken),) = their_sentences(store, find_voices(store, "Tsukanov"), Filters())
        assert [speech.speaker and speech.speaker.name for speech in spoken.speeches] == ["Alexei Tsukanov"]
        (whole,) = store.articles.reporting_sentences("a", 1, 1)
        assert only_theirs(whole, {"Khinshtein", "Alexei Tsukanov"}) == whole


def test_passages_are_given_with_no_sentences_but_theirs(tmp_path: Path) -> None:
    long: Line = (f"Alexei Tsukanov, the region’s Prosecutor General, said {'it again and ' * 60}again.", [TSUKANOV])
    again: Line = ("Alexander Khinshtein, Acting Governor, agreed.", [KHINSHTEIN])
    article = indexed("a", *TOLL, *[long] * 4, again)
    with stored(tmp_path, article) as store:
        found = their_sentences(store, find_voices(store, "Khinshtein"), Filters())
        passages = as_passages(store, found)
        assert len(passages) > 1
        assert [spoken for passage in passages for spoken in passage.sentences] == [spoken for _, spoken in found]
        for passage in passages:
            assert all(passage.passage.first <= s.sentence.number <= passage.passage.last for s in passage.sentences)
