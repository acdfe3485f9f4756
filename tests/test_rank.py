"""Which sentence answers: features, probabilities and order, with an encoder of one piece a word."""

from collections.abc import Sequence
from dataclasses import fields

import numpy as np
import pytest

from rag.attribution import attribute
from rag.models import WordPieces
from rag.rank import LateInteractionReader
from rag.rank.features import Features, ask, look_at, read_passages
from rag.rank.weights import ANSWERED, SENTENCE, Logistic
from rag.schema import Article, Passage, ReadPassage, Scores, SpokenSentence
from rag.segment import split_sentences
from tests.fakes import BagOfWords, VerbsOfSaying

TITLE = "Storm floods Riverton"
CLOSED = "The bridge at Riverton was closed on Monday, the mayor Anna Berg said."
HURT = "The storm hurt 12 residents, including three children, and destroyed 40 houses."
OPENED = "Schools in Hillview opened again because the roads were clear."
COST = "Repairs cost five million crowns, according to the minister Carl Lind."
READER = LateInteractionReader(BagOfWords())


def passages(*parts: Sequence[str], title: str = TITLE, id: str = "storm") -> list[ReadPassage]:
    """One article; each part is a passage of consecutive sentences, and may share sentences with the part before."""
    sentences = list(dict.fromkeys(sentence for part in parts for sentence in part))
    text = " ".join(sentences)
    article = Article(id, text, "", title, "")
    split = split_sentences(text, title)
    assert [text[s.start : s.end] for s in split] == sentences
    speeches = attribute(text, split, VerbsOfSaying())
    spoken = [
        SpokenSentence(sentence, main, tuple(rest)) for sentence, (main, *rest) in zip(split, speeches, strict=True)
    ]
    return [_passage(article, spoken, [sentences.index(sentence) for sentence in part]) for part in parts]


def _passage(article: Article, spoken: Sequence[SpokenSentence], rows: Sequence[int]) -> ReadPassage:
    own = tuple(spoken[row] for row in rows)
    first, last = own[0].sentence, own[-1].sentence
    return ReadPassage(article, Passage(first.start, last.end, first.number, last.number), own)


def texts(scores: Scores) -> list[str]:
    return [s.article.text[s.spoken.sentence.start : s.spoken.sentence.end] for s in scores.sentences]


def highlight(scores: Scores) -> str:
    best = scores.sentences[0]
    return best.article.text[best.highlight.start : best.highlight.end] if best.highlight else ""


def features(question: str, sentence: str, *rest: str) -> Features:
    """What is seen of a sentence whose passage has the rest too."""
    asked, (read,) = ask(question, BagOfWords()), passages([sentence, *rest])
    seen = look_at(asked, read_passages(asked, [read], BagOfWords())[0], read.sentences[0])
    assert seen
    return seen[0]


@pytest.mark.parametrize(
    ("question", "sentence", "marked"),
    [
        ("When was the bridge closed?", CLOSED, "Monday"),
        ("How many residents did the storm hurt?", HURT, "12 residents"),
        ("How many children did the storm hurt?", HURT, "three children"),
        ("How many houses were destroyed?", HURT, "40 houses"),
        ("Why have schools opened again?", OPENED, "because the roads were clear"),
        ("Who said that the bridge was closed?", CLOSED, ""),
        ("What did the minister say about repairs?", COST, ""),
        ("What did the repairs cost, according to Carl Lind?", COST, ""),
    ],
)
def test_the_sentence_that_answers_is_first_with_the_answer_marked(question: str, sentence: str, marked: str) -> None:
    scores = READER.read(question, passages([CLOSED, HURT], [OPENED, COST]))
    assert texts(scores)[0] == sentence
    assert highlight(scores) == marked
    assert scores.confidence > READER.threshold


def test_every_sentence_is_scored_once_and_the_best_is_first() -> None:
    scores = READER.read("How many houses?", passages([CLOSED, HURT], [HURT, OPENED], [OPENED, COST]))
    assert sorted(texts(scores)) == sorted([CLOSED, HURT, OPENED, COST])
    values = [scored.score for scored in scores.sentences]
    assert values == sorted(values, reverse=True)
    assert all(0 < value < 1 for value in [*values, scores.confidence])


