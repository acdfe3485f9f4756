"""The trained reader with a network that counts shared words: which passages are read, which are compared."""

import math
from collections.abc import Sequence

import pytest

from rag.models import WordPieces
from rag.rank import LateInteractionReader, TrainedReader
from rag.rank.features import ask, look_at, read_passages
from rag.rank.trained import Judged
from rag.rank.weights import COMPARED, COMPARED_ANSWERED, READ
from rag.schema import ReadPassage, Scores
from tests.fakes import BagOfWords, SharedWords
from tests.test_rank import CLOSED, COST, HURT, OPENED, Short, highlight, passages, texts

QUESTION = "How many houses did the storm destroy?"
FILLERS = [f"Farmers of district {number} expect a poor harvest." for number in range(10)]
LENGTH = len(FILLERS[0])  # of each of them


def reader(network: SharedWords | None = None, encoder: BagOfWords | None = None) -> TrainedReader:
    return TrainedReader(network or SharedWords(), LateInteractionReader(encoder or BagOfWords()))


def without_sentences(read: ReadPassage) -> ReadPassage:
    return ReadPassage(read.article, read.passage, ())


def printed(judged: Judged) -> str:
    sentence = judged.scored.spoken.sentence
    return judged.scored.article.text[sentence.start : sentence.end]


def test_the_sentence_that_answers_is_first_with_the_answer_marked() -> None:
    scores = reader().read(QUESTION, passages([CLOSED, OPENED], [HURT, COST]))
    assert texts(scores)[0] == HURT
    assert highlight(scores) == "40 houses"  # as late interaction marks it; the network alone marks "houses"


def test_where_late_interaction_marks_nothing_the_networks_span_is_marked() -> None:
    scores = reader().read("Does anything in Hillview resemble schools?", passages([OPENED]))
    assert highlight(scores) == "Schools"


@pytest.mark.parametrize(("characters", "number"), [(1, 1), (LENGTH, 1), (LENGTH + 1, 2), (3 * LENGTH, 3), (10**6, 10)])
def test_only_the_passages_that_were_found_first_are_read(
    monkeypatch: pytest.MonkeyPatch, characters: int, number: int
) -> None:
    monkeypatch.setattr("rag.rank.trained.MOST_READ", characters)
    network = SharedWords()
    scores = reader(network).read(QUESTION, passages(*([filler] for filler in FILLERS)))
    assert network.given == FILLERS[:number]
    assert sorted(texts(scores)) == sorted(FILLERS[:number])


def test_a_passage_longer_than_all_that_is_read_is_read() -> None:
    assert texts(reader().read(QUESTION, passages([HURT[:-1] + " and more" * 1000 + "."], [CLOSED])))[0].startswith(
        HURT[:-1]
    )


class Noting(BagOfWords):
    """Notes the passages whose pieces are read."""

    def __init__(self) -> None:
        super().__init__()
        self.compared: list[str] = []

    def read(self, texts: Sequence[str]) -> list[WordPieces]:
        self.compared += [text.partition("\n")[2] for text in texts if "\n" in text]
        return super().read(texts)


def test_only_the_likeliest_passages_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    likely = [HURT, "Some houses have no storm doors.", "The storm was strong."]
    found = [FILLERS[0], likely[2], FILLERS[1], likely[0], FILLERS[2], likely[1]]
    monkeypatch.setattr("rag.rank.trained.MOST_COMPARED", sum(map(len, likely)))
    encoder = Noting()
    judged = reader(encoder=encoder).examine(QUESTION, passages(*([sentence] for sentence in found)))
    assert encoder.compared == likely
    assert {printed(one) for one in judged if one.seen is not None} == set(likely)
    assert [printed(one) for one in judged] == found


def test_of_equally_likely_passages_those_found_first_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rag.rank.trained.MOST_COMPARED", 3 * LENGTH)
    encoder = Noting()
    reader(encoder=encoder).read(QUESTION, passages(*([filler] for filler in FILLERS)))
    assert encoder.compared == FILLERS[:3]


def test_a_sentence_that_is_compared_is_judged_by_both_and_any_other_by_the_network_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rag.rank.trained.MOST_COMPARED", len(HURT))
    read = passages([HURT], [FILLERS[0]])
    hurt, other = reader().examine(QUESTION, read)
    asked = ask(QUESTION, BagOfWords())
    looked = look_at(asked, read_passages(asked, read, BagOfWords())[0], read[0].sentences[0])
    assert looked
    assert hurt.seen is not None
    assert hurt.seen.tolist() == [1, 1, 1, *looked[0].vector()]  # houses and storm: 2 · 2 - 3
    assert hurt.scored.score == COMPARED.probability(hurt.seen)
    assert other.seen is None
    assert other.scored.score == pytest.approx(1 / (1 + math.exp(3 * sum(READ.weights) - READ.bias)))


def test_the_confidence_is_that_of_the_best_sentence_that_was_compared() -> None:
    read = passages([CLOSED, HURT], [OPENED, COST])
    best = max(
        (one for one in reader().examine(QUESTION, read) if one.seen is not None), key=lambda one: one.scored.score
    )
    assert best.seen is not None
    assert printed(best) == HURT
    assert reader().read(QUESTION, read).confidence == COMPARED_ANSWERED.probability(best.seen)


def test_another_topic_is_trusted_less_than_an_answer() -> None:
    read = passages([CLOSED, HURT], [OPENED, COST])
    answer = reader().read("When was the bridge at Riverton closed?", read).confidence
    elsewhere = reader().read("How many planets does the Andromeda galaxy have?", read).confidence
    assert elsewhere < answer


def test_every_sentence_is_judged_once_and_the_best_is_first() -> None:
    scores = reader().read(QUESTION, passages([CLOSED, HURT], [HURT, OPENED], [OPENED, COST], [COST, FILLERS[0]]))
    assert sorted(texts(scores)) == sorted([CLOSED, HURT, OPENED, COST, FILLERS[0]])
    values = [scored.score for scored in scores.sentences]
    assert values == sorted(values, reverse=True)
    assert all(0 < value < 1 for value in [*values, scores.confidence])


def test_equal_sentences_stand_in_the_order_of_article_and_place() -> None:
    read = [*passages([HURT], id="b"), *passages([HURT], id="a")]
    assert [scored.article.id for scored in reader().read(QUESTION, read).sentences] == ["a", "b"]


@pytest.mark.parametrize("read", [[], [without_sentences(passages([HURT])[0])] * 10])
def test_nothing_to_read_is_no_sentence_and_no_confidence(read: list[ReadPassage]) -> None:
    assert reader().read(QUESTION, read) == Scores((), 0.0)


def test_a_passage_without_sentences_keeps_no_other_from_being_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rag.rank.trained.MOST_COMPARED", 1)
    empty = [without_sentences(read) for read in passages(*([filler] for filler in FILLERS[:7]))]
    scores = reader().read(QUESTION, [*empty, *passages([CLOSED, HURT])])
    assert texts(scores) == [HURT, CLOSED]
    assert scores.confidence > 0


def test_a_sentence_past_the_encoders_length_is_judged_by_the_network_alone() -> None:
    closed, hurt = reader(encoder=Short()).examine(QUESTION, passages([CLOSED, HURT]))
    assert closed.seen is not None
    assert hurt.seen is None


def test_it_is_named_for_its_network() -> None:
    assert reader().name == "shared-words"
