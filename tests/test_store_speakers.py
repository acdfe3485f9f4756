"""Who speaks is found by the words of name and role, without reading articles, and goes with its article."""

import time
from pathlib import Path

from rag.schema import Filters
from rag.store import Store
from rag.variants import Known
from tests.spoken_cases import NATIONS, TOLL, Line, Voice, indexed, put, stored

BOTH: tuple[Line, ...] = (
    ("The mayor Ann Lee and the coach Bo Lind called it a good day.", [Voice("Ann Lee", "mayor"), Voice("Bo Lind")]),
    ("Nothing else was said.", []),
)


def names(store: Store, *words: str) -> list[str]:
    return [speaker.who.name for speaker in store.speakers.under(words)]


def test_a_speaker_is_found_under_each_word_of_name_and_role(tmp_path: Path) -> None:
    with stored(tmp_path, indexed("a", *TOLL), indexed("b", *BOTH)) as store:
        (found,) = store.speakers.under({"governor"})
        assert found.who == Known("Alexander Khinshtein", "person", ("Acting Governor",))
        assert found.article == "a"
        assert names(store, "lee", "tsukanov") == ["Alexei Tsukanov", "Ann Lee"]
        assert names(store, "nobody") == []


def test_one_whom_the_article_leaves_open_is_no_speaker(tmp_path: Path) -> None:
    with stored(tmp_path, indexed("a", *TOLL)) as store:
        assert store.speakers.names() == ["Alexander Khinshtein", "Alexei Tsukanov"]


def test_initials_find_what_they_stand_for(tmp_path: Path) -> None:
    with stored(tmp_path, indexed("a", ("Peace is near, the United Nations said.", [NATIONS]))) as store:
        assert names(store, "un") == ["the United Nations"]


def test_their_sentences_come_oldest_first_and_undated_last_each_once(tmp_path: Path) -> None:
    articles = [indexed("c", *BOTH), indexed("b", *BOTH, published="2025-06-01"), indexed("a", *BOTH, published="2024")]
    with stored(tmp_path, *articles) as store:
        rows = [speaker.row for speaker in store.speakers.under({"lee", "lind"})]
        assert len(rows) == 6
        found = store.speakers.sentences(rows, Filters())
        assert [article for article, _ in found] == ["a", "b", "c"]
        assert [speech.speaker and speech.speaker.name for speech in found[0][1].speeches] == ["Ann Lee", "Bo Lind"]


def test_many_speakers_in_one_article_are_no_harder_to_find_than_in_many(tmp_path: Path) -> None:
    crowd: list[Line] = [(f"Ann Lee{i}, the mayor, spoke.", [Voice(f"Ann Lee{i}", "mayor")]) for i in range(1000)]
    with stored(tmp_path, indexed("a", *crowd)) as store:
        rows = [speaker.row for speaker in store.speakers.under({"mayor"})]
        begun = time.perf_counter()
        assert len(store.speakers.sentences(rows, Filters())) == 1000
        assert time.perf_counter() - begun < 0.3  # seconds; each speaker's sentences read from the whole article: 1.2


def test_filters_apply_to_what_somebody_said(tmp_path: Path) -> None:
    dated = indexed("b", *BOTH, published="2025-06-01", publisher="The Gazette")
    with stored(tmp_path, indexed("a", *BOTH), dated) as store:
        rows = [speaker.row for speaker in store.speakers.under({"lee"})]
        for filters in (Filters(since="2025-01-01"), Filters(publisher="the gazette"), Filters(within=("b",))):
            assert [article for article, _ in store.speakers.sentences(rows, filters)] == ["b"]


def test_who_speaks_in_an_article_goes_with_it(tmp_path: Path) -> None:
    with stored(tmp_path, indexed("a", *TOLL), indexed("b", *BOTH)) as store:
        store.updates.remove(["a"])
        assert names(store, "khinshtein", "lee") == ["Ann Lee"]
        put(store, indexed("b", BOTH[1]))
        assert store.speakers.names() == []
