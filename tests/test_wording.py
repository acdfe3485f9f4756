"""What the front ends say in their own voice, the same in the window and in the terminal."""

from dataclasses import replace
from typing import get_args

import pytest

from rag import wording
from rag.schema import Coverage, DateMention, DateRule, Filters, Interpretation, Speaker
from tests.chat_cases import BRIDGE, SEED, abstained, answered, quote, quote_with_speech

TUESDAY = DateMention("on Tuesday", 0, 10, "2025-05-20", None, "weekday_before_publication")
PRINTED = DateMention("24 February 2022", 0, 16, "2022-02-24", None, "printed")


@pytest.mark.parametrize(
    ("iso", "text"),
    [("2025-05-20", "20 May 2025"), ("2025-04", "April 2025"), ("2022", "2022"), ("2025-05-01", "1 May 2025")],
)
def test_a_date_is_as_precise_as_it_is_known(iso: str, text: str) -> None:
    assert wording.dates.readable(iso) == text


@pytest.mark.parametrize("odd", ["", "soon", "2025-13", "2025-05-20T10:00", "<b>"])
def test_what_is_no_date_stays_as_it_is(odd: str) -> None:
    assert wording.dates.readable(odd) == odd


def test_when_says_what_a_date_means_unless_it_says_so_itself_or_nobody_knows() -> None:
    unknown = DateMention("last month", 0, 10)
    assert wording.dates.when([TUESDAY, unknown, PRINTED], None) == (
        "on Tuesday (20 May 2025), last month, 24 February 2022"
    )
    assert wording.dates.when([], "2025-05-20") == "published 20 May 2025"
    assert wording.dates.when([], None) == "undated"
    assert wording.dates.worked_out([TUESDAY, unknown, PRINTED]) == (TUESDAY,)


def test_a_publisher_of_whom_there_is_nothing_is_named() -> None:
    nothing = replace(
        abstained(reason="outside_filters"),
        reading=Interpretation("?", Filters(publisher="the Tribune")),
        coverage=Coverage(0, None, None, 0, 0),
    )
    assert wording.outcome.reason("outside_filters", nothing) == "None of them is of a publisher named “the Tribune”."
    also_dated = replace(nothing, reading=Interpretation("?", Filters("2025-01-01", publisher="the Tribune")))
    assert wording.outcome.reason("outside_filters", also_dated) == wording.coverage.NOTHING_PASSES


def test_a_word_that_only_opens_a_question_makes_no_other_reading() -> None:
    answer = replace(answered(quote(SEED, 2)), standalone_question="Who is missing?")
    assert wording.outcome.reading(replace(answer, question="Hello, and who is missing")) == ()
    assert wording.outcome.reading(replace(answer, question="Who?")) == ("I read this as: Who is missing?",)


def test_a_bound_stands_before_the_date() -> None:
    assert wording.dates.meant(replace(TUESDAY, bound="before")) == "before 20 May 2025"
    assert wording.dates.meant(replace(TUESDAY, resolved="2022", bound="after")) == "after 2022"


def test_every_rule_has_a_clause_of_its_own_that_names_the_publication_date() -> None:
    clauses = {rule: wording.dates.rule(replace(TUESDAY, rule=rule), "2025-05-20") for rule in get_args(DateRule)}
    assert len(set(clauses.values())) == len(clauses)
    assert [rule for rule, clause in clauses.items() if "20 May 2025" not in clause] == ["printed"]
    assert wording.dates.rule(DateMention("on Tuesday", 0, 10), "2025-05-20") == ""


def test_a_speaker_in_plain_text_has_a_role_or_is_not_guessed_at() -> None:
    assert wording.speech.speaker(quote_with_speech(BRIDGE, 1)) == "Ada Lund, the mayor"
    assert wording.speech.speaker(quote_with_speech(BRIDGE, 5)) == "“He”, probably named in sentence 4"
    assert wording.speech.speaker(quote_with_speech(BRIDGE, 10)) == "speaker not named in the text"
    assert wording.speech.speaker(quote_with_speech(BRIDGE, 15)) == "the article itself"


def test_a_pronoun_with_nobody_in_sight_is_no_name_anywhere() -> None:
    nobody = Speaker("He", None, 0, 2, confidence=0.0)
    assert wording.speech.described(nobody) == wording.speech.named(nobody) == "“He”"
    assert wording.speech.described(replace(nobody, name="Ann Lee", confidence=0.99)) == "Ann Lee"


def test_only_an_article_whose_speakers_are_all_uncertain_has_no_certain_speaker() -> None:
    assert wording.speech.who_speaks(0, 2, 15) == "No certain speaker in 2 of 15 sentences"
    assert wording.speech.who_speaks(1, 2, 15) == "1 speaker in 2 of 15 sentences"


def test_what_was_found_says_how_many_of_all_quotes_stand_there_what_was_searched_and_what_was_checked() -> None:
    answer = answered(quote(SEED, 2), quote(SEED, 3))
    searched = "Searched 1 article. Both quotes matched the stored text."
    assert wording.coverage.found(answer) == searched
    assert wording.coverage.found(replace(answer, total=1200)) == f"2 of 1,200 quotes. {searched}"
    assert wording.coverage.found(replace(answer, total=2)) == f"2 quotes. {searched}"
    assert wording.coverage.found(answered(quote(SEED, 2))).endswith("The quote matched the stored text.")
    assert wording.coverage.found(answered(*[quote(SEED, 2)] * 3)).endswith("All 3 quotes matched the stored text.")
    many = replace(answer, coverage=Coverage(1842, "2016-01-03", "2016-03-09", 14, 2))
    assert wording.coverage.found(many).startswith("Searched 1,842 articles, 3 January 2016 to 9 March 2016. Both")
