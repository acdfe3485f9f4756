import json
from pathlib import Path

import pytest

from eval.attributions import sample
from eval.attributions.sample import draw, sample_lines
from tests.polnear_cases import CALM, DOUBTS, OPENS, TEXT, WAITED, cut_article, place, write_corpus


def drawn(data: Path) -> list[str]:
    article = cut_article(data)
    return [article.text[one.start : one.end] for _, one in draw([article])]


def test_either_kind_of_sentence_is_drawn_no_more_often_than_an_article_may_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample, "SPOKEN_OF_ONE", 1)
    found = drawn(tmp_path)
    assert len({OPENS, WAITED} & set(found)) == 1
    assert len(found) == 1 + sample.SILENT_OF_ONE


def test_no_more_are_drawn_than_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "SILENT", 0)
    assert drawn(tmp_path) == [OPENS, WAITED]


def test_the_same_articles_give_the_same_sentences(tmp_path: Path) -> None:
    assert drawn(tmp_path) == drawn(tmp_path)
    assert {OPENS, WAITED} < set(drawn(tmp_path))


def test_the_lines_to_judge_hold_places_and_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "SPOKEN", 0)
    monkeypatch.setattr(sample, "SILENT_OF_ONE", 3)
    lines = sample_lines(write_corpus(tmp_path))
    assert [(one["start"], one["end"]) for one in map(json.loads, lines)][-2:] == [place(CALM), place(DOUBTS)]
    assert not any(word in line for line in lines for word in TEXT.split() if len(word) > 4)
