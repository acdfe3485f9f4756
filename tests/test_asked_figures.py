"""Which figure of a sentence is given for what a question counts, and when none is."""

import pytest

from rag.answer import reference
from rag.asked_figures import AskedFigure, asked_figure
from rag.scenes import scene_of
from rag.schema import Article, Highlight, Quote
from rag.segment import split_sentences


def found(question: str, text: str, highlighted: str = "") -> AskedFigure | None:
    """What is found in the last sentence of a text, where a reader found what is highlighted."""
    article = Article("fire", text, "", "Fire", "")
    last = split_sentences(text)[-1]
    start = text.index(highlighted, last.start)
    piece = Highlight(start, start + len(highlighted)) if highlighted else None
    quoted = text[last.start : last.end]
    return asked_figure(
        question,
        text,
        Quote(quoted, reference(article), last.start, last.end, 1, 1, piece, "none", None, None, None, (), 0.9),
    )


def printed(question: str, text: str, highlighted: str = "") -> str | None:
    """The figure that is found, as it is printed."""
    asked = found(question, text, highlighted)
    return text[asked.figure.start : asked.figure.end] if asked else None


@pytest.mark.parametrize(
    ("question", "text", "figure"),
    [
        ("How many people were hurt?", "Twenty people were injured, three of them seriously.", "Twenty"),
        ("How many were hurt?", "The number of injured people is 31.", "31"),
        ("How many wounded are there?", "The total number of injured is now given as 21.", "21"),
        ("How many people were hurt?", "The police count 21 injured. The fire brigade counts 19.", "19"),
        ("How many people were seriously hurt?", "Twenty people were injured, 3 people seriously injured.", "3"),
        ("How many children were hurt?", "Twenty people were injured. Five of the injured are children.", "Five"),
        ("How many children were hurt?", "Twenty people were injured. Five of them are minors.", "Five"),
        ("How many people died?", "Twelve of the passengers died.", "Twelve"),
        ("How many people died in Riverton?", "In Riverton, nine people died.", "nine"),
        ("How many people took part in the march?", "Some 3,000 people took part in the march.", "Some 3,000"),
        ("How many houses burned?", "The fire spread quickly and 40 houses burned.", "40"),
        ("How many people marched on Sunday?", "About 400 people marched. The organisers spoke of 900.", "900"),
        ("How much did the roof cost?", "The roof cost 85,000 euros.", "85,000"),
        ("How much did the roof cost?", "The roof cost 8,000 euros. The owner put the cost at 9,000 euros.", "9,000"),
        ("What percentage of the beds is free?", "Twelve per cent of the beds are free.", "Twelve per cent"),
        ("How many people are in hospital?", "One patient, a boy of nine, is still in hospital.", "One"),
        ("What is the death toll?", "Official figures indicate 58 fatalities.", "58"),
    ],
)
def test_the_figure_is_the_one_that_counts_what_is_asked(question: str, text: str, figure: str) -> None:
    assert printed(question, text) == figure


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who died?", "Nine people died."),
        ("How many are there?", "There are nine houses."),
        ("How many people came to the fair?", "Twenty people were injured at the fair."),
        ("How many people were hurt?", "Twenty people were injured. Five of the injured are children."),
        ("How many people were hurt?", "Twenty people were injured. Five of them are children."),
        ("How many people were hurt?", "Four people were seriously injured."),
        ("How many children were hurt?", "Twenty people were injured."),
        ("How many children were hurt?", "The police count 21 injured. The fire brigade counts 19."),
        ("How many people died?", "Three more people died."),
        ("How many people died?", "Another 12 people died."),
        ("How many people died?", "Hundreds of people died."),
        ("How many people died?", "About 30 Polish soldiers died."),
        ("How many Polish soldiers died?", "Soldiers were buried. The toll has reached 288."),
        ("How many people were rescued?", "Firefighters could not rescue nine people."),
        ("How many people died in Riverton?", "Nine people died in Hillview."),
        ("How many people voted for the plan?", "Nine people voted against the plan."),
        ("How many houses burned?", "About 40 cars burned."),
        ("How many houses burned?", "Forty per cent of the houses burned."),
        ("How much does the ferry cost?", "The new bridge is to cost 3 million euros."),
        ("How much does the ferry cost?", "The ferry takes 40 people."),
        ("How much does the school cost?", "The school costs 2 million euros more than planned."),
        ("How much did the test cost?", "The test was late, and the repair cost 85,000 euros after 3 months."),
    ],
)
def test_a_figure_of_other_things_or_of_another_event_is_none(question: str, text: str) -> None:
    assert found(question, text) is None


def test_of_two_that_count_the_same_the_one_that_the_reader_found_comes_first() -> None:
    text = "Nine people died in the mill and four people died in the yard."
    assert printed("How many people died?", text) == "Nine"
    assert printed("How many people died?", text, "four") == "four"


def test_a_figure_comes_with_its_noun_and_its_scene() -> None:
    whole = found("How many people died?", "Nine people died in Riverton in 2012.")
    assert whole is not None
    assert whole.noun == "people"
    assert whole.scene == scene_of("in Riverton in 2012")
    part = found("How many people died?", "Nine of the passengers died.")
    assert part is not None
    assert part.noun == ""
