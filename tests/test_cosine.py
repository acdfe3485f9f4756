"""The reader that goes by nearness alone."""

from pathlib import Path

from rag.rank import CosineReader
from rag.schema import Article, ReadPassage, Speech, SpokenSentence
from rag.segment import split_passages, split_sentences
from tests.corpora import BRIDGE, HARVEST, SCHOOL
from tests.fakes import BagOfWords

TEXT = f"{BRIDGE} {HARVEST} {SCHOOL}"


def passages(text: str) -> list[ReadPassage]:
    """The article's passages, twice each: as when two rankings found them."""
    article = Article("news", text, "", "", str(Path("news.txt")))
    sentences = split_sentences(text, "")
    spoken = tuple(SpokenSentence(sentence, Speech()) for sentence in sentences)
    return [ReadPassage(article, passage, spoken) for passage in split_passages(sentences, text)] * 2


def test_the_sentence_that_shares_most_words_is_first_and_each_is_there_once() -> None:
    scores = CosineReader(BagOfWords()).read("Which schools opened after the storm?", passages(TEXT))
    read = [TEXT[s.spoken.sentence.start : s.spoken.sentence.end] for s in scores.sentences]
    assert read[0] == SCHOOL
    assert sorted(read) == sorted([BRIDGE, HARVEST, SCHOOL])


def test_the_confidence_is_the_best_sentences_score_and_nothing_is_marked() -> None:
    scores = CosineReader(BagOfWords()).read("Which schools opened after the storm?", passages(TEXT))
    assert scores.confidence == scores.sentences[0].score > scores.sentences[1].score >= 0
    assert {scored.highlight for scored in scores.sentences} == {None}


def test_nothing_to_read_is_no_sentence_and_no_confidence() -> None:
    scores = CosineReader(BagOfWords()).read("Who?", [])
    assert (scores.sentences, scores.confidence) == ((), 0.0)
