"""The routes over an asker of words: no model, no database, no socket."""

import json
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from starlette.responses import PlainTextResponse

from rag.api import build_api
from rag.api.body_limit import LARGEST_BODIES
from rag.api.models import MOST_EARLIER
from rag.conversations import Conversations
from rag.errors import IndexDamaged
from rag.question import LONGEST_QUESTION, QuotesRequest, checked, checked_request
from rag.quotes import QuoteList
from rag.schema import Answer, Filters, Question
from rag.store import KeptConversations
from tests.chat_cases import SEED, quote
from tests.conversation_cases import BEGUN, Keeping
from tests.corpora import store_in

MISSING = {"question": "How many people are missing?"}
AS_JSON = {"content-type": "application/json"}


class Keeper(Keeping):
    """Checks questions as the pipeline does, keeps its answers, and breaks when it is asked to."""

    def __init__(self) -> None:
        super().__init__(SEED)

    def ask(self, asked: Question) -> Answer:
        if "damaged" in asked.text:
            raise IndexDamaged("The vector index has lost a passage. Rebuild it.")
        return self.keep(super().ask(checked(asked)))

    def quotes(self, request: QuotesRequest) -> QuoteList:
        return super().quotes(checked_request(request))


@pytest.fixture
def asker() -> Keeper:
    return Keeper()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeptConversations]:
    with store_in(tmp_path_factory.mktemp("kept")) as store:
        yield store.conversations


@pytest.fixture
def app(asker: Keeper, kept: KeptConversations) -> FastAPI:
    """The API with something at `/` that takes every address, as the chat window does."""
    app = build_api(asker, Conversations(asker, kept, lambda: BEGUN))
    app.mount("", PlainTextResponse("the chat window"))
    return app


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app, raise_server_exceptions=False)


def problem_of(response: Response, status: int) -> str:
    """The detail of a problem document with this status."""
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body.keys() == {"title", "status", "detail"}
    assert body["status"] == status
    assert "Traceback" not in body["detail"]
    return str(body["detail"])


def test_an_answer_is_the_answer_object_of_the_asker(client: TestClient, asker: Keeper) -> None:
    answer = client.post("/v1/answers", json=MISSING)
    assert answer.status_code == 200
    assert answer.json() == json.loads(json.dumps(asker.ask(Question(MISSING["question"])).to_json()))


def test_the_same_question_twice_gives_the_same_bytes(client: TestClient) -> None:
    assert client.post("/v1/answers", json=MISSING).content == client.post("/v1/answers", json=MISSING).content


def test_history_and_filters_reach_the_asker(client: TestClient, asker: Keeper) -> None:
    client.post(
        "/v1/answers",
        json={**MISSING, "history": ["Who?"], "since": "2025-05-01", "until": "2025-06-01", "publisher": " Seym "},
    )
    (asked,) = asker.asked
    assert asked.history == ("Who?",)
    assert (asked.filters.since, asked.filters.until, asked.filters.publisher) == ("2025-05-01", "2025-06-01", "Seym")


def test_earlier_answers_replies_of_others_and_the_wish_to_be_read_as_it_stands_reach_the_asker(
    client: TestClient, asker: Keeper
) -> None:
    client.post("/v1/answers", json={**MISSING, "earlier": ["a", "b"], "standalone": True})
    client.post("/v1/answers", json={**MISSING, "history": ["Who?", "When?"], "replies": ["Nobody."]})
    after_answers, after_others = asker.asked
    assert (after_answers.earlier, after_answers.is_standalone) == (("a", "b"), True)
    assert (after_others.history, after_others.replies, after_others.is_standalone) == (
        ("Who?", "When?"),
        ("Nobody.",),
        False,
    )


def test_what_was_asked_before_is_given_only_once(client: TestClient) -> None:
    said = problem_of(client.post("/v1/answers", json={**MISSING, "conversation": "0", "history": ["Who?"]}), 422)
    assert said == "Give what was asked before only once: as conversation, as earlier or as history."


def test_more_earlier_answers_than_anybody_asked_for_are_refused(client: TestClient, asker: Keeper) -> None:
    given = client.post("/v1/answers", json={**MISSING, "earlier": ["a"] * MOST_EARLIER})
    refused = client.post("/v1/answers", json={**MISSING, "earlier": ["a"] * (MOST_EARLIER + 1)})
    assert given.status_code == 200
    assert problem_of(refused, 422).startswith("earlier: List should have at most 1000 items")
    described = client.get("/openapi.json").json()["components"]["schemas"]["AnswerRequest"]["properties"]["earlier"]
    assert described["maxItems"] == MOST_EARLIER
    assert "1,000 at most" in described["description"]


def test_questions_to_ask_next_are_those_of_the_asker(client: TestClient) -> None:
    assert client.get("/v1/answers/a/next").json() == [{"kind": "figure", "question": MISSING["question"]}]


