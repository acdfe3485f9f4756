"""Passages read whole by a model that is passed in, its scores as they are, and the order of what comes out."""

from collections.abc import Sequence

import numpy as np
import pytest

from rag.models import PassageReading
from rag.models.reading import NOT_READ, Place
from rag.rank import OwnReader
from rag.rank.reader import best_first
from rag.rank.weights import probability
from rag.rank.whole import read_whole
from rag.schema import Highlight, ReadPassage, ScoredSentence, Scores
from tests.fakes import SharedWords
from tests.test_rank import CLOSED, COST, HURT, OPENED, highlight, passages, texts

QUESTION = "How many houses did the storm destroy?"  # of its words, HURT has two: houses, storm
READER = OwnReader(SharedWords())


def without_sentences(read: ReadPassage) -> ReadPassage:
    return ReadPassage(read.article, read.passage, ())


def test_the_sentence_that_the_model_likes_best_is_first_with_its_span_marked() -> None:
    scores = READER.read(QUESTION, passages([CLOSED, OPENED], [HURT, COST]))
    assert texts(scores)[0] == HURT
    assert highlight(scores) == "storm"


def test_scores_and_confidence_are_the_models_own_odds() -> None:
    scores = READER.read(QUESTION, passages([CLOSED, HURT], [OPENED, COST]))
    assert [scored.score for scored in scores.sentences] == [probability(1), *[probability(-3)] * 3]
    assert scores.confidence == probability(1) > READER.threshold


def test_a_question_on_something_else_has_no_confidence() -> None:
    assert READER.read("Which planets have rings?", passages([CLOSED, HURT])).confidence < READER.threshold


def test_every_sentence_is_scored_once_though_passages_share_it() -> None:
    scores = READER.read(QUESTION, passages([CLOSED, HURT], [HURT, OPENED], [OPENED, COST]))
    assert sorted(texts(scores)) == sorted([CLOSED, HURT, OPENED, COST])


@pytest.mark.parametrize("read", [[], [without_sentences(passages([HURT])[0])] * 10])
def test_nothing_to_read_is_no_sentence_and_no_confidence(read: list[ReadPassage]) -> None:
    assert READER.read(QUESTION, read) == Scores((), 0.0)


def test_a_passage_without_sentences_does_not_count() -> None:
    empty, full = passages([HURT], [CLOSED])
    scores = READER.read(QUESTION, [without_sentences(empty), full])
    assert texts(scores) == [CLOSED]
    assert scores.confidence == probability(-3)


def test_it_is_named_for_its_model() -> None:
    assert READER.name == "shared-words"


class Falling:
    """Each passage answers less than the one before, and its sentences less than its first. Notes what it was given."""

    name = "falling"

    def __init__(self) -> None:
        self.given: list[tuple[str, str, str, tuple[Place, ...]]] = []

    def read(self, question: str, title: str, text: str, sentences: Sequence[Place]) -> PassageReading:
        self.given.append((question, title, text, tuple(sentences)))
        odds = -np.arange(len(sentences), dtype=np.float32)
        spans = tuple(None if number else (start + 4, start + 10) for number, (start, _) in enumerate(sentences))
        return PassageReading(-float(len(self.given)), odds, odds - 10, spans)


def test_the_confidence_is_what_the_model_says_of_the_best_passage() -> None:
    assert OwnReader(Falling()).read(QUESTION, passages([CLOSED], [HURT, OPENED])).confidence == probability(-1)


def test_a_model_is_given_the_heading_the_passage_and_the_places_of_its_sentences_in_it() -> None:
    model = Falling()
    read_whole(model, QUESTION, passages([CLOSED], [HURT, OPENED], title="A long title " * 50))
    (_, heading, first, places), (question, _, second, others) = model.given
    assert len(heading) == 200
    assert question == QUESTION
    assert [first[slice(*place)] for place in places] == [CLOSED]
    assert second == f"{HURT} {OPENED}"
    assert [second[slice(*place)] for place in others] == [HURT, OPENED]


def test_what_is_said_of_a_sentence_is_kept_with_its_place_in_the_article() -> None:
    _, hurt, opened = read_whole(Falling(), QUESTION, passages([CLOSED], [HURT, OPENED]))
    text = hurt.article.text
    assert hurt.vector().tolist() == [-2, 0, -10]
    assert opened.vector().tolist() == [-2, -1, -11]
    assert hurt.highlight == Highlight(text.index("storm"), text.index("storm") + 6)
    assert opened.highlight is None
    assert hurt.key == ("storm", text.index(HURT))


def test_a_sentence_of_two_passages_is_as_in_the_first() -> None:
    closed, hurt, opened = read_whole(Falling(), QUESTION, passages([CLOSED, HURT], [HURT, OPENED]))
    assert [reading.answerable for reading in (closed, hurt, opened)] == [-1, -1, -2]
    assert hurt.sentence == -1


def test_equal_sentences_stand_in_the_order_of_article_and_place() -> None:
    scored = [
        ScoredSentence(read.article, spoken, score, None)
        for id, score in (("b", 0.2), ("a", 0.2), ("c", 0.9))
        for read in passages([CLOSED, HURT], id=id)
        for spoken in read.sentences
    ]
    ordered = [(one.article.id, one.spoken.sentence.number) for one in best_first(reversed(scored))]
    assert ordered == [("c", 1), ("c", 2), ("a", 1), ("a", 2), ("b", 1), ("b", 2)]


def test_a_sentence_that_was_not_read_is_all_but_impossible() -> None:
    assert 0 < probability(NOT_READ) < 1e-8
