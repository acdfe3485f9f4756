"""Where and when something happened, as far as it is said."""

import pytest

from rag.scenes import scene_of


def test_a_scene_has_the_names_the_words_and_the_years_of_a_clause() -> None:
    scene = scene_of("In Riverton’s old mill, nine people died during the 2012 fire on Monday.")
    assert scene.names == {"riverton"}
    assert scene.words == {"old", "mill", "fire"}
    assert scene.years == {"2012"}


@pytest.mark.parametrize("text", ["At least nine people died on Tuesday.", "Nine died in May.", "It cost 2,000 euros."])
def test_days_months_and_figures_are_no_scene(text: str) -> None:
    scene = scene_of(text)
    assert not scene.names | scene.words | scene.years


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two died in Riverton.", "Nine died in Hillview."),
        ("Two died in the mill.", "Nine died in the harbour."),
        ("Two died in 2012.", "Nine died in 2019."),
        ("Last year two died.", "Nine died in 2019."),
    ],
)
def test_other_names_words_and_years_are_elsewhere(one: str, other: str) -> None:
    assert scene_of(one).is_elsewhere(scene_of(other))
    assert scene_of(other).is_elsewhere(scene_of(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two died in Riverton.", "Nine died in Riverton, near the mill."),
        ("Two died in Riverton.", "Nine died in the mill."),
        ("Two died in the mill fire.", "Nine died in the fire."),
        ("Two died.", "Nine died in Hillview in 2019."),
    ],
)
def test_what_may_be_the_same_place_is_not_elsewhere(one: str, other: str) -> None:
    assert not scene_of(one).is_elsewhere(scene_of(other))


def test_only_two_names_are_other_names() -> None:
    assert scene_of("Two died in Riverton.").has_other_names(scene_of("Nine died in Hillview."))
    assert not scene_of("Two died in the mill.").has_other_names(scene_of("Nine died in the harbour."))
