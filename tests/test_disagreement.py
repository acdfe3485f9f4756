"""Different figures for the same thing, and what only looks like that."""

from dataclasses import replace

import pytest

from rag.dates import find_dates
from rag.disagreement import find_disagreements
from rag.expected import expected_kind, find_expected
from rag.schema import Article, ArticleReference, Quote, Sentence


def article(name: str, text: str, published: str | None = None) -> Article:
    """An article about the flood in Riverton, by its opening."""
    return Article(name, text, name, "Flood in Riverton on the Elm, Harrow County", "", published=published)


def quoted(question: str, source: Article) -> Quote:
    """The whole text as one quote, its highlight as the reader would find it."""
    sentence = Sentence(0, len(source.text), 0, "reporting", 1)
    found = find_expected(expected_kind(question), question, source.text, sentence)
    reference = ArticleReference(source.id, source.title, None, source.published, None, source.sha256)
    return Quote(
        text=source.text,
        article=reference,
        start=0,
        end=len(source.text),
        sentence=1,
        sentences=1,
        highlight=found[0] if found else None,
        speech="none",
        speaker=None,
        cue=None,
        via=None,
        dates=(),
        score=0.5,
    )


def figures(question: str, *articles: Article) -> list[str]:
    """The figures that are set side by side, in order."""
    known = {source.id: source for source in articles}
    found = find_disagreements(question, [quoted(question, source) for source in articles], known.get)
    return [value.text for disagreement in found for value in disagreement.values]


def test_different_tolls_stand_side_by_side_oldest_first() -> None:
    late = article("late", "Twelve people died in the flood.", "2025-03-09")
    early = article("early", "The flood killed four people.", "2025-03-02")
    assert figures("How many people died in the flood?", late, early) == ["four", "Twelve"]


def test_each_value_points_at_its_quote() -> None:
    late = article("late", "Twelve people died in the flood.", "2025-03-09")
    early = article("early", "The flood killed four people.", "2025-03-02")
    question = "How many people died in the flood?"
    quotes = [quoted(question, late), quoted(question, early)]
    (disagreement,) = find_disagreements(question, quotes, {"late": late, "early": early}.get)
    assert [(value.value, value.quote) for value in disagreement.values] == [(4, 1), (12, 0)]


def test_sums_of_money_are_compared() -> None:
    assert figures(
        "How much did the damage cost?",
        article("a", "The damage cost 85 million dollars.", "2025-03-02"),
        article("b", "The damage cost 110 million dollars.", "2025-03-09"),
    ) == ["85 million", "110 million"]


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("How many people died?", "Over 350 people died.", "358 people died."),
        ("How many people died?", "Twelve people died.", "Twelve were killed."),
        ("How many children died?", "Two children died.", "Twelve people died."),
        ("How many soldiers died?", "Nine people died.", "Twelve people died."),
        ("How many people died?", "Twelve people died.", "Forty people were injured."),
        ("How many people died?", "Twelve people died.", "About 30 Ukrainian soldiers died."),
        ("Who died?", "Twelve people died.", "Four people died."),
        ("When did they die?", "Twelve people died in 2024.", "Four people died in 2025."),
    ],
)
def test_what_can_both_be_true_is_no_disagreement(question: str, one: str, other: str) -> None:
    assert figures(question, article("one", one), article("other", other)) == []


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("How many people died?", "Nine people died.", "In the 2012 flood, 40 people died."),
        ("How many people died?", "Two people died in Norton.", "Seven people died in Hillview."),
        ("How many people died?", "Nine people died.", "Two firefighters died."),
        ("How many people died?", "Nine people died.", "Two children died."),
        ("How many people came to the fair?", "Nine people were hurt at the fair.", "About 400 people marched."),
        ("How much did the test cost?", "The test cost 12,000 euros.", "The bridge cost 3 million euros."),
        ("How much did he pay?", "He paid $19 million for it.", "He paid $19,000,100 for it."),
        ("How much did he pay?", "He paid $1.2 million for it.", "He paid $1,198,000 for it."),
        ("How long was he mayor?", "He was mayor for nine years.", "He was mayor for 110 months."),
    ],
)
def test_figures_of_other_things_or_of_another_event_are_not_set_against_each_other(
    question: str, one: str, other: str
) -> None:
    found = figures(question, article("one", one, "2025-03-02"), article("other", other, "2025-03-09"))
    assert found == []


def test_two_figures_that_are_both_rounded_disagree() -> None:
    one, other = article("one", "He paid $1.2 million for it."), article("other", "He paid $1.6 million for it.")
    assert figures("How much did he pay?", one, other) == ["$1.2 million", "$1.6 million"]


def test_the_year_of_an_article_is_that_of_its_news() -> None:
    early = article("early", "Nine people died in the flood.", "2025-03-02")
    late = article("late", "Twelve people died in the flood of 2025.", "2025-12-30")
    assert figures("How many people died in the flood?", late, early) == ["Nine", "Twelve"]


def test_figures_that_disagree_are_found_behind_one_that_stands_alone() -> None:
    question = "How many people died?"
    alone = article("alone", "Four soldiers died.", "2025-03-01")
    early, late = article("early", "Nine people died."), article("late", "Twelve people died.")
    assert figures(question, alone, early, late) == ["Nine", "Twelve"]


def test_figures_of_two_stories_are_not_set_against_each_other() -> None:
    flood = article("flood", "Twelve people died in the flood.")
    quake = replace(article("quake", "Ninety people died in the earthquake."), title="Earthquake in Oran")
    assert figures("How many people died?", flood, quake) == []


def test_an_undated_article_is_ordered_by_the_dates_in_its_sentences() -> None:
    text = "Last month 288 people had died. On Tuesday 358 people were dead."
    source = article("one", text)
    question = "How many people have died?"
    quotes = []
    for number, (start, end) in enumerate(((31, len(text)), (0, 31)), start=1):
        sentence = Sentence(start, end, 0, "reporting", number)
        (highlight,) = find_expected("number", question, text, sentence)
        quote = quoted(question, source)
        dates = find_dates(text, start, end)
        quotes.append(replace(quote, text=text[start:end], start=start, end=end, highlight=highlight, dates=dates))
    (disagreement,) = find_disagreements(question, quotes, {"one": source}.get)
    assert [value.value for value in disagreement.values] == [288, 358]
