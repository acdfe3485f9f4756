"""Decoding: the likeliest labels that can stand side by side, as places in the text."""

import numpy as np
import pytest

from rag.models.tagging import (
    CONTENT,
    CUE_LABELS,
    PART_LABELS,
    SOURCE,
    TagLogits,
    attributions_of,
    best_labels,
    spans,
    whole_words,
)
from rag.models.windows import MARK, Window

TEXT = "Ann Berg said it rained"
WORDS = TEXT.split()


def window(own: int = 0) -> Window:
    """[CLS], then a row for each word; the rows before `own` stand before the window."""
    starts = np.array([MARK, *(TEXT.index(word) for word in WORDS)])
    ends = np.array([MARK, *(TEXT.index(word) + len(word) for word in WORDS)])
    rows = np.zeros(len(starts), dtype=np.int64)
    words = np.array([MARK, *range(len(WORDS))])
    return Window(rows, (np.arange(len(starts)) >= own).astype(np.int64), rows, rows, starts, ends, words)


def logits(labels: list[int], count: int) -> np.ndarray:
    """Which give each row its label."""
    return (8.0 * np.eye(count, dtype=np.float32))[labels]


def said(parts: list[int], cues: tuple[int, ...] = (0, 0, 0, 1, 0, 0)) -> TagLogits:
    of_each = np.stack([logits(parts, len(PART_LABELS))] * len(cues))
    return TagLogits(logits(list(cues), len(CUE_LABELS)), of_each)


def test_an_attribution_is_its_cue_with_the_source_and_the_content_of_that_cue() -> None:
    (found,) = attributions_of(window(), said([0, SOURCE, SOURCE + 1, 0, CONTENT, CONTENT + 1]))
    assert TEXT[slice(*found.cue)] == "said"
    assert found.source is not None
    assert TEXT[slice(*found.source)] == "Ann Berg"
    assert [TEXT[slice(*piece)] for piece in found.content] == ["it rained"]
    assert 0.99 < found.score <= 1


def test_of_several_sources_the_surest_stays_and_contents_all_do() -> None:
    tagged = said([0, SOURCE, CONTENT, 0, CONTENT, SOURCE])
    tagged.parts[:, 1, SOURCE] = 20
    (found,) = attributions_of(window(), tagged)
    assert found.source == (0, 3)
    assert [TEXT[slice(*piece)] for piece in found.content] == ["Berg", "it"]


def test_a_cue_is_no_part_of_itself() -> None:
    (found,) = attributions_of(window(), said([0, 0, 0, SOURCE, CONTENT, CONTENT + 1]))
    assert found.source is None


def test_a_cue_before_the_window_is_another_windows() -> None:
    assert attributions_of(window(own=4), said([0, SOURCE, SOURCE, 0, CONTENT, CONTENT])) == []


def test_nothing_found_is_no_attribution() -> None:
    assert attributions_of(window(), said([0] * 6, (0,) * 6)) == []


def test_what_goes_on_must_have_begun() -> None:
    labels = best_labels(logits([0, 2, 2, 0, 4, 4], len(PART_LABELS))[None])[0]
    for row, label in enumerate(labels):
        if label in (2, 4):
            assert labels[row - 1] in (label - 1, label)
    assert best_labels(logits([2, 2], len(PART_LABELS))[None])[0].tolist() != [2, 2]


@pytest.mark.parametrize("seed", range(5))
def test_the_labels_are_the_best_of_all_that_are_allowed(seed: int) -> None:
    chance = np.random.default_rng(seed)
    given = chance.normal(size=(1, 4, 5)).astype(np.float32)

    def allowed(labels: tuple[int, ...]) -> bool:
        pairs = zip((0, *labels), labels, strict=False)
        return all(label % 2 or not label or before in (label - 1, label) for before, label in pairs)

    every = [labels for labels in np.ndindex(5, 5, 5, 5) if allowed(labels)]
    best = max(every, key=lambda labels: sum(given[0, row, label] for row, label in enumerate(labels)))
    assert tuple(best_labels(given)[0]) == best


