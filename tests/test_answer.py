"""From scored sentences to quotes, or to the reason why there are none."""

from dataclasses import replace

from rag.answer import Limits, Selection, choosable, reference, select
from rag.schema import (
    Article,
    ArticleReference,
    DateMention,
    Highlight,
    Mention,
    Repetition,
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
SEVERAL = "Which towns did the storm hit?"
HIT = "The storm hit Riverton on Monday."


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


def test_as_many_sentences_are_quoted_as_the_question_needs() -> None:
    unsure = [scored("It broke roofs.", 0.6), scored("It felled trees.", 0.55), scored("It rained.", 0.5)]
    selection = chosen(OPEN, *unsure)
    assert texts(selection) == ["It broke roofs.", "It felled trees."]
    assert selection.near_misses == ()
    assert len(chosen(SEVERAL, *unsure).quotes) == 3


def test_another_figure_needs_less_than_another_sentence() -> None:
    first = scored("So 358 people died.", 0.8, "358 people")
    figure = scored("The toll had been 288.", 0.21, "288")
    no_figure = scored("The region was flooded.", 0.4)
    assert texts(chosen(COUNT, first, no_figure, figure)) == ["So 358 people died.", "The toll had been 288."]
    assert texts(chosen(OPEN, first, no_figure, figure)) == ["So 358 people died."]


def test_the_exact_figure_comes_before_the_one_that_rounds_it() -> None:
    rounded = scored("Nearly 800 people are missing.", 0.6, "Nearly 800 people")
    exact = scored("So far, 789 people are missing.", 0.5, "789 people")
    other = scored("In May, 640 people were missing.", 0.5, "640 people")
    assert texts(chosen(COUNT, rounded, exact)) == ["So far, 789 people are missing.", "Nearly 800 people are missing."]
    assert texts(chosen(COUNT, rounded, other)) == [
        "Nearly 800 people are missing.",
        "In May, 640 people were missing.",
    ]
    assert texts(chosen(COUNT, exact, rounded))[0] == "So far, 789 people are missing."


def test_no_more_is_quoted_than_asked_for() -> None:
    sentences = [scored(f"It hit {place}.", 0.9) for place in ("Riverton", "Hillview", "Oakham", "Norton")]
    assert len(chosen(SEVERAL, *sentences).quotes) == 3
    assert texts(chosen(SEVERAL, *sentences, limits=replace(LIMITS, quotes=1))) == ["It hit Riverton."]


def test_below_the_threshold_the_nearest_sentences_are_no_answers() -> None:
    sentences = [scored(f"It hit {place}.", 0.9) for place in ("Riverton", "Hillview", "Oakham", "Norton")]
    selection = chosen(OPEN, *sentences, confidence=0.49)
    assert selection.quotes == ()
    assert [quote.text for quote in selection.near_misses] == ["It hit Riverton.", "It hit Hillview.", "It hit Oakham."]
    assert chosen(OPEN, *sentences, confidence=0.5).quotes


def test_nothing_read_is_nothing_quoted() -> None:
    assert chosen(OPEN, confidence=0.9) == Selection((), ())


def published(sentence: ScoredSentence, day: str | None) -> ScoredSentence:
    return replace(sentence, article=replace(sentence.article, published=day))


def test_twelve_sentences_at_most_can_be_chosen_and_so_leave_the_machine() -> None:
    read = tuple(scored(f"Town {number} was hit by storm {number * 7}.", 1 - number / 100) for number in range(30))
    assert choosable(Scores(read, 0.9)) == list(read[:12])


def test_a_sentence_that_other_articles_print_too_is_quoted_once_and_they_are_named_oldest_first() -> None:
    undated, newer = published(scored(HIT, 0.4, id="c"), None), published(scored(HIT, 0.3, id="d"), "2025-05-23")
    same_day = [published(scored(HIT, 0.2, id=id), "2025-05-22") for id in ("f", "e")]
    (quote,) = chosen(OPEN, scored(HIT, 0.9), undated, newer, *same_day).quotes
    assert [place.article.id for place in quote.also_in] == ["e", "f", "d", "c"]
    start = undated.spoken.sentence.start
    assert quote.also_in[3] == Repetition(reference(undated.article), start, start + len(HIT), 1, 7)


def test_an_article_that_repeats_a_quote_is_named_once_and_the_quotes_own_never() -> None:
    in_two_articles = [scored(HIT, score, id=id) for score, id in ((0.9, "a"), (0.8, "a"), (0.7, "b"), (0.6, "b"))]
    (quote,) = chosen(OPEN, *in_two_articles).quotes
    assert [place.article.id for place in quote.also_in] == ["b"]


def test_a_closest_sentence_says_too_where_else_it_is_printed() -> None:
    (near,) = chosen(OPEN, scored(HIT, 0.1), scored(HIT, 0.1, id="b"), confidence=0.1).near_misses
    assert [place.article.id for place in near.also_in] == ["b"]


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
    tuesday = DateMention("Tuesday", start + 3, start + 10, "2025-05-20", rule="weekday_before_publication")
    assert quote.dates == (tuesday,)
    assert quote.highlight == plain.highlight


def test_of_several_speeches_the_one_in_which_the_answer_stands_is_shown() -> None:
    text = "Ann Lee said that it rained, and Bo Lind said that roofs broke."
    one = scored(text, 0.9, "roofs")
    start = one.spoken.sentence.start
    lee, lind = (
        speech_of(text, name, said, start) for name, said in (("Ann Lee", "it rained"), ("Bo Lind", "roofs broke"))
    )
    spoken = replace(one.spoken, speech=lee, others=(lind,))
    for marked, who in (("roofs", "Bo Lind"), ("Bo Lind", "Bo Lind"), ("rained", "Ann Lee"), ("and", "Ann Lee")):
        mark = Highlight(start + text.index(marked), start + text.index(marked) + len(marked))
        (quote,) = chosen(OPEN, replace(one, spoken=spoken, highlight=mark)).quotes
        assert quote.speaker is not None and quote.speaker.name == who
    (unmarked,) = chosen(OPEN, replace(one, spoken=spoken, highlight=None)).quotes
    assert unmarked.said == lee.said


def speech_of(text: str, name: str, said: str, start: int) -> Speech:
    """What somebody says in a sentence that begins at `start`."""
    named, place = start + text.index(name), start + text.index(said)
    mention = Mention(name, named, named + len(name))
    speaker = Speaker(name, None, named, mention.end, mention=mention)
    return Speech("indirect", speaker, said=(Highlight(place, place + len(said)),))