def test_a_replay_has_the_verdict_and_both_answers(client: TestClient) -> None:
    given = client.post("/v1/answers", json=MISSING).json()
    replayed = client.get(f"/v1/answers/{given['id']}/replay").json()
    assert (replayed["verdict"], replayed["given"], replayed["now"]) == ("same", given, given)
    assert "'0123'" in problem_of(client.get("/v1/answers/0123/replay"), 404)


def test_a_kept_answer_is_the_answer_that_was_given(client: TestClient) -> None:
    given = client.post("/v1/answers", json=MISSING).json()
    assert client.get(f"/v1/answers/{given['id']}").json() == given


def test_an_answer_that_was_never_given_is_not_found(client: TestClient) -> None:
    assert "'0123'" in problem_of(client.get("/v1/answers/0123"), 404)


def test_a_list_of_quotes_is_the_list_of_the_asker(client: TestClient, asker: Keeper) -> None:
    asker.spoken = (quote(SEED, 2), quote(SEED, 3), quote(SEED, 9))
    asked = {"speaker": "Tsukanov", "about": "the dead", "publisher": "Seym", "page": "2", "size": "2"}
    response = client.get("/v1/quotes", params=asked)
    request = QuotesRequest("Tsukanov", "the dead", Filters(publisher="Seym"), 2, 2)
    assert response.status_code == 200
    assert response.json() == json.loads(json.dumps(asker.quotes(request).to_json()))
    assert [quote["sentence"] for quote in response.json()["quotes"]] == [9]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "speaker: Field required."),
        ({"speaker": ""}, "The speaker has no words in it."),
        ({"speaker": "Tsukanov", "page": "first"}, "page: Input should be a valid integer"),
        ({"speaker": "Tsukanov", "page": "0"}, "Pages are counted from 1."),
        ({"speaker": "Tsukanov", "size": "101"}, "Ask for 1 to 100 quotes a page."),
        ({"speaker": "Tsukanov", "since": "May"}, "since is 'May', which is not a date."),
        ({"speaker": "Tsukanov", "topic": "x"}, "topic: Extra inputs are not permitted."),
    ],
)
def test_an_unusable_request_for_quotes_is_told_what_is_wrong(
    client: TestClient, asked: dict[str, str], said: str
) -> None:
    assert said in problem_of(client.get("/v1/quotes", params=asked), 422)


def test_the_description_of_the_api_tells_of_quotes(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]["/v1/quotes"]["get"]
    names = {parameter["name"]: parameter["required"] for parameter in described["parameters"]}
    assert [name for name, is_required in names.items() if is_required] == ["speaker"]
    assert names.keys() == {"speaker", "about", "since", "until", "publisher", "page", "size"}
    assert {"200", "422", "503"} <= described["responses"].keys()


def test_articles_are_listed_without_their_texts_and_paths(client: TestClient) -> None:
    (listed,) = client.get("/v1/articles").json()
    assert listed["id"] == SEED.id
    assert not listed.keys() & {"text", "source"}


def test_the_health_check_says_how_many_articles_there_are(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "articles": 1}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "question: Field required."),
        ({"question": ""}, "The question has no words in it."),
        ({"question": "?!"}, "The question has no words in it."),
        ({"question": 5}, "question: Input should be a valid string."),
        ({"question": None}, "question: Input should be a valid string."),
        ({"question": "x" * 3000}, f"at most {LONGEST_QUESTION:,} are read"),
        ({"question": "Who\0?"}, "U+0000"),
        ({"question": "Who\x1b[31m?"}, "U+001B"),
        ({**MISSING, "history": "Who?"}, "history: Input should be a valid list."),
        ({**MISSING, "history": [5]}, "history.0: Input should be a valid string."),
        ({**MISSING, "history": [""]}, "A question in the history has no words in it."),
        ({**MISSING, "history": ["Who?"] * 101}, "101 questions"),
        ({**MISSING, "since": "yesterday"}, "since is 'yesterday', which is not a date."),
        ({**MISSING, "until": "2025-02-30"}, "until is '2025-02-30', which is not a date."),
        ({**MISSING, "since": 20250520}, "since: Input should be a valid string."),
        ({**MISSING, "since": "2025-06-01", "until": "2025-05-01"}, "Exchange the two."),
        ({**MISSING, "publisher": "a\0b"}, "U+0000"),
        ({**MISSING, "top_k": 3}, "top_k: Extra inputs are not permitted."),
        ([], "The body is not a JSON object."),
        ("Who?", "The body is not a JSON object."),
    ],
)
def test_an_unusable_request_is_told_what_is_wrong_with_it(client: TestClient, body: object, said: str) -> None:
    assert said in problem_of(client.post("/v1/answers", json=body), 422)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b'{"question": NaN}', 422),
        (b'{"question": "\\ud800"}', 422),
        (b'{"question": "Who?", "publisher": "\\udcff"}', 422),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b'{"question": "' + b"x" * (LARGEST_BODIES["/v1/"] - 100) + b'"}', 422),
        (b'{"question": "' + b"x" * LARGEST_BODIES["/v1/"] + b'"}', 413),
    ],
)
def test_a_body_that_is_no_request_is_a_problem_document(client: TestClient, body: bytes, status: int) -> None:
    headers = {"content-type": "application/json"}
    assert len(problem_of(client.post("/v1/answers", content=body, headers=headers), status)) < 300


