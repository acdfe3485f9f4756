"""What is read where it is asked what somebody said, and in which order it counts."""

from dataclasses import replace
from pathlib import Path

import pytest

from rag.answer import Selection
from rag.heard import heard, with_speakers_first, without_other_topics, without_others
from rag.retrieve import Searchable
from rag.schema import UNFILTERED, Filters, Quote, ReadPassage, ScoredSentence, Scores, Speaker, Speech, SpokenSentence
from rag.store import Store
from tests.chat_cases import SEED, quote, sentences, speaker
from tests.fakes import BagOfWords
from tests.spoken_cases import TOLL, indexed, stored

TSUKANOV = speaker(SEED, "Alexei Tsukanov")
THEIRS, OPEN, NOBODYS = quote(SEED, 2, speaker=TSUKANOV), replace(quote(SEED, 10), speech="indirect"), quote(SEED, 4)
NAMED = quote(SEED, 8)


def scored(number: int, score: float, who: Speaker | None) -> ScoredSentence:
    sentence = next(one for one in sentences(SEED) if one.number == number)
    return ScoredSentence(SEED, SpokenSentence(sentence, Speech("direct" if who else "none", who)), score, None)


def read(store: Store, speaker: str, question: str, filters: Filters = UNFILTERED) -> list[tuple[str, list[int]]]:
    corpus = Searchable(store, None, BagOfWords())
    article = store.articles.get("a")
    assert article is not None
    found = [
        ReadPassage(article, passage, store.articles.reporting_sentences("a", passage.first, passage.last))
        for passage in store.passages.of_article("a")
    ]
    passages = heard(speaker, question, corpus, filters, found) or []
    return [(one.article.id, [spoken.sentence.number for spoken in one.sentences]) for one in passages]


def test_their_own_sentences_are_read_and_those_that_tell_of_them(tmp_path: Path) -> None:
    with stored(tmp_path, indexed("a", *TOLL)) as store:
        assert read(store, "Khinshtein", "What did Khinshtein say?") == [("a", [1, 4, 5])]
        assert read(store, "Tsukanov", "What did Tsukanov say?") == [("a", [3])]
        assert read(store, "Putin", "What did Putin say?") == []


def test_what_was_not_found_is_read_too_and_the_likeliest_article_first(tmp_path: Path) -> None:
    with stored(tmp_path, indexed("a", *TOLL[:3]), indexed("b", TOLL[0], TOLL[3])) as store:
        assert read(store, "Khinshtein", "When will the bridge open again?") == [("b", [1, 2]), ("a", [1])]


def test_filters_hold_for_what_they_said(tmp_path: Path) -> None:
    with stored(tmp_path, indexed("a", *TOLL), indexed("b", *TOLL, published="2025-05-20")) as store:
        within = read(store, "Tsukanov", "What did Tsukanov say?", Filters(since="2025-01-01"))
        assert within == [("b", [3])]


@pytest.mark.parametrize(
    ("quotes", "kept"),
    [
        ((THEIRS, OPEN, NOBODYS, NAMED), (OPEN, NAMED)),
        ((THEIRS,), ()),
        ((replace(THEIRS, speaker=replace(TSUKANOV, antecedent=1)),), None),
    ],
)
def test_for_one_whom_nobody_knows_nobody_else_is_quoted(
    quotes: tuple[Quote, ...], kept: tuple[Quote, ...] | None
) -> None:
    selection = without_others(Selection(quotes, ()), "Khinshtein")
    assert selection.quotes == (quotes if kept is None else kept)
    assert bool(selection.near_misses) == (kept == ())


def test_where_who_said_it_is_asked_what_somebody_says_comes_first_if_it_is_almost_as_good() -> None:
    scores = Scores((scored(4, 0.9, None), scored(2, 0.6, TSUKANOV), scored(3, 0.1, TSUKANOV)), 0.9)
    ordered = with_speakers_first("Who said that 789 are missing?", scores)
    assert [one.spoken.sentence.number for one in ordered.sentences] == [2, 4, 3]
    assert with_speakers_first("How many are missing?", scores) == scores


@pytest.mark.parametrize(
    ("topic", "numbers"),
    [
        ("", (1, 4)),
        ("the bridge in May", (4,)),
        ("the weather", ()),  # of which somebody else speaks
        ("the river", (4,)),  # of which a sentence before it in its paragraph tells
        ("the news of the day", (1, 4)),  # as the title says
    ],
)
def test_one_who_says_nothing_about_the_topic_is_not_quoted_on_something_else(
    tmp_path: Path, topic: str, numbers: tuple[int, ...]
) -> None:
    with stored(tmp_path, indexed("a", *TOLL)) as store:
        article = store.articles.get("a")
        assert article is not None
        theirs = Selection((quote(article, 1), quote(article, 4)), ())
        found = without_other_topics(theirs, topic, Searchable(store, None, BagOfWords()))
        assert tuple(one.sentence for one in found.quotes) == numbers
        assert found.near_misses == (() if numbers else theirs.quotes)
