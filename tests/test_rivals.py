"""Rivals answer in our answer object, from the articles that may answer, and tell what they ranked."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import jsonschema
import pytest

from eval.rivals import INSTALL, RIVALS, build_rival
from eval.rivals.dense import Dense
from eval.rivals.quoting import Allowed, Library, Rival
from eval.system import DEPTH, Found, Place, System
from rag.articles import sha256_of
from rag.errors import InputError, QuestionError
from rag.schema import Answer, Article, Filters, Question
from rag.settings import Settings
from tests.conftest import ROOT
from tests.corpora import BRIDGE, HARVEST, SCHOOL
from tests.fakes import BagOfWords

SCHEMA = json.loads((ROOT / "docs" / "answer.schema.json").read_text(encoding="utf-8"))
REPAIRS = "Repairs will cost two million crowns."
PACKAGES = {"bm25": "bm25s", "haystack": "haystack", "langchain": "langchain_text_splitters"}


def article(id: str, text: str, publisher: str | None = None, published: str | None = None) -> Article:
    return Article(id, text, sha256_of(text), f"About {id}", f"{id}.md", publisher, published)


BRIDGES = article("bridges", f"Traffic\n\n{BRIDGE} {REPAIRS}\n", "The Herald", "2026-03-01")
SCHOOLS = article("schools", f"{SCHOOL}\n", "Valley Post", "2026-03-05")
HARVESTS = article("harvests", f"{HARVEST}\n")
ARTICLES = (BRIDGES, SCHOOLS, HARVESTS)
TEXTS = {article.id: article.text for article in ARTICLES}


class WholeArticles:
    """Finds every article that may answer, whole, the longest first; notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def best(self, question: str, allowed: Allowed, limit: int) -> Mapping[Place, float]:
        self.asked.append(question)
        places = [Place(id, 0, len(TEXTS[id].rstrip())) for id in allowed.articles]
        ordered = sorted(places, key=lambda place: -place.end)
        return {place: place.end / 1000 for place in ordered[:limit]}

    def ranked(self, question: str, allowed: Allowed) -> Found:
        return Found(dict.fromkeys(allowed.articles, 0.5), self.best(question, allowed, DEPTH), {})

    def pieces(self, article: str) -> Sequence[Place]:
        return [Place(article, 0, len(TEXTS[article].rstrip()))]


def simple(quotes: int = 3) -> Rival:
    return Rival("simple", Library(ARTICLES), WholeArticles(), quotes)


def quoted(system: System, filters: Filters, text: str = "Who closed the bridge?") -> list[str]:
    """The articles that an answer quotes."""
    answer = system.respond(Question(text, (), filters)).answer
    return [quote.article.id for quote in answer.quotes]


def assert_published_form(answer: Answer) -> None:
    jsonschema.validate(json.loads(json.dumps(answer.to_json())), SCHEMA)


def test_a_quote_is_exactly_the_article_text_and_the_answer_has_the_published_form() -> None:
    answer = simple().respond(Question("Who closed the bridge?")).answer
    assert [quote.text for quote in answer.quotes] == [TEXTS[quote.article.id].rstrip() for quote in answer.quotes]
    assert {quote.article.sha256 for quote in answer.quotes} == {article.sha256 for article in ARTICLES}
    assert (answer.status, answer.confidence) == ("answered", answer.quotes[0].score)
    assert_published_form(answer)


@pytest.mark.parametrize(("start", "number"), [(BRIDGE, 1), (REPAIRS, 2), ("closed on", 1), ("Traffic", 1)])
def test_a_chunk_is_numbered_by_the_first_sentence_that_it_overlaps(start: str, number: int) -> None:
    place = Place("bridges", BRIDGES.text.index(start), len(BRIDGES.text))
    quote = Library(ARTICLES).quote(place, 0.5)
    assert (quote.sentence, quote.sentences, quote.text) == (number, 2, BRIDGES.text[place.start :])


def test_a_chunk_of_an_article_that_is_headings_alone_still_has_a_number() -> None:
    quote = Library([article("bare", "About bare")]).quote(Place("bare", 0, 10), 0.5)
    assert (quote.text, quote.sentence, quote.sentences) == ("About bare", 1, 1)