def test_nothing_goes_on_over_rows_that_are_surely_outside() -> None:
    given = 40 * logits([0, 3, 0, 0, 0, 4, 4], len(PART_LABELS))[None]
    assert best_labels(given)[0].tolist()[:5] == [0, 3, 0, 0, 0]
    assert best_labels(given)[0].tolist()[5:] in ([3, 4], [0, 3], [0, 0])


def test_spans_are_runs() -> None:
    assert spans(np.array([1, 2, 1, 0, 3, 4, 4]), 1) == [(0, 2), (2, 3)]
    assert spans(np.array([1, 2, 1, 0, 3, 4, 4]), 3) == [(4, 7)]


@pytest.mark.parametrize(
    ("labels", "whole"),
    [
        ([0, 0, 1, 0, 0, 0], [0, 1, 2, 2, 0, 0]),
        ([0, 1, 0, 0, 0, 0], [0, 1, 2, 2, 0, 0]),
        ([0, 0, 0, 3, 4, 0], [0, 3, 4, 4, 4, 4]),
        ([0, 1, 1, 2, 1, 2], [0, 1, 2, 2, 1, 2]),
        ([0, 3, 4, 3, 4, 3], [0, 3, 4, 4, 4, 4]),
        ([0, 3, 4, 4, 4, 0], [0, 3, 4, 4, 4, 4]),
        ([0, 1, 0, 3, 4, 4], [0, 1, 2, 2, 3, 4]),
        ([0, 3, 1, 2, 2, 0], [0, 3, 4, 4, 1, 2]),
        ([0, 1, 2, 3, 0, 4], [0, 1, 2, 2, 3, 4]),
        ([1, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0]),
        ([0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 1, 2]),
    ],
)
def test_a_word_is_never_cut(labels: list[int], whole: list[int]) -> None:
    words = np.array([MARK, 0, 0, 0, 1, 1])
    assert whole_words(np.array(labels), words).tolist() == whole


@pytest.mark.parametrize(("labels", "whole"), [([3, 1], [3, 4]), ([1, 3], [1, 2]), ([2, 3], [1, 2]), ([4, 1], [3, 4])])
def test_a_word_is_of_the_part_that_its_first_piece_is_of(labels: list[int], whole: list[int]) -> None:
    assert whole_words(np.array(labels), np.zeros(2, dtype=np.int64)).tolist() == whole


@pytest.mark.parametrize("seed", range(20))
def test_every_word_is_of_one_part_and_what_goes_on_has_begun(seed: int) -> None:
    chance = np.random.default_rng(seed)
    words = np.sort(chance.integers(0, 6, 14))
    likeliest = best_labels(chance.normal(size=(1, 14, len(PART_LABELS))).astype(np.float32))[0]
    whole = whole_words(likeliest, words)
    for before, label, is_inner in zip([0, *whole], whole, [False, *(words[1:] == words[:-1])], strict=False):
        assert label in ((0, 2, 4) if is_inner else range(5))
        assert label not in (2, 4) or before in (label - 1, label)
        assert not is_inner or bool(label) == bool(before)


def test_what_stands_between_texts_is_no_word() -> None:
    assert whole_words(np.array([1, 0, 0]), np.array([MARK, MARK, MARK])).tolist() == [1, 0, 0]


def test_a_source_of_which_a_piece_was_found_is_printed_whole() -> None:
    rows = np.zeros(4, dtype=np.int64)
    starts, ends = np.array([MARK, 0, 2, 7]), np.array([MARK, 2, 6, 11])  # "So", "rley", "said"
    cut = Window(rows, rows + 1, rows, rows, starts, ends, np.array([MARK, 0, 0, 1]))
    for labels in ([0, 0, SOURCE, 0], [0, SOURCE, 0, 0], [0, SOURCE, SOURCE, 0], [0, SOURCE, CONTENT, 0]):
        (found,) = attributions_of(cut, said(labels, (0, 0, 0, 1)))
        assert (found.source, found.cue) == ((0, 6), (7, 11))
