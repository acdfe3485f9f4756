from pathlib import Path

import pytest

from eval.convert.attributions import Annotated, Gold, by_article, in_canonical_text, read_part
from rag.errors import InputError
from tests.polnear_cases import NAME, TEXT, place, write_corpus


def test_an_article_is_read_once_for_each_annotator(tmp_path: Path) -> None:
    annotated = read_part(write_corpus(tmp_path) / "dev")
    assert [(one.name, one.text, len(one.attributions)) for one in annotated] == [(NAME, TEXT, 2), (NAME, TEXT, 1)]
    assert [len(run) for run in by_article(annotated)] == [2]


def test_an_attribution_has_the_places_of_its_parts(tmp_path: Path) -> None:
    gold = read_part(write_corpus(tmp_path) / "dev")[1].attributions[0]
    assert gold == Gold((place("Ann Berg"),), (place("said"),), (place("The old mill will open in May"),))


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no attributions/\*\.ann; docs/datasets\.md says where"):
        read_part(tmp_path)


def test_places_move_with_the_text_that_is_indexed() -> None:
    decomposed = Annotated("cafe", "Cafe\u0301 open, Ann said.", (Gold(((12, 15),), ((16, 20),), ((0, 10),)),))
    moved = in_canonical_text(decomposed)
    (gold,) = moved.attributions
    assert [moved.text[start:end] for (start, end), *_ in (gold.source, gold.cue, gold.content)] == [
        "Ann",
        "said",
        "Café open",
    ]


def test_a_place_that_ends_inside_a_character_is_left_out() -> None:
    inside = Annotated("cafe", "Cafe\u0301 open, Ann said.", (Gold(((0, 4),), ((16, 20),), ()),))
    assert in_canonical_text(inside).attributions == (Gold((), ((15, 19),), ()),)


def test_what_is_canonical_is_the_same() -> None:
    plain = Annotated("mill", TEXT, ())
    assert in_canonical_text(plain) is plain
