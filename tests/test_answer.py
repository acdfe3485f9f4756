"""From scored sentences to quotes, or to the reason why there are none."""

from dataclasses import replace

import pytest

from rag.answer import Limits, Selection, select
from rag.schema import (
    Article,
    ArticleReference,
    DateMention,
    Highlight,
    Mention,
    ScoredSentence,
    Scores,
    Sentence,
    Speaker,
    Speech,
    SpokenSentence,
)

LIMITS = Limits(threshold=0.5, quotes=3, passages=12)
COUNT = "How many people died?"
OPEN = "What did the storm do?"
TOLD = "in Riverton, Hillview and Oakham, the mayor told reporters on Monday evening."


def scored(text: str, score: float, marked: str = "", id: str = "a") -> ScoredSentence:
    """A sentence that stands after a heading in an article of its own; `marked` is its highlight."""
    article = Article(
        id, f"Storm\n\n{text}", f"sha-{id}", "Storm", "", "The Post", "2025-05-21", (), "https://post.example"
    )
    start = article.text.index(text)
    place = start + text.index(marked)
    sentence = Sentence(start, start + len(text), 1, "reporting", 1)
    return ScoredSentence(
        article,
        SpokenSentence(sentence, Speech()),
        score,
        Highlight(place, place + len(marked)) if marked else None,
    )


def chosen(question: str, *sentences: ScoredSentence, confidence: float = 0.9, limits: Limits = LIMITS) -> Selection:
    return select(question, Scores(sentences, confidence), limits, lambda article: 7)


def texts(selection: Selection) -> list[str]:
    return [quote.text for quote in selection.quotes]


def test_the_best_sentence_and_others_nearly_as_good_are_quoted() -> None:
    selection = chosen(
        OPEN, scored("It broke roofs.", 0.9), scored("It felled trees.", 0.55), scored("It rained.", 0.53)
    )
    assert texts(selection) == ["It broke roofs.", "It felled trees."]  # 0.6 * 0.9 = 0.54
    assert selection.near_misses == ()


def test_another_figure_needs_less_than_another_sentence() -> None:
    first = scored("So 358 people died.", 0.8, "358 people")
    figure = scored("The toll had been 288.", 0.21, "288")
    no_figure = scored("The region was flooded.", 0.4)
    assert texts(chosen(COUNT, first, no_figure, figure)) == ["So 358 people died.", "The toll had been 288."]
    assert texts(chosen(OPEN, first, no_figure, figure)) == ["So 358 people died."]


def test_no_more_is_quoted_than_asked_for() -> None:
    sentences = [scored(f"It hit {place}.", 0.9) for place in ("Riverton", "Hillview", "Oakham", "Norton")]
    assert len(chosen(OPEN, *sentences).quotes) == 3
    assert texts(chosen(OPEN, *sentences, limits=replace(LIMITS, quotes=1))) == ["It hit Riverton."]


def test_below_the_threshold_the_nearest_sentences_are_no_answers() -> None:
    sentences = [scored(f"It hit {place}.", 0.9) for place in ("Riverton", "Hillview", "Oakham", "Norton")]
    selection = chosen(OPEN, *sentences, confidence=0.49)
    assert selection.quotes == ()
    assert [quote.text for quote in selection.near_misses] == ["It hit Riverton.", "It hit Hillview.", "It hit Oakham."]
    assert chosen(OPEN, *sentences, confidence=0.5).quotes


def test_nothing_read_is_nothing_quoted() -> None:
    assert chosen(OPEN, confidence=0.9) == Selection((), ())


@pytest.mark.parametrize(
    ("first", "second", "quoted"),
    [
        ("The storm hit Riverton on Monday.", "On Monday, the storm hit Riverton.", 1),
        ("The storm hit Riverton on Monday.", "The storm hit Hillview on Monday.", 2),
        (f"The floods killed 288 people {TOLD}", f"The floods killed 358 people {TOLD}", 2),
        (f"The floods killed four people {TOLD}", f"The floods killed 4 people {TOLD}", 1),
    ],
)  # fmt: skip
def test_a_near_repetition_is_left_out_but_never_another_figure(first: str, second: str, quoted: int) -> None:
    assert len(chosen(OPEN, scored(first, 0.9), scored(second, 0.9, id="b")).quotes) == quoted


def test_a_quote_says_everything_that_is_known_of_the_sentence() -> None:
    text = "On Tuesday Anna Berg, the mayor, said that 12 people were hurt."
    plain = scored(text, 0.87654, "12 people")
    start = plain.spoken.sentence.start
    berg = Speaker("Anna Berg", "the mayor", start + 11, start + 20)
    said = Mention("said", start + 33, start + 37)
    spoken = SpokenSentence(plain.spoken.sentence, Speech("indirect", berg, said, None))
    (quote,) = chosen(COUNT, ScoredSentence(plain.article, spoken, plain.score, plain.highlight)).quotes
    assert plain.article.text[quote.start : quote.end] == quote.text == text
    assert quote.article == ArticleReference("a", "Storm", "The Post", "2025-05-21", "https://post.example", "sha-a")
    assert (quote.sentence, quote.sentences, quote.score) == (1, 7, 0.8765)
    assert (quote.speech, quote.speaker, quote.cue, quote.via) == ("indirect", berg, said, None)
    assert quote.dates == (DateMention("Tuesday", start + 3, start + 10, "2025-05-20"),)
    assert quote.highlight == plain.highlight
