"""Questions with a topic beside them, read with it and without."""

import pytest

from rag.rank import read_twice
from rag.schema import Article, Highlight, ScoredSentence, Scores, Sentence, Speech, SpokenSentence

TEXT = "The storm cut off Innis Carrow. The island has a doctor. Police arrested four men."
ARTICLE = Article("storm", TEXT, "", "", "")
CUT_OFF, DOCTOR, POLICE = 0, TEXT.index("The island"), TEXT.index("Police")


def scores(confidence: float, **by_place: float) -> Scores:
    """Scores of the three sentences, best first."""
    places = {"cut_off": CUT_OFF, "doctor": DOCTOR, "police": POLICE}
    sentences = [
        ScoredSentence(
            ARTICLE,
            SpokenSentence(Sentence(places[name], places[name] + 20, 0, "reporting", 1), Speech()),
            score,
            Highlight(places[name], places[name] + (3 if confidence > 0.5 else 6)),
        )
        for name, score in by_place.items()
    ]
    return Scores(tuple(sorted(sentences, key=lambda one: -one.score)), confidence)


def starts(found: Scores) -> list[int]:
    return [scored.spoken.sentence.start for scored in found.sentences]


def test_what_answers_the_topic_alone_comes_after_what_answers_the_question() -> None:
    both = read_twice(
        scores(0.9, cut_off=0.9, doctor=0.6, police=0.01), scores(0.4, cut_off=0.1, doctor=0.9, police=0.1)
    )
    assert starts(both) == [DOCTOR, CUT_OFF, POLICE]
    assert both.confidence == pytest.approx(0.6)


def test_what_is_unlikely_with_the_topic_is_not_put_forward() -> None:
    both = read_twice(
        scores(0.9, cut_off=0.9, doctor=0.6, police=0.1), scores(0.4, cut_off=0.1, doctor=0.2, police=0.99)
    )
    assert starts(both)[-1] == POLICE


def test_the_highlight_is_what_answers_the_question_alone() -> None:
    both = read_twice(scores(0.9, doctor=0.6), scores(0.4, doctor=0.9))
    assert both.sentences[0].highlight == Highlight(DOCTOR, DOCTOR + 6)


def test_where_the_topic_finds_nothing_nothing_is_found() -> None:
    assert read_twice(Scores((), 0.0), scores(0.4, doctor=0.9)) == Scores((), 0.0)
