from eval.attributions.pieces import as_gold, by_characters, by_tokens
from eval.convert.attributions import Gold
from rag.models import Attribution, Place

TEXT = "Ann said: all is well.\n\nBo added that Ann said so."


def place(piece: str, start: int = 0) -> Place:
    found = TEXT.index(piece, start)
    return found, found + len(piece)


def test_a_piece_with_a_gap_is_its_parts_and_counts_once() -> None:
    parts = (place("all"), place("well"))
    gold = Gold((), (place("said"),), parts)
    assert by_characters(TEXT, [gold, gold])["content"] == set(parts)


def test_tokens_are_words_and_single_marks() -> None:
    gold = Gold((place("Ann"),), (place("said:"),), (place("all is well."),))
    assert by_tokens(TEXT, [gold]) == {"source": {(0, 1)}, "cue": {(1, 3)}, "content": {(3, 7)}}


def test_blanks_at_its_ends_are_no_part_of_a_piece() -> None:
    assert by_tokens(TEXT, [Gold((), (place(" said"),), ())])["cue"] == {(1, 2)}


def test_a_piece_ends_where_its_paragraph_ends() -> None:
    across = Gold((), (), ((place("well")[0], place("Bo")[1]),))
    assert by_tokens(TEXT, [across])["content"] == {(5, 7), (7, 8)}


def test_what_stands_inside_a_longer_piece_cuts_it() -> None:
    outer = Gold((place("Bo"),), (place("added"),), (place("that Ann said so"),))
    inner = Gold((place("Ann", 20),), (place("said", 20),), ())
    pieces = by_tokens(TEXT, [outer, inner])
    assert pieces["content"] == {(9, 10), (12, 13)}
    assert pieces["source"] == {(7, 8), (10, 11)}
    assert pieces["cue"] == {(8, 9), (11, 12)}


def test_pieces_side_by_side_stay_two() -> None:
    assert by_tokens(TEXT, [Gold((), (), (place("all"), place("is")))])["content"] == {(3, 4), (4, 5)}


def test_what_the_tagger_finds_has_the_form_of_what_annotators_find() -> None:
    found = Attribution(None, place("said"), (place("all"),), 0.9)
    assert as_gold([found]) == [Gold((), (place("said"),), (place("all"),))]