def test_at_most_as_many_quotes_are_given_as_the_settings_say() -> None:
    assert quoted(simple(quotes=1), Filters()) == ["bridges"]


@pytest.mark.parametrize(
    ("filters", "passing"),
    [
        (Filters(within=("schools", "harvests")), ["schools", "harvests"]),
        (Filters(without=("bridges",)), ["schools", "harvests"]),
        (Filters(publisher="the HERALD"), ["bridges"]),
        (Filters(since="2026-03-05"), ["schools"]),
        (Filters(until="2026-03-01"), ["bridges"]),
        (Filters(since="2026-03-01", until="2026-03-05"), ["bridges", "schools"]),
    ],
)
def test_filters_restrict_what_may_be_found(filters: Filters, passing: list[str]) -> None:
    assert quoted(simple(), filters) == passing
    found = simple().respond(Question("Who?", (), filters)).found()
    assert sorted(found.articles) == sorted(passing)


def test_where_no_article_may_answer_the_rival_abstains_and_has_ranked_nothing() -> None:
    response = simple().respond(Question("Who closed the bridge?", (), Filters(within=("nowhere",))))
    assert response.answer.abstention and response.answer.abstention.reason == "outside_filters"
    assert (response.answer.confidence, response.found()) == (0, Found({}, {}, {}))
    assert_published_form(response.answer)


def test_only_the_last_turn_is_asked() -> None:
    finder = WholeArticles()
    answer = Rival("simple", Library(ARTICLES), finder, 3).respond(Question("And why?", ("Who closed it?",))).answer
    assert (finder.asked, answer.standalone_question) == (["And why?"], "And why?")


def test_what_is_no_question_is_refused() -> None:
    with pytest.raises(QuestionError):
        simple().respond(Question("?!"))


def test_a_filter_is_said_the_shorter_way() -> None:
    library = Library(ARTICLES)
    assert library.allowed(Filters(within=("schools",))).shortest() == (True, ["schools"])
    assert library.allowed(Filters(without=("schools",))).shortest() == (False, ["schools"])


def test_the_same_question_has_the_same_answer_and_another_corpus_another_digest() -> None:
    first, second = (simple().respond(Question("Who closed the bridge?")).answer for _ in range(2))
    other = Rival("simple", Library([BRIDGES]), WholeArticles(), 3).respond(Question("Who closed the bridge?")).answer
    assert first == second
    assert (other.id, other.corpus) != (first.id, first.corpus)


def test_dense_quotes_the_nearest_sentence_and_ranks_articles_and_passages_by_it() -> None:
    system = Rival("dense", Library(ARTICLES), Dense(Library(ARTICLES), BagOfWords()), 1)
    response = system.respond(Question("What will the repairs cost?"))
    (quote,) = response.answer.quotes
    assert (quote.text, quote.sentence) == (REPAIRS, 2)
    assert next(iter(response.found().articles)) == "bridges"
    assert next(iter(response.found().passages)) == system.passages("bridges")[0]
    assert 0 < quote.score == round(response.found().read["bridges"], 6) <= 1


def test_dense_leaves_out_what_may_not_answer() -> None:
    system = Rival("dense", Library(ARTICLES), Dense(Library(ARTICLES), BagOfWords()), 3)
    assert "bridges" not in quoted(system, Filters(without=("bridges",)), "What will the repairs cost?")


def test_bm25_quotes_the_sentence_that_shares_the_words_and_is_silent_where_none_does(tmp_path: Path) -> None:
    pytest.importorskip("bm25s", reason=f"needs {INSTALL}")
    system = build_rival("bm25", ARTICLES, Settings(data=tmp_path))
    response = system.respond(Question("What will repairs cost?"))
    assert [quote.text for quote in response.answer.quotes] == [REPAIRS]
    assert list(response.found().articles) == list(response.found().read) == ["bridges"]
    nothing = system.respond(Question("Is Mars inhabited?")).answer
    assert nothing.abstention and nothing.abstention.reason == "topic_absent"
    assert system.respond(Question("Is it so?")).answer.status == "abstained"  # stop words alone


def test_bm25_finds_an_article_by_its_title(tmp_path: Path) -> None:
    pytest.importorskip("bm25s", reason=f"needs {INSTALL}")
    system = build_rival("bm25", ARTICLES, Settings(data=tmp_path))
    assert list(system.respond(Question("harvests")).found().articles) == ["harvests"]


