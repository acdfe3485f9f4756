import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from eval.attributions.record import measure_attributions, measure_speakers, write_record
from eval.attributions.speakers import Speeches
from eval.metrics.shares import Tally
from rag.errors import InputError
from rag.models import Attribution
from rag.schema import Sentence, Speech
from tests.polnear_cases import TEXT, place, said_by, speaker, write_corpus, write_judgements

ANN = speaker("Ann Berg")


def ann_says_everything(text: str, sentences: Sequence[Sentence]) -> Speeches:
    return [said_by(ANN) for _ in sentences]


def someone_unprinted(text: str, sentences: Sequence[Sentence]) -> Speeches:
    return [(Speech("direct", speaker=type(ANN)("Bo Lind", None, 0, 7)),) for _ in sentences]


def test_the_speakers_of_the_judged_sentences_are_measured_in_all_and_by_group(tmp_path: Path) -> None:
    judged = write_judgements(tmp_path / "judged.jsonl")
    record = measure_speakers(write_corpus(tmp_path), judged, ann_says_everything, "made up")
    assert (record.sentences, record.tagger, record.loose) == (4, "made up", ())
    assert record.figures["precision"].tally == Tally(2, 4)
    assert record.kinds["person"]["precision"].tally == Tally(2, 2)
    assert record.phenomena["n"]["false_speakers"].tally == Tally(1, 1)


def test_every_string_of_every_article_is_checked(tmp_path: Path) -> None:
    judged = write_judgements(tmp_path / "judged.jsonl")
    record = measure_speakers(write_corpus(tmp_path), judged, someone_unprinted, "made up")
    assert record.strings == len(record.loose) > 4
    assert set(record.loose) == {"daily_mill: speaker at 0–7"}


def test_a_changed_text_is_refused(tmp_path: Path) -> None:
    judged = write_judgements(tmp_path / "judged.jsonl", sha256="0" * 64)
    with pytest.raises(InputError, match="is not the one that was judged"):
        measure_speakers(write_corpus(tmp_path), judged, ann_says_everything, "made up")


def test_what_is_tagged_is_compared_in_both_ways(tmp_path: Path) -> None:
    found = Attribution(place("Ann Berg"), place("said"), (), 1.0)
    record = measure_attributions(write_corpus(tmp_path), lambda article: [found], "made up")
    assert (record.articles, record.annotations, record.read_twice) == (1, 2, 1)
    for way in ("characters", "tokens"):
        assert record.scores[way]["source"].precision.tally == Tally(1, 2)
        assert record.agreement[way]["cue"].tally == Tally(2, 3)


def test_the_record_is_written_without_the_text_of_the_articles(tmp_path: Path) -> None:
    judged = write_judgements(tmp_path / "judged.jsonl")
    record = measure_speakers(write_corpus(tmp_path), judged, ann_says_everything, "made up")
    write_record(record, tmp_path / "deep" / "out", "speakers")
    written = (tmp_path / "deep" / "out" / "speakers.json").read_text(encoding="utf-8")
    assert json.loads(written)["figures"]["precision"]["tally"] == {"hits": 2, "of": 4}
    assert not any(sentence in written for sentence in TEXT.split("\n") if sentence)