@pytest.mark.parametrize("body", [b'{"question": "\xff"}', b"[" * 100_000, b'{"question": ' + b"9" * 5000 + b"}"])
def test_what_no_parser_can_read_is_told_what_to_send(client: TestClient, body: bytes) -> None:
    response = client.post("/v1/answers", content=body, headers={"content-type": "application/json"})
    assert "Send a JSON object in UTF-8" in problem_of(response, 400)


@pytest.mark.parametrize("field", ["conversation", "earlier", "history", "replies"])
def test_half_a_surrogate_pair_is_told_in_every_field(client: TestClient, field: str) -> None:
    half = "\ud800" if field == "conversation" else ["\ud800"]
    before = {"history": ["Who?"]} if field == "replies" else {}
    response = client.post("/v1/answers", content=json.dumps({**MISSING, **before, field: half}), headers=AS_JSON)
    said = problem_of(response, 422)
    assert "U+D800, which is not text" in said or (field in said and "unicode" in said)


def test_an_id_that_is_far_too_long_does_not_come_back_in_full(client: TestClient) -> None:
    response = client.post("/v1/answers", json={**MISSING, "earlier": ["x" * 10_000]})
    assert problem_of(response, 422) == "earlier.0: String should have at most 100 characters."


def test_invalid_json_is_told_as_such(client: TestClient) -> None:
    response = client.post("/v1/answers", content=b"{'question'", headers={"content-type": "application/json"})
    assert problem_of(response, 422) == "The body is not JSON."


def test_a_request_that_does_not_say_that_it_is_json_is_told_to(client: TestClient) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    response = client.post("/v1/answers", content=json.dumps(MISSING), headers=form)
    assert "Content-Type: application/json" in problem_of(response, 422)


@pytest.mark.parametrize(
    "question", ["\u200fכמה אנשים נעדרים?\u200f", "Wie viele Menschen werden vermisst?", "多少人失踪？"]
)
def test_a_question_in_another_language_or_direction_is_answered_or_abstained_from(
    client: TestClient, question: str
) -> None:
    answer = client.post("/v1/answers", json={"question": question})
    assert answer.status_code == 200
    assert answer.json()["question"] == question


def test_a_wrong_method_is_told_the_right_one(client: TestClient) -> None:
    response = client.get("/v1/answers")
    assert "POST" in problem_of(response, 405)
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize("path", ["/v1/", "/v1/nothing", "/v1/articles/seed/more"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_an_unknown_address_under_v1_is_not_found(client: TestClient, method: str, path: str) -> None:
    problem_of(client.request(method, path), 404)


def test_other_addresses_are_the_chat_windows(client: TestClient) -> None:
    assert client.get("/anything").text == "the chat window"


def test_what_the_program_cannot_do_now_is_unavailable_with_the_remedy(client: TestClient) -> None:
    said = problem_of(client.post("/v1/answers", json={"question": "Is it damaged?"}), 503)
    assert said == "The vector index has lost a passage. Rebuild it."


def test_an_unexpected_error_is_one_sentence_without_what_happened_inside(client: TestClient) -> None:
    said = problem_of(client.post("/v1/answers", json={"question": "Please break"}), 500)
    assert "on purpose" not in said


def test_every_problem_is_documented_with_its_media_type(client: TestClient) -> None:
    description = client.get("/openapi.json").json()
    problems = {
        (path, status): list(response["content"])
        for path, methods in description["paths"].items()
        for method in methods.values()
        for status, response in method["responses"].items()
        if status >= "400"
    }
    assert {status for path, status in problems if path == "/v1/answers"} == {"400", "403", "404", "413", "422", "503"}
    assert set(map(tuple, problems.values())) == {("application/problem+json",)}


def test_the_description_of_the_request_holds_for_its_own_example(client: TestClient) -> None:
    request = client.get("/openapi.json").json()["components"]["schemas"]["AnswerRequest"]
    assert client.post("/v1/answers", json=request["examples"][0]).status_code == 200


def test_nothing_can_be_left_here(client: TestClient) -> None:
    answer = client.post("/gradio_api/upload", files={"files": b"x"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
