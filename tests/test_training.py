"""Where the tuned numbers come from: the sets as they are read, and the fits."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rag.rank.features import Features
from training.examples import Example, read_clapnq, read_squad

if TYPE_CHECKING:
    from training.late_interaction import Seen

CONTEXT = "The bridge closed on Monday. Four schools opened again. Nobody was hurt."
SIZE = len(Features.__dataclass_fields__)


def sentences(example: Example) -> list[str]:
    """The sentences that answer."""
    article = example.passages[0].article
    spoken = [s.sentence for passage in example.passages for s in passage.sentences]
    return [article.text[s.start : s.end] for s in spoken if s.start in example.answers]


def test_a_squad_question_is_answered_by_the_sentence_with_the_answer(tmp_path: Path) -> None:
    answers = [{"text": "Four", "answer_start": CONTEXT.index("Four")}]
    asked = [
        {"question": "How many schools?", "is_impossible": False, "answers": answers},
        {"question": "How many hotels?", "is_impossible": True, "answers": [], "plausible_answers": answers},
    ]
    page = {"title": "The_storm", "paragraphs": [{"context": CONTEXT, "qas": asked}]}
    (tmp_path / "dev.json").write_text(json.dumps({"data": [page]}), "utf-8")
    possible, impossible = read_squad(tmp_path / "dev.json")
    assert possible.passages[0].article.title == "The storm"
    assert (possible.question, sentences(possible)) == ("How many schools?", ["Four schools opened again."])
    assert (impossible.question, sentences(impossible)) == ("How many hotels?", [])


def test_a_clapnq_question_is_answered_by_its_selected_sentences(tmp_path: Path) -> None:
    passage = {"title": "Storm", "sentences": ["The mayor 's bridge closed .", "It ( was ) `` old '' .", " "]}
    yes = {
        "input": "what closed",
        "passages": [passage],
        "output": [{"selected_sentences": ["The mayor 's bridge closed ."]}],
    }
    no = {"input": "who won", "passages": [passage], "output": [{}]}
    (tmp_path / "answerable.jsonl").write_text(json.dumps(yes) + "\n", "utf-8")
    (tmp_path / "unanswerable.jsonl").write_text(json.dumps(no) + "\n", "utf-8")
    answerable, unanswerable = read_clapnq(tmp_path)
    assert sentences(answerable) == ["The mayor's bridge closed."]
    assert sentences(unanswerable) == []
    assert answerable.passages[0].article.text.strip() == 'The mayor\'s bridge closed. It (was) "old".'


def made_up(seed: int) -> "Seen":
    """Five sentences; the one with the highest first feature answers, the other features are noise."""
    from training.late_interaction import Seen

    features = np.random.default_rng(seed).random((5, SIZE))
    return Seen(features, features[:, 0] == features[:, 0].max())


@pytest.mark.slow
def test_ranking_learns_which_feature_tells_the_answer_and_leaves_the_chosen_ones_alone() -> None:
    from training.late_interaction import fit_ranking, fit_scale

    seen = [made_up(seed) for seed in range(20)]
    weights = fit_ranking(seen)
    assert np.argmax(np.abs(weights)) == 0
    held = [name for name, weight in zip(Features.__dataclass_fields__, weights, strict=True) if weight == 0]
    assert held == ["least_word_nearby", "names_missing", "count_missing", "other_speaker", "own_words"]
    slope, bias = fit_scale(seen, weights)
    assert slope > 0 > bias


@pytest.mark.slow
def test_a_passage_is_seen_by_its_best_sentence_with_and_without_its_answers() -> None:
    from training.late_interaction import Seen, best_sentences

    features = np.eye(3, SIZE)
    weights = np.arange(SIZE, 0.0, -1)
    best, answered = best_sentences([Seen(features, np.array([True, False, False]))], weights)
    assert best.tolist() == [features[0].tolist(), features[1].tolist()]
    assert answered.tolist() == [True, False]


@pytest.mark.slow
def test_a_passage_whose_sentences_all_answer_is_not_seen_without_them() -> None:
    from training.late_interaction import Seen, best_sentences

    _, answered = best_sentences([Seen(np.eye(2, SIZE), np.array([True, True]))], np.ones(SIZE))
    assert answered.tolist() == [True]


@pytest.mark.slow
def test_a_logistic_regression_finds_the_odds() -> None:
    from training.regression import fit_logistic

    features = np.array([[0.0]] * 400 + [[1.0]] * 400)
    positive = np.array([True] * 100 + [False] * 300 + [True] * 300 + [False] * 100)
    (weight,), bias = fit_logistic(features, positive)
    assert bias == pytest.approx(np.log(1 / 3), abs=0.02)
    assert bias + weight == pytest.approx(np.log(3), abs=0.02)
