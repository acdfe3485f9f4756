"""Which sentences say what another one says; the doubtful ones are told apart."""

import pytest

from rag.repetition import told_once
from rag.schema import Article, ScoredSentence, Sentence, Speech, SpokenSentence

TOLD = "in Riverton, Hillview and Oakham, the mayor told reporters on Monday evening."


def printed(text: str, id: str = "a", before: str = "") -> ScoredSentence:
    """A sentence of an article, after what stands before it there."""
    article = Article(id, f"{before}{text}", "sha", "Storm", "")
    sentence = Sentence(len(before), len(before) + len(text), 0, "reporting", 1)
    return ScoredSentence(article, SpokenSentence(sentence, Speech()), 0.5, None)


def is_repeated(first: str, second: str) -> bool:
    """Whether another article's second sentence is folded into the first, and as well the other way round."""
    a, b = printed(first), printed(second, "b")
    folded = told_once([a, b]) == {a: (b,)}
    assert folded == (told_once([b, a]) == {b: (a,)})
    return folded


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The storm hit Riverton on Monday.", "The storm hit Riverton on Monday."),
        (f"The floods killed four people {TOLD}", f"The floods killed 4 people {TOLD}"),
        (f"The floods killed 12 % of the sheep {TOLD}", f"The floods killed 12 per cent of the sheep {TOLD}"),
        (f"The floods killed four people {TOLD}", f"Officials said the floods killed four people {TOLD}"),
    ],
)
def test_the_same_words_and_figures_are_told_once(first: str, second: str) -> None:
    assert is_repeated(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"The floods killed 288 people {TOLD}", f"The floods killed 358 people {TOLD}"),
        (f"The floods killed 288 people {TOLD}", f"The floods killed at least 288 people {TOLD}"),
        (f"The floods cost $5 billion {TOLD}", f"The floods cost €5 billion {TOLD}"),
        (f"From four to 12 people died {TOLD}", f"From 12 to four people died {TOLD}"),
        (f"The dam broke in 1998 {TOLD}", f"The dam broke in 1999 {TOLD}"),
        (f"The dam broke {TOLD}", f"The dam broke in 1999 {TOLD}"),
        (f"A 45-year-old man drowned {TOLD}", f"A 46-year-old man drowned {TOLD}"),
    ],
)
def test_another_number_is_never_a_repetition(first: str, second: str) -> None:
    assert not is_repeated(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"The river rose {TOLD}", f"The river fell {TOLD}"),
        (f"The dam will be closed {TOLD}", f"The dam may be closed {TOLD}"),
        (f"The dam was safe {TOLD}", f"The dam was not safe {TOLD}"),
        (f"The builders took bribes {TOLD}", f"The builders never took bribes {TOLD}"),
        (f"The dam broke {TOLD}", f"The dam broke {TOLD.replace('mayor', 'governor')}"),
        ("The storm hit Riverton on Monday.", "The storm hit Hillview on Monday."),
        (f"The builders took bribes {TOLD}", f"The suspected builders took bribes {TOLD}"),
        (
            "In the clash, 41 soldiers were killed and 12 wounded.",
            "In the clash, 41 soldiers were wounded and 12 killed.",
        ),
        (f"Reik accused Hydrus of lying {TOLD}", f"Hydrus accused Reik of lying {TOLD}"),
    ],
)
def test_an_exchanged_word_or_a_turn_makes_another_statement(first: str, second: str) -> None:
    assert not is_repeated(first, second)


def test_a_sentence_that_fits_any_story_is_told_for_each_article_but_once_in_one() -> None:
    first, other = printed("Nobody was hurt."), printed("Nobody was hurt.", "b")
    again = ScoredSentence(first.article, first.spoken, 0.4, None)
    assert told_once([first, other, again]) == {first: (again,), other: ()}


def test_a_copy_is_folded_however_far_down_it_was_ranked() -> None:
    first, copy = printed(f"The dam broke {TOLD}"), printed(f"The dam broke {TOLD}", "z", "Our own news. ")
    between = [printed(f"Storm number {n} hit the coast of Norton in the night.", f"a{n}") for n in range(2, 60)]
    told = told_once([first, *between, copy])
    assert (told[first], list(told)) == ((copy,), [first, *between])


def test_nothing_read_is_nothing_told() -> None:
    assert told_once([]) == {}