def test_equal_sentences_stand_in_the_order_of_article_and_place() -> None:
    twice = [*passages([HURT], id="b"), *passages([HURT], id="a")]
    assert [scored.article.id for scored in READER.read("How many houses?", twice).sentences] == ["a", "b"]


def test_nothing_to_read_is_no_sentence_and_no_confidence() -> None:
    assert READER.read("How many houses?", []) == Scores((), 0.0)


def test_another_topic_is_trusted_less_than_an_answer() -> None:
    read = passages([CLOSED, HURT], [OPENED, COST])
    answer = READER.read("When was the bridge at Riverton closed?", read).confidence
    elsewhere = READER.read("How many planets does the Andromeda galaxy have?", read).confidence
    assert elsewhere < READER.threshold < answer


class Short(BagOfWords):
    """Reads only the first words of a text."""

    def read(self, texts: Sequence[str]) -> list[WordPieces]:
        whole = super().read(texts)
        return [WordPieces(w.vectors[:16], w.starts[:16], w.ends[:16]) for w in whole]


def test_a_sentence_past_the_models_length_is_left_out() -> None:
    assert texts(LateInteractionReader(Short()).read("How many houses?", passages([CLOSED, HURT]))) == [CLOSED]


def test_a_question_asked_word_for_word_matches_fully() -> None:
    seen = features("storm destroyed houses", "storm destroyed houses")
    assert (seen.pieces, seen.meaning, seen.least_word, seen.least_word_nearby) == pytest.approx((1, 1, 1, 1), abs=1e-5)
    assert (seen.same_words, seen.names_missing) == (1, 0)


@pytest.mark.parametrize(
    ("question", "there", "missing", "no_count"),
    [
        ("How many houses were destroyed?", 1, 0, 0),
        ("How many soldiers were hurt?", 0, 1, 1),
        ("How old are the residents?", 0, 1, 1),
        ("When did the storm come?", 0, 1, 0),
        ("Where did the storm come from?", 0, 0, 0),
        ("Who said that the storm hurt residents?", 0, 1, 0),
    ],
)
def test_it_is_seen_whether_what_is_asked_for_is_there(question: str, there: int, missing: int, no_count: int) -> None:
    seen = features(question, HURT)
    assert (seen.expected_there, seen.expected_missing, seen.count_missing) == (there, missing, no_count)


def test_shares_are_of_the_questions_own_words_and_names() -> None:
    seen = features("Did the storm in Riverton reach Hillview or Oakham?", HURT, OPENED)
    assert seen.same_words == pytest.approx(1 / 5)  # of storm, riverton, reach, hillview and oakham
    assert seen.names_missing == pytest.approx(1 / 3)  # Riverton is in the title, Hillview in the passage
    assert seen.least_word < 0.5


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("What did Anna Berg say about the bridge?", 0),
        ("What did the mayor say about the bridge?", 0),
        ("What did Carl Lind say about the bridge?", 1),
        ("Who said that the bridge was closed?", 0),
        ("When was the bridge closed?", 0),
    ],
)
def test_it_is_seen_whether_somebody_else_speaks(question: str, other: int) -> None:
    assert features(question, CLOSED).other_speaker == other


def test_what_somebody_else_says_is_no_answer() -> None:
    says = "The bridge is closed, Carl Lind said."
    first, second = READER.read("What did Anna Berg say about the bridge?", passages([CLOSED, says])).sentences
    assert first.spoken.speech.speaker
    assert first.spoken.speech.speaker.name == "Anna Berg"
    assert second.score < first.score / 2


def test_there_is_a_weight_for_each_feature() -> None:
    assert len(SENTENCE.weights) == len(ANSWERED.weights) == len(fields(Features))


def test_a_logistic_regression_gives_the_probability_of_its_sum() -> None:
    logistic = Logistic(bias=-1.0, weights=(2.0, 3.0))
    assert logistic.probability(np.array([0.5, 0.0])) == 0.5
    assert logistic.probability(np.array([1.0, 1.0])) == pytest.approx(1 / (1 + np.exp(-(-1 + 2 + 3))))


@pytest.mark.parametrize(
    ("question", "own"),
    [("What did the mayor say?", 1), ("What did the mayor say about the bridge?", 0), ("Who said that?", 0)],
)
def test_what_somebody_said_about_nothing_in_particular_is_any_of_their_words(question: str, own: int) -> None:
    assert features(question, CLOSED).own_words == own
