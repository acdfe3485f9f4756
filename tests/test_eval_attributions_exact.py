from pathlib import Path

from eval.attributions.exact import WAYS, agreement, scores
from eval.convert.attributions import Gold
from eval.metrics.shares import Tally
from tests.polnear_cases import NAME, cut_article, place

FOUND = [Gold((place("Ann Berg"),), (place("said"),), (place("old mill will open in May"),))]


def test_only_what_is_in_just_its_place_is_found_whoever_annotated_it(tmp_path: Path) -> None:
    found = scores("characters", [cut_article(tmp_path)], {NAME: FOUND})
    # The first annotator has two of each, the second has one, and only the second calls the source so.
    assert found["source"].precision.tally == Tally(0 + 1, 1 + 1)
    assert found["source"].recall.tally == Tally(0 + 1, 2 + 1)
    assert found["source"].f1.value == 2 * 1 / (2 + 3)
    assert found["content"].f1.tally == Tally(0, 2 + 3)
    assert found["cue"].precision.value == 1


def test_two_annotators_agree_by_what_both_have(tmp_path: Path) -> None:
    agreed = agreement("characters", [cut_article(tmp_path)])
    assert (agreed["source"].tally, agreed["content"].tally) == (Tally(0, 2 + 1), Tally(2, 2 + 1))


def test_nothing_found_has_no_precision_and_no_recall(tmp_path: Path) -> None:
    for way in WAYS:
        found = scores(way, [cut_article(tmp_path)], {NAME: []})
        assert (found["cue"].precision.value, found["cue"].recall.value, found["cue"].f1.value) == (None, 0, 0)


def test_what_an_annotator_found_is_found_whole_in_either_way(tmp_path: Path) -> None:
    article = cut_article(tmp_path)
    same = scores("tokens", [article], {NAME: list(article.annotations[1].attributions)})
    assert {kind: one.recall.tally for kind, one in same.items()} == {
        "source": Tally(0 + 1, 2 + 1),
        "cue": Tally(1 + 1, 2 + 1),
        "content": Tally(1 + 1, 2 + 1),
    }
