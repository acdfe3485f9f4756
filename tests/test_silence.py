"""Why nothing is quoted: each reason, and the same question where an article does answer."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from rag.pipeline import Pipeline
from rag.schema import Answer, Coverage, Filters, Question
from rag.silence import reason_by_count
from tests.silence_cases import pipeline_over

Ask = Callable[..., Answer]

MAYOR = "Anna Berg, the mayor of Riverton, opened the new bridge on Monday."
COUNCIL = "The council thanked the mayor for her work on the budget."
RESIGNED = "The mayor resigned on Friday because of her health."


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Ask]:
    """Asks a question of articles that consist of these texts."""
    with ExitStack() as open_until_the_end:

        def asked(question: str, *texts: str, filters: Filters = Filters()) -> Answer:  # noqa: B008
            records = [{"text": text} for text in texts]
            pipeline = open_until_the_end.enter_context(pipeline_over(tmp_path, records))
            return pipeline.ask(Question(question, filters=filters))

        yield asked


def reason_of(answer: Answer) -> str:
    return answer.abstention.reason if answer.abstention else "answered"


FIRE = "A fire destroyed the old mill in Riverton on Sunday night."
THIEF = "The police arrested the baker Tom Reed on Tuesday."
TWO_CRASHES = (
    "A bus crash near Oakham killed 12 people, the fire brigade of Oakham reported.",
    "A bus crash near Lakeside killed 31 people, the hospital in Lakeside reported.",
)
TWO_SMITHS = (
    "John Smith said that the harbour tax was unjust.",
    "“The harbour tax is fair,” said Anna Smith, a judge.",
)

CASES = [
    # topic_absent: no article has the things that are named, or any rare word.
    ("How old is President Zelensky?", (MAYOR,), "topic_absent"),
    ("Who won the World Cup in 2022?", (MAYOR, FIRE), "topic_absent"),
    ("What did Macron say in Oslo?", (MAYOR,), "topic_absent"),
    ("How do vaccines protect infants?", (MAYOR, FIRE), "topic_absent"),
    ("Why did Macron resign?", (RESIGNED, MAYOR), "topic_absent"),
    ("Who opened the bridge in Riverton?", (MAYOR,), "answered"),
    # not_stated: the person or thing is there.
    ("How old is Anna Berg?", (MAYOR,), "not_stated"),
    ("How much did Riverton pay for its new school?", (MAYOR, COUNCIL), "not_stated"),
    ("What does Anna Berg eat for breakfast?", (MAYOR,), "not_stated"),
    ("How old is Anna Berg?", ("Anna Berg, who is 54 years old, is mayor.",), "answered"),
    # only_asked
    ("Who set the mill on fire?", (f"{COUNCIL} Who set the mill on fire?",), "only_asked"),
    ("Who set fire to the mill?", ("Who set fire to the mill? That is what police want to know.",), "only_asked"),
    ("Who set fire to the mill?", ("Police want to know who set fire to the mill.",), "only_asked"),
    ("Why did the bridge collapse?", ("It is still unclear why the bridge collapsed.",), "only_asked"),
    ("Why did the bridge collapse?", ("Engineers do not know why the bridge collapsed.",), "only_asked"),
    ("How many houses burned?", ("Officials did not say how many houses burned.",), "only_asked"),
    ("Who set fire to the mill?", ("Police asked who set fire to the mill. Tom Reed set fire to it.",), "answered"),
    ("Who set fire to the mill?", ("Tom Reed set fire to the mill, police said.",), "answered"),
    ("Why did the bridge collapse?", ("The bridge collapsed because of rust.",), "answered"),
    ("How many houses burned?", ("At least 12 houses burned, but officials did not say how many will be rebuilt.",),
     "answered"),
    ("Did the bridge collapse?", ("Did the bridge collapse? The bridge collapsed at noon.",), "answered"),
    # only_denied
    ("How much money did the mayor take?", ("The mayor denied that she took money.",), "only_denied"),
    ("When did the mayor take the money?", ("The mayor denies having taken the money.",), "only_denied"),
    ("Why did the mayor resign?", (f"{MAYOR} The mayor denied that she had resigned.",), "only_denied"),
    ("How much money did the mayor take?", ("The mayor took $5,000, prosecutors said.",), "answered"),
    ("Did the mayor take money?", ("The mayor denied that she took money.",), "answered"),
    ("What did the mayor say about the money?", ("The mayor denied that she took the money.",), "answered"),
    ("Who denied taking money?", ("The mayor denied that she had been taking money.",), "answered"),
    # ambiguous
    ("How many people were killed in the bus crash?", TWO_CRASHES, "ambiguous"),
    ("How many people were killed in the bus crash near Oakham?", TWO_CRASHES, "answered"),
    ("How many people were killed in the bus crash?", TWO_CRASHES[:1], "answered"),
    ("How many people were killed in the bus crash?",
     (TWO_CRASHES[0], TWO_CRASHES[0].replace("12 people", "14 people").replace("brigade", "chief")), "answered"),
    ("How many people were killed in the bus crash?",
     (TWO_CRASHES[0], TWO_CRASHES[1].replace("31", "12")), "answered"),
    ("What did Smith say about the harbour tax?", TWO_SMITHS, "ambiguous"),
    ("What did John Smith say about the harbour tax?", TWO_SMITHS, "answered"),
    ("What did Judge Smith say about the harbour tax?", TWO_SMITHS, "answered"),
    ("What did Smith say about the harbour tax?", TWO_SMITHS[:1], "answered"),
    ("What did Smith say about the harbour tax?", (TWO_SMITHS[0], TWO_SMITHS[1].replace("Anna", "John")), "answered"),
    # false_premise
    ("Why did the mayor resign?", (f"{MAYOR} {COUNCIL}",), "false_premise"),
    ("Why did the mayor resign?", (f"{MAYOR} {RESIGNED}",), "answered"),
    ("Why did the mayor of Riverton resign?", ("The mayor of Riverton stepped down for her health.",), "answered"),
    ("Why did the mayor of Riverton resign?", (f"{MAYOR} Berg of Riverton, the mayor, left office.",), "answered"),
    ("Why did the mayor resign?", (f"{MAYOR} The mayor did not resign on Friday.",), "false_premise"),
    ("Why did the mayor resign?", (f"{MAYOR} The opposition called on the mayor to resign.",), "false_premise"),
    ("Why did the mayor resign?", (f"{MAYOR} The mayor refused to resign over the bridge.",), "false_premise"),
    ("Why did the mayor resign?", (f"{MAYOR} The bishop resigned on Friday, the mayor said.",), "false_premise"),
    ("When did the baker confess?", (THIEF + " The baker said nothing.",), "false_premise"),
    ("When did the baker confess?", (THIEF + " The baker confessed on Friday.",), "answered"),
    ("Why did the police arrest the baker?", (THIEF,), "answered"),
    ("Why was the baker Tom Reed arrested?", (f"{THIEF} The baker Tom Reed was arrested for arson.",), "answered"),
    ("Why was the baker Tom Reed acquitted?", (f"{THIEF} The baker Tom Reed was arrested for arson.",),
     "false_premise"),
    ("Why did the police arrest the mayor?", (f"{THIEF} The mayor thanked the police.",), "false_premise"),
    ("How did Anna Berg die?", (f"{MAYOR} Anna Berg was in good health.",), "false_premise"),
    ("How did Anna Berg die?", (f"{MAYOR} Anna Berg died of a fever.",), "answered"),
    ("Why did Riverton ban cars?", ("Cars may enter Riverton again. Riverton likes cars.",), "false_premise"),
    ("Why did Riverton ban cars?", ("Riverton banned cars because of the smoke.",), "answered"),
    ("Who killed Anna Berg?", (f"{MAYOR} Anna Berg thanked the workers.",), "false_premise"),
    ("Who killed Anna Berg?", ("Tom Reed killed Anna Berg, the court found.",), "answered"),
    ("What did the council do after the mayor’s resignation?", (f"{MAYOR} {COUNCIL}",), "false_premise"),
    ("What did the council do after the mayor’s resignation?",
     ("After the mayor’s resignation, the council elected Tom Reed.",), "answered"),
    ("Why did the company sue the mayor?", ("The mayor sued the company over the bridge.",), "false_premise"),
    ("Why did the company sue the mayor?", ("The company sued the mayor over the bridge.",), "answered"),
    ("Did the mayor apologise for the bridge?", (f"{MAYOR} The mayor praised the bridge.",), "not_stated"),
    ("Did the mayor apologise for the bridge?", ("The mayor did not apologise for the bridge.",), "answered"),
    ("Why didn’t the mayor resign?", ("The mayor did not resign because the council wanted her to stay.",), "answered"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "texts", "reason"), CASES)
def test_a_question_is_answered_or_left_for_its_reason(
    question: str, texts: Sequence[str], reason: str, ask: Ask
) -> None:
    assert reason_of(ask(question, *texts)) == reason


def test_there_are_enough_cases_of_each_kind() -> None:
    reasons = {reason for _, _, reason in CASES}
    assert len(CASES) >= 60
    assert reasons == {
        *("answered", "topic_absent", "not_stated", "only_asked", "only_denied", "ambiguous", "false_premise"),
    }


DATED = [
    {"text": "The bridge at Riverton was closed on Monday.", "published": "2025-03-01", "publisher": "The Post"},
    {"text": "Farmers near Riverton expect a good harvest.", "published": "2025-04-01", "publisher": "Daily Echo"},
]


@pytest.fixture
def dated(tmp_path: Path) -> Iterator[Pipeline]:
    with pipeline_over(tmp_path, DATED) as pipeline:
        yield pipeline


@pytest.mark.parametrize(
    ("filters", "reason", "near"),
    [
        (Filters(), "answered", []),
        (Filters(publisher="the post"), "answered", []),
        (Filters(since="2025-03-15"), "outside_filters", ["a0"]),
        (Filters(until="2025-01-01"), "outside_filters", ["a0"]),
        (Filters(publisher="Daily Echo"), "outside_filters", ["a0"]),
        (Filters(publisher="Nobody’s"), "outside_filters", ["a0"]),
    ],
)
def test_what_stands_only_outside_the_filters_is_shown_as_no_answer(
    dated: Pipeline, filters: Filters, reason: str, near: list[str]
) -> None:
    answer = dated.ask(Question("When was the bridge at Riverton closed?", filters=filters))
    assert reason_of(answer) == reason
    assert [quote.article.id for quote in (answer.abstention.near_misses if answer.abstention else ())] == near


@pytest.mark.parametrize("filters", [Filters(within=("a1",)), Filters(without=("a0",))])
def test_articles_that_are_left_out_by_name_are_not_looked_at(dated: Pipeline, filters: Filters) -> None:
    answer = dated.ask(Question("When was the bridge at Riverton closed?", filters=filters))
    assert answer.abstention
    assert answer.abstention.reason in ("not_stated", "topic_absent")
    assert {quote.article.id for quote in answer.abstention.near_misses} == {"a1"}


def test_what_stands_nowhere_is_not_said_to_stand_outside(dated: Pipeline) -> None:
    answer = dated.ask(Question("How old is the mayor of Riverton?", filters=Filters(publisher="Daily Echo")))
    assert reason_of(answer) == "not_stated"


def test_a_false_premise_is_shown_with_the_sentence_that_bears_on_it(ask: Ask) -> None:
    answer = ask("Why did the mayor resign?", f"{MAYOR} {COUNCIL} The mayor refused to resign over the bridge.")
    assert answer.abstention
    assert answer.abstention.near_misses[0].text == "The mayor refused to resign over the bridge."


def test_two_meanings_are_shown_with_one_sentence_each(ask: Ask) -> None:
    answer = ask("How many people were killed in the bus crash?", *TWO_CRASHES)
    assert answer.abstention
    assert {quote.text for quote in answer.abstention.near_misses} == set(TWO_CRASHES)


@pytest.mark.parametrize(("question", "texts", "reason"), CASES)
def test_an_abstention_has_three_near_misses_at_most_and_no_quotes(
    question: str, texts: Sequence[str], reason: str, ask: Ask
) -> None:
    answer = ask(question, *texts)
    assert (answer.status == "answered") == (reason == "answered") == bool(answer.quotes)
    near = answer.abstention.near_misses if answer.abstention else ()
    assert len(near) <= 3
    assert len({quote.key for quote in near}) == len(near)


@pytest.mark.parametrize(
    ("stored", "searched", "matched", "expected"),
    [
        (0, 0, 0, "empty_corpus"),
        (5, 0, 0, "outside_filters"),
        (5, 3, 0, "topic_absent"),
        (5, 3, 2, "not_stated"),
    ],
)
def test_the_counts_alone_tell_the_first_reason_that_holds(
    stored: int, searched: int, matched: int, expected: str
) -> None:
    assert reason_by_count(stored, Coverage(searched, None, None, matched, 0)) == expected


def test_nothing_indexed_is_an_empty_corpus(ask: Ask) -> None:
    assert reason_of(ask("Who opened the bridge?")) == "empty_corpus"
