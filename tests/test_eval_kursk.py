"""The committed question set about the seed article."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from eval.judgement import answers_question, holds_answer, is_right
from eval.questions import load_questions
from eval.verbatim import read_texts
from tests.eval_cases import FIRE, quote

ROOT = Path(__file__).parent.parent
QUESTIONS = load_questions(ROOT / "eval" / "questions" / "kursk.jsonl")
ANSWERABLE = [question for question in QUESTIONS if question.answerable]
TAGS = Counter(tag for question in QUESTIONS for tag in question.tags)


@pytest.fixture(scope="module")
def article() -> str:
    (text,) = read_texts([ROOT / "corpus" / "000_e152aec2c99f597f.txt"]).values()
    return text


def test_every_piece_of_evidence_stands_verbatim_in_one_paragraph_of_the_article(article: str) -> None:
    _headline, *paragraphs = article.split("\n\n")
    for question in ANSWERABLE:
        for piece in question.evidence:
            assert any(piece in paragraph for paragraph in paragraphs), f"{question.id}: {piece}"


def test_every_answer_and_speaker_is_printed_in_the_article(article: str) -> None:
    for question in ANSWERABLE:
        for name in (*question.answers, *question.speakers):
            assert name.casefold() in article.casefold(), f"{question.id}: {name}"


def test_every_answerable_question_has_evidence_and_the_article() -> None:
    assert all(question.evidence and question.articles == ("000_e152aec2c99f597f",) for question in ANSWERABLE)


def test_no_unanswerable_question_carries_gold() -> None:
    others = [question for question in QUESTIONS if not question.answerable]
    assert all(question.answerable is False and not question.has_gold and not question.speakers for question in others)


def test_where_all_evidence_is_required_no_single_paragraph_holds_it(article: str) -> None:
    together = [question for question in ANSWERABLE if question.require == "all"]
    assert together
    for question in together:
        holding = [p for p in article.split("\n\n") if all(piece in p for piece in question.evidence)]
        assert not holding, question.id


def test_a_sentence_about_something_else_is_right_for_no_question() -> None:
    elsewhere = quote(FIRE)
    assert not any(is_right(elsewhere, question) or answers_question([elsewhere], question) for question in ANSWERABLE)


def test_the_evidence_holds_the_answer(article: str) -> None:
    for question in ANSWERABLE:
        paragraphs = [p for p in article.split("\n\n") if any(piece in p for piece in question.evidence)]
        for answer in question.answers:
            quotes = [replace(quote(FIRE), text=paragraph) for paragraph in paragraphs]
            assert any(holds_answer(found, [answer]) for found in quotes), f"{question.id}: {answer}"


def test_the_set_is_large_enough_and_varied() -> None:
    assert len(QUESTIONS) >= 75
    assert len(ANSWERABLE) >= 45
    assert len(QUESTIONS) - len(ANSWERABLE) >= 25
    wanted = {"who-said": 8, "follow-up": 10, "two-figures": 4, "named-in-article": 20, "other-topic": 5}
    assert all(TAGS[tag] >= count for tag, count in wanted.items()), TAGS
    assert all(question.history for question in QUESTIONS if "follow-up" in question.tags)


def test_no_question_is_asked_twice() -> None:
    asked = Counter((question.question.casefold(), question.history) for question in QUESTIONS)
    assert max(asked.values()) == 1
