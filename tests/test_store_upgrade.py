"""A data folder of format 1 goes on working, keeps its answers, and has its files read again."""

import json
import logging
import sqlite3
from dataclasses import asdict
from pathlib import Path

import pytest

from rag.schema import Filters
from rag.store import Store, fingerprint
from tests.corpora import store_in
from tests.spoken_cases import TOLL, indexed, stored

ARTICLE = indexed("a", *TOLL)


def make_old(folder: Path) -> None:
    """A folder as format 1 wrote it, with an article, its file and an answer."""
    with stored(folder, ARTICLE) as store:
        store.updates.file_read("a.txt", "stamp", ["a"])
        store.answers.keep("x", {"question": "Who?"})
    with sqlite3.connect(folder / "record.sqlite3") as database:
        database.execute("ALTER TABLE sentences RENAME COLUMN speeches TO speech")
        for start, speeches in database.execute("SELECT start, speech FROM sentences").fetchall():
            record = json.loads(speeches)[0]
            kept = {name: record[name] for name in ("kind", "speaker", "cue", "via")}
            if kept["speaker"]:
                kept["speaker"] = {name: kept["speaker"][name] for name in ("name", "role", "start", "end")}
            database.execute("UPDATE sentences SET speech = ? WHERE start = ?", (json.dumps(kept), start))
        database.execute("DROP TABLE speaker_words")
        database.execute("DROP TABLE speakers")
        database.execute("UPDATE about SET value = '1' WHERE name = 'format'")


def sentences_of_khinshtein(store: Store) -> list[int]:
    rows = [speaker.row for speaker in store.speakers.under({"khinshtein"})]
    return [spoken.sentence.number for _, spoken in store.speakers.sentences(rows, Filters())]


def test_what_format_1_knew_of_speakers_can_be_listed(tmp_path: Path) -> None:
    make_old(tmp_path)
    with store_in(tmp_path) as store:
        assert sentences_of_khinshtein(store) == [1, 4]
        first = store.articles.reporting_sentences("a", 1, 1)[0]
        speech = ARTICLE.speeches[1][0]
        assert first.speech.speaker is not None and speech.speaker is not None
        assert asdict(first.speech.speaker) == {**asdict(speech.speaker), "role_start": None, "role_end": None}


def test_answers_stay_and_every_file_is_to_be_read_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    make_old(tmp_path)
    with caplog.at_level(logging.WARNING), store_in(tmp_path) as store:
        assert store.answers.kept("x") == {"question": "Who?"}
        assert store.articles.of_file("a.txt", "stamp") is None
        assert store.articles.origins(["a"])["a"].fingerprint != fingerprint(ARTICLE.article)
    assert "Index its articles again" in caplog.text
    caplog.clear()
    with store_in(tmp_path) as store:
        assert store.notes.read("format") == "2"
    assert caplog.text == ""


def test_a_stop_on_the_way_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_old(tmp_path)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("rag.store.upgrade.insert_speakers", stop)
        with pytest.raises(KeyboardInterrupt), store_in(tmp_path):
            pass
    with store_in(tmp_path) as store:
        assert sentences_of_khinshtein(store) == [1, 4]
