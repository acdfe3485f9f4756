import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rag.figures import Figure, find_figures


def only(text: str) -> Figure:
    (figure,) = find_figures(text, 0, len(text))
    return figure


@pytest.mark.parametrize(
    ("text", "printed", "value", "noun"),
    [
        ("The whereabouts of 789 individuals from the region", "789", 789, "individuals"),
        ("with nearly 800 others still unaccounted for", "nearly 800", 800, "others"),
        ("that over 13,100 Ukrainian civilians have died", "over 13,100", 13100, "Ukrainian civilians"),
        ("More than 150,000 residents were ordered", "More than 150,000", 150000, "residents"),
        ("Official figures indicate 358 fatalities,", "358", 358, "fatalities"),
        ("including four children, are", "four", 4, "children"),
        ("about 3.5 million people", "about 3.5 million", 3_500_000, "people"),
        ("a dozen soldiers", "a dozen", 12, "soldiers"),
        ("twenty-one men", "twenty-one", 21, "men"),
        ("a hundred and twenty trucks", "a hundred and twenty", 120, "trucks"),
        ("three hundred thousand voters", "three hundred thousand", 300_000, "voters"),
        ("hundreds of people", "hundreds", 100, "people"),
        ("one person died", "one", 1, "person"),
        ("12 armed men", "12", 12, "armed men"),
        ("One sweeping question asked whether", "One", 1, "sweeping question"),
        ("1500 of the residents left", "1500", 1500, "residents"),
    ],
)
def test_a_count_is_found_with_what_it_counts(text: str, printed: str, value: float, noun: str) -> None:
    figure = only(text)
    assert text[figure.start : figure.end] == printed
    assert figure.value == value
    assert figure.noun is not None
    assert figure.noun.text == noun == text[figure.noun.start : figure.noun.end]


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        ("12 % of voters", "12 %", 12, "%"),
        ("12.5 per cent of voters", "12.5 per cent", 12.5, "%"),
        ("it cost $5 billion", "$5 billion", 5e9, "$"),
        ("it cost US$5", "US$5", 5, "$"),
        ("789 individuals", "789", 789, ""),
    ],
)
def test_units_belong_to_the_figure(text: str, printed: str, value: float, unit: str) -> None:
    figure = only(text)
    assert (text[figure.start : figure.end], figure.value, figure.unit) == (printed, value, unit)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("that the civilian death toll from the occupation had reached 288.", "civilian death toll"),
        ("The number of victims rose to 12.", "number of victims"),
        ("They had reached 288.", None),
    ],
)
def test_a_bare_number_belongs_to_the_quantity_named_before_it(text: str, noun: str | None) -> None:
    figure = only(text)
    assert (figure.noun and figure.noun.text) == noun


@pytest.mark.parametrize(
    ("text", "approximate"),
    [("nearly 800 others", True), ("500+ people", True), ("dozens of men", True), ("789 men", False)],
)
def test_a_qualifier_makes_a_figure_approximate(text: str, approximate: bool) -> None:
    assert only(text).approximate is approximate


@pytest.mark.parametrize(
    "text",
    [
        "In August 2024, since 1941 and on 20 May 2025",
        "the 2016 primaries and World War II",
        "the first foreign army, the 2nd since",
        "Mary Jones, 45, said",
        "a boy of nine",
        "a 45-year-old in a nine-month occupation",
        "at 10:30, 10 a.m. and 5 o’clock",
        "a 3-2 win and Covid-19",
        "two-thirds of No. 5",
        "under Article 5 of the law",
        "no one came; this one did not",
    ],
)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert find_figures(text, 0, len(text)) == ()


def test_an_age_is_a_figure_where_it_is_called_one() -> None:
    assert only("Mary Jones, aged 45, said").value == 45


def test_two_figures_come_in_order() -> None:
    text = "Over 350 residents died, with nearly 800 others missing."
    assert [figure.value for figure in find_figures(text, 0, len(text))] == [350, 800]


def test_only_the_given_stretch_is_searched() -> None:
    text = "12 men came. 13 men left."
    assert [figure.value for figure in find_figures(text, 13, len(text))] == [13]


@given(st.integers(0, 10**9))
def test_thousands_separators_do_not_change_the_value(number: int) -> None:
    assume(not 1700 <= number < 2100)
    assert only(f"{number} people").value == only(f"{number:,} people").value == number
