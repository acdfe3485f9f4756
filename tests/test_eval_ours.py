"""The program as a system among others: what it says of its own search."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.ours import ABLATIONS, LastTurnOnly, OnTheRecord
from rag.answer import Limits
from rag.pipeline import Pipeline
from rag.rank import LateInteractionReader
from rag.retrieve import Searchable
from rag.schema import Filters, Question
from rag.settings import Settings
from tests.corpora import BRIDGE, HARVEST, SCHOOL, store_in, update, write
from tests.eval_cases import WordCounter
from tests.fakes import BagOfWords, ExactVectors

WHEN = Question("When was the bridge at Riverton closed?")


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[OnTheRecord]:
    write(tmp_path, "bridge.md", BRIDGE)
    write(tmp_path, "school.md", SCHOOL)
    write(tmp_path, "harvest.md", HARVEST)
    with store_in(tmp_path / "data") as store:
        update(store, tmp_path)
        corpus = Searchable(store, ExactVectors(store), BagOfWords())
        reader = LateInteractionReader(BagOfWords())
        yield OnTheRecord(Pipeline(corpus, reader, Limits(reader.threshold, quotes=3, passages=12)))


def test_the_answer_is_the_pipelines_and_what_was_found_stands_in_its_order(ours: OnTheRecord) -> None:
    response = ours.respond(WHEN)
    found = response.found()
    assert response.answer.quotes[0].text == BRIDGE
    assert next(iter(found.articles)) == next(iter(found.read)) == "bridge"
    assert next(iter(found.passages)) == ours.passages("bridge")[0]
    for ranking in (found.articles, found.passages, found.read):
        assert list(ranking.values()) == sorted(ranking.values(), reverse=True)


def test_passages_are_places_in_the_articles(ours: OnTheRecord) -> None:
    texts = {article.id: article.text for article in ours.articles()}
    (place,) = ours.passages("school")
    assert (place.article, texts["school"][place.start : place.end]) == ("school", SCHOOL)
    assert list(ours.passages("nowhere")) == []


def test_only_the_articles_that_the_question_names_are_found(ours: OnTheRecord) -> None:
    found = ours.respond(Question(WHEN.text, filters=Filters(within=("harvest", "school")))).found()
    assert set(found.articles) == {"harvest", "school"}


def test_without_follow_ups_the_history_is_held_back() -> None:
    system = WordCounter()
    LastTurnOnly(system).respond(Question("Since when?", ("How long had it stood empty?",)))
    assert system.asked == [Question("Since when?")]


@pytest.mark.parametrize("name", ABLATIONS)
def test_an_ablation_is_a_setting_that_exists(name: str) -> None:
    changed = Settings(**ABLATIONS[name])  # type: ignore[arg-type]  # a setting that does not exist is refused below
    differing = {field for field in Settings.model_fields if getattr(changed, field) != getattr(Settings(), field)}
    assert differing == set(ABLATIONS[name])
