"""Quotations: marks of several languages, apostrophes, and marks that are missing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.paragraphs import split_paragraphs
from rag.quotation import OPENING_MARKS, find_quotations


def _contents(text: str) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We are,” he said. “Go!”", ["“We are,”", "“Go!”"]),
        ('He said "no," then "yes" ("maybe").', ['"no,"', '"yes"', '"maybe"']),
        ("He said ''no'' twice.", ["''no''"]),
        ("Er sagte „ja“ und »nein«, “no” and «si».", ["„ja“", "»nein«", "“no”", "«si»"]),
        ("Mówi „tak”, hän sanoo »ei».", ["„tak”", "»ei»"]),
        ("Il dit : « Oui. » Puis ‹ non ›.", ["« Oui. »", "‹ non ›"]),
        ("Er rief ‚Halt‘, dann nichts.", ["‚Halt‘"]),
        ("a reason to ”keep it” here", ["”keep it”"]),
        ("It was “mixed\" and 'straight'.", ['“mixed"', "'straight'"]),
        ("“I was—” he began—“no.”", ["“I was—”", "“no.”"]),
    ],
)
def test_each_pair_of_marks_is_a_quotation(text: str, expected: list[str]) -> None:
    assert _contents(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Russia’s army and the residents’ homes",
        "the ’90s, the '80s and the ‘70s",
        "rock ‘n’ roll, tell ‘em, 'tis so",
        "don't, won't, the dogs' dinner",
        'a 5\'10" tall man and a 6" pipe',
        'closing” without opening» marks" here',
        "",
    ],
)
def test_an_apostrophe_or_an_inch_is_no_quotation(text: str) -> None:
    assert _contents(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘The residents’ homes burned,’ he said.", ["‘The residents’ homes burned,’"]),
        ("‘We won’t go,’ he said of Russia’s army.", ["‘We won’t go,’"]),
        ("The ‘houses’ and the ‘cars’ burned.", ["‘houses’", "‘cars’"]),
        ("‘I was goin’ home,’ he said.", ["‘I was goin’ home,’"]),
        ("'It's over,' she said of the dogs' dinner.", ["'It's over,'"]),
    ],
)
def test_single_marks_quote_in_spite_of_apostrophes_inside(text: str, expected: list[str]) -> None:
    assert _contents(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“He said ‘no’ to me”",
        "‘He said “no” to me’",
        '"He said "no" to me,"',
        "«Le «non» de tous»",
        '“An "end" of it”',
        '"“a” b"',
    ],
)
def test_a_quotation_inside_a_quotation_belongs_to_the_outer_one(text: str) -> None:
    assert _contents(f"Then {text}, she wrote.") == [text]


def test_a_mark_that_is_not_closed_ends_with_its_paragraph() -> None:
    text = "He said “no and left.\n\nShe said “yes” and stayed."
    first, second = find_quotations(text)
    assert (text[first.start : first.end], first.closed, first.continues) == ("“no and left.", False, False)
    assert (text[second.start : second.end], second.closed) == ("“yes”", True)


def test_a_missing_closing_mark_costs_no_more_than_the_next_quotation() -> None:
    assert _contents("“No, said Smith. Then “yes” and “maybe” again.") == ["“No, said Smith. Then “yes”", "“maybe”"]
    assert _contents("«The «Sun» said so. Then «no».") == ["«The «Sun»", "«no»"]


@pytest.mark.parametrize(("opening", "closing"), ["“”", "«»", "‘’", '""'])
def test_a_speech_of_several_paragraphs_continues_until_it_is_closed(opening: str, closing: str) -> None:
    text = f"{opening}One.\n\n{opening}Two.\n\n{opening}Three,{closing} he said."
    quotations = find_quotations(text)
    assert [quotation.closed for quotation in quotations] == [False, False, True]
    assert [quotation.continues for quotation in quotations] == [True, True, False]


@given(st.text(alphabet=OPENING_MARKS + "as. ,\n-", max_size=80))
def test_quotations_are_in_order_apart_and_inside_one_paragraph(text: str) -> None:
    quotations = find_quotations(text)
    bounds = [bound for quotation in quotations for bound in (quotation.start, quotation.end)]
    assert bounds == sorted(bounds)
    ends = {paragraph.end for paragraph in split_paragraphs(text)}
    for quotation in quotations:
        assert text[quotation.start] in OPENING_MARKS
        assert "\n\n" not in text[quotation.start : quotation.end]
        assert quotation.closed or quotation.end in ends
        assert not (quotation.closed and (quotation.continues or quotation.end - quotation.start < 2))


@pytest.mark.slow
@pytest.mark.parametrize("piece", ['"', ' "a', "“", "“a” ", "»« ", "'", " 'a", "‘s’ ", "„\n\n"])
def test_time_does_not_explode_on_marks_without_end(piece: str) -> None:
    began = time.perf_counter()
    find_quotations(piece * (30_000 // len(piece)))
    assert time.perf_counter() - began < 2
