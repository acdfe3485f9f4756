"""Windows: every piece of a text is read once as a window's own, whole paragraphs together, and keeps its place."""

import itertools

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel, WordPiece
from tokenizers.pre_tokenizers import BertPreTokenizer

from rag.models.windows import BEFORE, MARK, Laid, Window, WindowCutter

TEXT = "Ann Berg closed the bridge. It had cracked.\n\n“The STORM of 1987 did it,” she said.\n\nNo one was hurt."


def cutter(text: str = TEXT) -> WindowCutter:
    """Whole words."""
    words = sorted({word for word, _ in BertPreTokenizer().pre_tokenize_str(text)})
    vocabulary = {word: number for number, word in enumerate(["[UNK]", "[CLS]", "[SEP]", *words])}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return WindowCutter(tokenizer)


def laid(text: str = TEXT) -> Laid:
    """Sentences end in full stops, quotations are between curly marks."""
    paragraphs, at = [], 0
    for paragraph in text.split("\n\n"):
        ends = [at + index + 1 for index, character in enumerate(paragraph) if character == "."]
        starts = [at, *(end + 1 for end in ends[:-1])]
        paragraphs.append(list(zip(starts, ends, strict=True)))
        at += len(paragraph) + 2
    quotations = [(text.index("“"), text.index("”") + 1)] if "“" in text else []
    return Laid(text, paragraphs, quotations)


def own_words(window: Window, text: str = TEXT) -> list[str]:
    rows = [row for row in range(len(window.ids)) if window.own[row] and window.starts[row] != MARK]
    return [text[window.starts[row] : window.ends[row]] for row in rows]


@pytest.mark.parametrize("longest", [200, 22, 12, 4])
def test_every_piece_is_one_windows_own_in_the_order_of_the_text(longest: int) -> None:
    windows = cutter().cut(laid(), longest)
    words = [word for word, _ in BertPreTokenizer().pre_tokenize_str(TEXT)]
    assert list(itertools.chain.from_iterable(own_words(window) for window in windows)) == words
    assert all(len(own_words(window)) <= longest for window in windows)


def test_every_piece_is_of_one_word() -> None:
    (window,) = cutter().cut(laid())
    assert [word for word in window.words if word != MARK] == list(range((window.words != MARK).sum()))
    assert list(window.words == MARK) == list(window.starts == MARK)


def test_paragraphs_stay_whole_where_they_fit() -> None:
    first, second = cutter().cut(laid(), longest=22)
    assert own_words(first)[-2:] == ["cracked", "."]
    assert own_words(second)[0] == "“"


def test_a_paragraph_that_is_too_long_is_cut_between_sentences() -> None:
    first, second, *_ = cutter().cut(laid(), longest=8)
    assert own_words(first)[-2:] == ["bridge", "."]
    assert own_words(second) == ["It", "had", "cracked", "."]


def pieces_of_two(text: str) -> WindowCutter:
    """Words in pieces of at most two letters."""
    pieces = sorted({text[at : at + size] for at in range(len(text)) for size in (1, 2)})
    names = ["[UNK]", "[CLS]", "[SEP]", *pieces, *(f"##{piece}" for piece in pieces)]
    tokenizer = Tokenizer(WordPiece({name: number for number, name in enumerate(names)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return WindowCutter(tokenizer)


@pytest.mark.parametrize("longest", [4, 5, 6, 7, 8, 20])
def test_a_sentence_that_is_too_long_is_cut_between_words(longest: int) -> None:
    text = "Sorley Marwick said that " * 9 + "."
    windows = pieces_of_two(text).cut(Laid(text, [[(0, len(text))]], []), longest)
    own = [window.words[(window.own == 1) & (window.words != MARK)] for window in windows]
    assert len(own) > 1
    assert all(len(words) <= longest for words in own)
    assert all(before[-1] < after[0] for before, after in itertools.pairwise(own))


def test_only_a_word_that_is_longer_than_a_window_is_cut() -> None:
    text = "It is supercalifragilistic ."
    windows = pieces_of_two(text).cut(Laid(text, [[(0, len(text))]], []), longest=4)
    own = ["".join(own_words(window, text)) for window in windows]
    assert own == ["Itis", "supercal", "ifragili", "stic."]


def test_a_window_is_read_after_what_stands_before_it() -> None:
    first, second = cutter().cut(laid(), longest=22)
    before = [
        TEXT[start:end] for start, end, own in zip(second.starts, second.ends, second.own, strict=True) if not own
    ]
    assert before[1:] == own_words(first)[-BEFORE:]
    assert first.own.tolist()[:2] == [0, 1]


def test_marks_stand_at_the_start_and_between_paragraphs() -> None:
    (window,) = cutter().cut(laid())
    marks = [row for row, start in enumerate(window.starts) if start == MARK]
    assert window.ids[0] == 1
    assert [int(window.ids[row]) for row in marks[1:]] == [2, 2, 2, 2]
    assert [TEXT[window.starts[row + 1]] for row in marks[1:-1]] == ["A", "“", "N"]


def test_the_network_sees_how_a_word_is_written_and_what_is_quoted() -> None:
    (window,) = cutter().cut(laid())
    seen = {
        TEXT[start:end]: (int(shape), int(quoted))
        for start, end, shape, quoted in zip(window.starts, window.ends, window.shapes, window.quoted, strict=True)
        if start != MARK
    }
    assert seen["bridge"] == (1, 0)
    assert seen["Ann"] == (2, 0)
    assert seen["STORM"] == (3, 1)
    assert seen["1987"] == (4, 1)
    assert seen["said"] == (1, 0)
    assert seen["”"] == (0, 1)


def test_a_text_without_sentences_has_no_windows() -> None:
    assert cutter().cut(Laid("", [], [])) == []
