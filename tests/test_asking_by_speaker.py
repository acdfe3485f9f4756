"""The whole program asked what somebody said: their stored words, and nobody else's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.answer import Limits
from rag.pipeline import Pipeline
from rag.question import QuotesRequest
from rag.rank import CosineReader
from rag.retrieve import Searchable
from rag.schema import Answer, Found, Question
from tests.fakes import BagOfWords
from tests.spoken_cases import TOLL, Line, Voice, indexed, stored

OTHERS: tuple[Line, ...] = tuple(
    (f"Mayor Bo Lind said that street {number} was closed.", [Voice("Bo Lind", "Mayor")]) for number in range(40)
)
UNATTRIBUTED: Line = ("At least 288 civilians had died, as civilians know.", [])


@pytest.fixture
def pipeline(tmp_path: Path) -> Iterator[Pipeline]:
    articles = (indexed("toll", *TOLL), indexed("others", *OTHERS), indexed("bare", UNATTRIBUTED))
    with stored(tmp_path, *articles) as store:
        encoder = BagOfWords()
        yield Pipeline(Searchable(store, None, encoder), CosineReader(encoder), Limits(0.2, 3, 2))


def shown(answer: Answer) -> list[tuple[str, int]]:
    return [(quote.article.id, quote.sentence) for quote in answer.quotes]


def test_only_their_own_words_answer_what_somebody_said(pipeline: Pipeline) -> None:
    answer = pipeline.ask(Question("What did Khinshtein say about civilians who died?"))
    assert shown(answer)[0] == ("toll", 1)
    assert set(shown(answer)) <= {("toll", 1), ("toll", 4), ("toll", 5)}
    assert answer.total is None


def test_what_they_do_not_say_is_not_answered_in_the_words_of_others(pipeline: Pipeline) -> None:
    answer = pipeline.ask(Question("What did Tsukanov say about the closed street?"))
    assert answer.abstention is not None
    assert [quote.sentence for quote in answer.abstention.near_misses] == [3]


def test_a_sentence_that_only_tells_of_them_is_the_articles_own(pipeline: Pipeline) -> None:
    answer = pipeline.ask(Question("What did Khinshtein say about the circumstances?"))
    assert shown(answer)[0] == ("toll", 5)
    assert answer.quotes[0].speaker is None


def test_for_one_whom_nobody_knows_nobody_else_speaks(pipeline: Pipeline) -> None:
    answer = pipeline.ask(Question("What did Putin say about civilians who died?"))
    assert answer.abstention is not None
    assert answer.abstention.near_misses


def test_who_said_something_is_answered_by_a_sentence_that_somebody_says(pipeline: Pipeline) -> None:
    first, *_ = pipeline.ask(Question("Who said that 288 civilians had died?")).quotes
    assert first.speaker is not None and first.speaker.name == "Alexander Khinshtein"


@pytest.mark.parametrize("follow_up", ["Who said that?", "And according to whom?"])
def test_who_said_that_is_answered_by_what_was_just_quoted(pipeline: Pipeline, follow_up: str) -> None:
    before = pipeline.ask(Question("How many civilians had died?"))
    answer = pipeline.ask(Question(follow_up, earlier=(before.id,)))
    assert ("bare", 1) in shown(before)
    assert answer.quotes == tuple(quote for quote in before.quotes if quote.speaker)
    assert answer.status == "answered"


def test_who_said_what_nobody_is_known_to_have_said_is_looked_for(pipeline: Pipeline) -> None:
    before = pipeline.ask(Question("Where did the river rise?"))
    steps = list(pipeline.steps(Question("Who said that?", earlier=(before.id,))))
    assert ("toll", 2) in shown(before)
    assert any(isinstance(step, Found) for step in steps)


@pytest.mark.parametrize("question", ["Everything that Lind said", "What has the mayor said?", "List Bo Lind's quotes"])
def test_everything_is_answered_by_the_first_page_and_the_total(pipeline: Pipeline, question: str) -> None:
    answer = pipeline.ask(Question(question))
    assert shown(answer) == [("others", number) for number in range(1, 21)]
    assert (answer.status, answer.total, answer.disagreements) == ("answered", 40, ())
    assert pipeline.kept_answer(answer.id) is not None


def test_everything_about_something_is_no_more_than_that(pipeline: Pipeline) -> None:
    answer = pipeline.ask(Question("Everything that the governor said about the bridge"))
    assert (shown(answer), answer.total) == ([("toll", 4)], 1)


def test_everything_by_one_whom_nobody_knows_is_an_abstention(pipeline: Pipeline) -> None:
    answer = pipeline.ask(Question("Everything that Putin said"))
    assert (answer.status, answer.total) == ("abstained", None)


def test_the_list_has_the_pages_after_the_first(pipeline: Pipeline) -> None:
    found = pipeline.quotes(QuotesRequest(" Bo  Lind ", page=2))
    assert (found.speaker, found.page, found.pages, found.total, len(found.quotes)) == ("Bo Lind", 2, 2, 40, 20)
