from eval.convert.spans import Span, canonical_span


def test_a_span_moves_with_what_becomes_shorter_before_it() -> None:
    assert canonical_span("cafe\u0301\r\nmill", Span(7, 11)) == Span(5, 9)


def test_a_span_that_begins_inside_a_character_or_beyond_the_text_is_none() -> None:
    assert canonical_span("cafe\u0301", Span(4, 5)) is None
    assert canonical_span("mill", Span(2, 5)) is None
    assert canonical_span("mill", Span(2, 2)) is None


def test_overlap_counts_the_characters_of_both() -> None:
    assert Span(2, 6).overlap(Span(4, 9)) == 2
    assert Span(2, 4).overlap(Span(4, 9)) == 0