@pytest.mark.parametrize("text", ["About bare", "It was so."])
def test_bm25_finds_nothing_in_articles_without_words_to_look_for(text: str, tmp_path: Path) -> None:
    pytest.importorskip("bm25s", reason=f"needs {INSTALL}")
    system = build_rival("bm25", [article("bare", text)], Settings(data=tmp_path))
    assert system.respond(Question("Who closed the bridge?")).answer.status == "abstained"


def test_a_missing_package_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bm25s", None)
    monkeypatch.delitem(sys.modules, "eval.rivals.bm25", raising=False)
    with pytest.raises(InputError, match=r"bm25 needs the package bm25s.*eval/rivals/requirements\.txt"):
        build_rival("bm25", ARTICLES, Settings())


def test_every_requirement_is_pinned() -> None:
    lines = (ROOT / "eval" / "rivals" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if not line.startswith(("#", "-c"))]
    assert len(packages) == len(PACKAGES)
    assert all("==" in package for package in packages)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], System]]:
    """Each rival over the three articles with the real encoder, built once."""
    settings = Settings(data=tmp_path_factory.mktemp("rivals"), models=ROOT / "data" / "models")
    systems: dict[str, System] = {}

    def build(name: str) -> System:
        if name in PACKAGES:
            pytest.importorskip(PACKAGES[name], reason=f"needs {INSTALL}")
        if name not in systems:
            systems[name] = build_rival(name, ARTICLES, settings)
        return systems[name]

    yield build


@pytest.mark.slow
@pytest.mark.parametrize("name", RIVALS)
def test_every_rival_finds_the_article_quotes_it_and_ranks_it_first(
    name: str, built: Callable[[str], System], capfd: pytest.CaptureFixture[str]
) -> None:
    system = built(name)
    response = system.respond(Question("How many schools opened again after the storm?"))
    found = response.found()
    first = response.answer.quotes[0]
    assert first.article.id == next(iter(found.articles)) == next(iter(found.passages)).article == "schools"
    assert all(quote.text == TEXTS[quote.article.id][quote.start : quote.end] for quote in response.answer.quotes)
    assert all(0 < score <= 1 for score in [*found.articles.values(), *found.passages.values()])
    assert set(found.passages) <= {place for id in TEXTS for place in system.passages(id)}
    assert system.passages("nowhere") == ()
    assert_published_form(response.answer)
    assert capfd.readouterr() == ("", "")


@pytest.mark.slow
@pytest.mark.parametrize("name", RIVALS)
@pytest.mark.parametrize("filters", [Filters(within=("bridges",)), Filters(without=("schools", "harvests"))])
def test_every_rival_keeps_to_the_articles_that_may_answer(
    name: str, filters: Filters, built: Callable[[str], System]
) -> None:
    response = built(name).respond(Question("Which bridge was closed after the storm?", (), filters))
    assert {quote.article.id for quote in response.answer.quotes} == {"bridges"}
    assert list(response.found().articles) == ["bridges"]


@pytest.mark.slow
def test_haystack_is_told_not_to_report_its_use_before_it_is_imported() -> None:
    telemetry = pytest.importorskip("haystack.telemetry._telemetry", reason=f"needs {INSTALL}")
    assert telemetry.telemetry is None


@pytest.mark.slow
@pytest.mark.parametrize("name", ["langchain", "haystack"])
def test_chunks_of_a_long_article_are_pieces_of_it(name: str, tmp_path: Path) -> None:
    pytest.importorskip(PACKAGES[name], reason=f"needs {INSTALL}")
    text = "\n\n".join(f"{HARVEST} {SCHOOL}  Report {number} said so." for number in range(40)) + "\n"
    system = build_rival(name, [article("long", text)], Settings(data=tmp_path, models=ROOT / "data" / "models"))
    places = system.passages("long")
    assert len(places) > 5
    assert {0 <= place.start < place.end <= len(text) for place in places} == {True}
    quotes = system.respond(Question("What did report 17 say?")).answer.quotes
    assert len(quotes) == 3
    assert all(quote.text == text[quote.start : quote.end] for quote in quotes)
