from dataclasses import replace

import pytest

from eval.judgement import answers_question, has_right_speaker, is_right, outcome
from eval.questions import GoldQuestion
from rag.schema import Answer
from tests.eval_cases import EMPTY, FIRE, NAMED, abstained, answerable, answered, case, quote, unanswerable


def test_a_quote_that_holds_the_evidence_is_right() -> None:
    assert is_right(quote(FIRE), answerable("hurt four people"))
    assert not is_right(quote(EMPTY), answerable("hurt four people"))


def test_a_quote_that_stands_inside_longer_evidence_is_right() -> None:
    assert is_right(quote(FIRE), answerable(f"{FIRE} {NAMED}"))


def test_a_quote_of_nothing_is_not_right() -> None:
    assert not is_right(replace(quote(FIRE), text=" "), answerable(FIRE))


def test_evidence_is_compared_whatever_its_blanks_and_unicode_form() -> None:
    assert is_right(quote(FIRE), answerable("hurt\n  four people"))
    accented = replace(quote(FIRE), text="The café burnt down.")
    assert is_right(accented, answerable("cafe\u0301 burnt"))


def test_without_evidence_an_answer_string_counts_as_whole_words_in_any_case() -> None:
    assert is_right(quote(EMPTY), GoldQuestion("q", "?", answers=("THE MILL",)))
    assert not is_right(quote(EMPTY), GoldQuestion("q", "?", answers=("201",)))


def test_with_neither_evidence_nor_answers_the_article_counts() -> None:
    assert is_right(quote(FIRE), GoldQuestion("q", "?", articles=("other", "mill")))
    assert not is_right(quote(FIRE), GoldQuestion("q", "?", articles=("other",)))


def test_evidence_decides_even_where_answers_and_articles_are_given() -> None:
    question = GoldQuestion("q", "?", evidence=("seven people",), answers=("four",), articles=("mill",))
    assert not is_right(quote(FIRE), question)


def test_all_required_evidence_must_stand_in_the_quotes_together() -> None:
    question = answerable("four people", "seven people", require_all=True)
    assert not answers_question([quote(FIRE), quote(EMPTY)], question)
    assert answers_question([quote(FIRE), quote(NAMED)], question)


def test_any_evidence_is_enough_unless_all_is_required() -> None:
    assert answers_question([quote(EMPTY), quote(FIRE)], answerable("four people", "seven people"))
    assert not answers_question([], answerable("four people"))


def test_the_speaker_of_the_first_right_quote_is_the_one_judged() -> None:
    question = answerable("seven people", speakers=["BERG"])
    assert has_right_speaker(case(question, answered(quote(FIRE), quote(NAMED))))
    silent = replace(quote(NAMED), speaker=None)
    assert not has_right_speaker(case(question, answered(silent, quote(NAMED))))


def test_without_other_gold_the_first_quote_is_judged_for_its_speaker() -> None:
    question = GoldQuestion("q", "?", answerable=True, speakers=("Berg",))
    assert has_right_speaker(case(question, answered(quote(NAMED))))
    assert not has_right_speaker(case(question, answered(quote(FIRE), quote(NAMED))))


TWO = answerable("four people", "seven people", require_all=True)
SPOKEN = answerable("seven people", speakers=["Berg"])
MISTAKEN = answerable("seven people", speakers=["Miller"])


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (answerable("four people"), answered(quote(FIRE)), "right"),
        (answerable("four people"), answered(quote(EMPTY), quote(FIRE)), "right, not first"),
        (answerable("four people"), answered(quote(EMPTY)), "wrong quotes"),
        (answerable("four people"), abstained(quote(FIRE)), "over-refusal"),
        (TWO, answered(quote(FIRE)), "incomplete"),
        (TWO, answered(quote(FIRE), quote(NAMED)), "right"),
        (SPOKEN, answered(quote(NAMED)), "right"),
        (MISTAKEN, answered(quote(NAMED)), "wrong speaker"),
        (unanswerable(), abstained(), "rightly silent"),
        (unanswerable(), answered(quote(FIRE)), "unsupported answer"),
        (GoldQuestion("q", "?"), answered(quote(FIRE)), "not scored"),
        (GoldQuestion("q", "?", answerable=True), answered(quote(FIRE)), "not scored"),
        (GoldQuestion("q", "?", answerable=True), abstained(), "over-refusal"),
    ],
)
def test_a_case_has_one_outcome(question: GoldQuestion, answer: Answer, expected: str) -> None:
    assert outcome(case(question, answer)) == expected


def test_a_silence_with_quotes_is_an_answer() -> None:
    shown = replace(abstained(quote(EMPTY)), quotes=(quote(FIRE),))
    assert outcome(case(unanswerable(), shown)) == "unsupported answer"
    assert case(unanswerable(), shown).ranking == (quote(FIRE),)


def test_a_misquote_is_the_worst_outcome() -> None:
    right = case(answerable("four people"), answered(quote(FIRE)))
    assert outcome(replace(right, misquotes=())) == "right"
    assert outcome(replace(right, misquotes=("one letter differs",))) == "misquoted"
