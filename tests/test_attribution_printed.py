"""Where things stand in an article, and how it is laid before a tagger."""

import time

import pytest

from rag.attribution.floating import carry_on
from rag.attribution.places import Places, hull, joined, overlap, without
from rag.attribution.printed import as_printed
from rag.segment import split_sentences

TEXT = "It rained. “It is late,” she said.\n\nTraders left. “Go.” They went."
PRINTED = as_printed(TEXT, split_sentences(TEXT, ""))


def test_places_know_what_they_hold_and_touch() -> None:
    places = Places(((0, 3), (5, 8), (8, 9)))
    assert [places.holding(character) for character in (0, 2, 3, 5, 8, 9)] == [0, 0, None, 1, 2, None]
    assert [list(places.touching(place)) for place in ((0, 9), (3, 5), (2, 6), (8, 9))] == [[0, 1, 2], [], [0, 1], [2]]
    assert [places.before(character) for character in (2, 3, 8)] == [-1, 0, 1]
    assert [places.after(character) for character in (0, 1, 9)] == [0, 1, 3]


def test_places_can_be_cut_and_joined() -> None:
    assert (overlap((0, 5), (3, 9)), overlap((0, 3), (3, 9))) == ((3, 5), None)
    assert without((0, 9), [(0, 2), (4, 5), (8, 12)]) == [(2, 4), (5, 8)]
    assert without((0, 9), [(20, 30)]) == [(0, 9)]
    assert joined([(5, 8), (0, 3), (3, 4), (6, 7)]) == ((0, 4), (5, 8))
    assert hull([(5, 8), (0, 3)]) == (0, 8)


def test_an_article_is_laid_in_paragraphs_of_sentences_with_its_quotations() -> None:
    laid = PRINTED.laid
    sentences = [[TEXT[start:end] for start, end in paragraph] for paragraph in laid.paragraphs]
    assert sentences == [["It rained.", "“It is late,” she said."], ["Traders left.", "“Go.”", "They went."]]
    assert [TEXT[start:end] for start, end in laid.quotations] == ["“It is late,”", "“Go.”"]


def test_a_quotation_stands_alone_where_its_sentences_hold_nothing_else() -> None:
    assert [PRINTED.standing_alone(number) for number in range(2)] == [None, (3, 3)]


@pytest.mark.parametrize(
    ("piece", "has_words"), [("", False), ("late", True), ("at", True), ("“", False), (" _ ", False), ("é", True)]
)
def test_words_have_letters_or_digits(piece: str, has_words: bool) -> None:
    text = "“late” _ é"
    start = text.index(piece)
    assert as_printed(text, []).has_words((start, start + len(piece))) == has_words


def test_there_are_no_words_where_there_is_no_place() -> None:
    assert not any(PRINTED.has_words(place) for place in ((1, 1), (5, 4), (4, 2)))


def test_an_article_of_nothing_but_quotation_marks_is_read_in_linear_time() -> None:
    text = '“”«»"' * 2000
    printed = as_printed(text, split_sentences(text, ""))
    started = time.perf_counter()
    owners = carry_on(printed, (), [None] * len(printed.quotations))
    assert time.perf_counter() - started < 1  # it took 8 s to look through the whole sentence for each
    assert set(owners) == {None}


def test_blanks_and_joining_marks_are_no_part_of_what_is_said() -> None:
    printed = as_printed("She said: — late, ", [])
    assert printed.text[slice(*printed.trimmed((8, 18)))] == "late"


def test_nothing_is_said_in_a_sentence_that_is_too_long_to_be_one() -> None:
    printed = as_printed(long := "It rained and " * 300 + "so.", split_sentences(long, ""))
    assert (printed.sentence_at(5), PRINTED.sentence_at(5)) == (None, 0)
