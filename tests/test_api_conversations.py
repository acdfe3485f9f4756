"""Conversations over HTTP: each sender has their own."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from fastapi.testclient import TestClient

from rag.api import build_api
from rag.api.owner import HEADER
from rag.question import LONGEST_QUESTION
from tests.chat_cases import SEED, article
from tests.conversation_cases import MISSING, TOLL, Numbered, conversations_in
from tests.test_api import problem_of

ME, THEM = {HEADER: "my-own-key-0123456789"}, {HEADER: "their-key-0123456789"}
ASKED, NEXT = {"question": MISSING.text}, {"question": TOLL.text}


@pytest.fixture
def asker() -> Numbered:
    return Numbered()


@pytest.fixture
def client(asker: Numbered, tmp_path: Path) -> Iterator[TestClient]:
    """My client, with my key on every request."""
    with conversations_in(tmp_path, asker) as conversations:
        yield TestClient(build_api(asker, conversations), headers=ME)


@pytest.fixture
def begun(client: TestClient) -> str:
    """The address of a conversation of mine with one question."""
    return str(client.post("/v1/conversations", json=ASKED).headers["location"])


def test_a_conversation_begins_with_its_first_question(client: TestClient) -> None:
    response = client.post("/v1/conversations", json=ASKED)
    assert response.status_code == 201
    conversation = response.json()
    assert (conversation["title"], conversation["questions"]) == (MISSING.text, 1)
    assert [turn["question"] for turn in conversation["turns"]] == [MISSING.text]
    assert client.get(response.headers["location"]).json() == conversation


def test_the_next_question_is_a_turn_after_the_answers_before_it(
    client: TestClient, begun: str, asker: Numbered
) -> None:
    response = client.post(f"{begun}/turns", json={**NEXT, "since": "2025-01-01", "standalone": True})
    assert response.status_code == 201
    assert (response.json()["number"], response.json()["answer"]["question"]) == (2, TOLL.text)
    last = asker.asked[-1]
    assert (last.earlier, last.filters.since, last.is_standalone) == (("answer-1",), "2025-01-01", True)
    assert client.get(begun).json()["turns"][1] == response.json()


def test_an_answer_can_be_asked_for_in_a_conversation_and_is_kept_there(client: TestClient, begun: str) -> None:
    answer = client.post("/v1/answers", json={**NEXT, "conversation": begun.rpartition("/")[2]})
    assert answer.status_code == 200
    assert client.get(begun).json()["turns"][1]["answer"] == answer.json()


def test_the_list_has_titles_and_times_and_titles_can_be_changed(client: TestClient, begun: str) -> None:
    renamed = client.patch(begun, json={"title": " The  missing "})
    assert client.get("/v1/conversations").json() == [renamed.json()]
    assert renamed.json() == {
        "id": begun.rpartition("/")[2],
        "title": "The missing",
        "begun": "2026-11-23T10:00:00.000+00:00",
        "changed": "2026-11-23T10:01:00.000+00:00",
        "questions": 1,
    }
    assert "a title of a word" in problem_of(client.patch(begun, json={"title": " "}), 422)


def test_a_deleted_conversation_is_gone_and_its_answers_are_not(client: TestClient, begun: str) -> None:
    deleted = client.delete(begun)
    assert (deleted.status_code, deleted.content) == (204, b"")
    assert client.get("/v1/conversations").json() == []
    for gone in (client.get(begun), client.post(f"{begun}/turns", json=NEXT), client.delete(begun)):
        assert "may have been deleted" in problem_of(gone, 404)


def test_a_wrong_method_is_told_the_right_ones(client: TestClient, begun: str) -> None:
    for address, allowed in (("/v1/conversations", "GET, POST"), (begun, "GET, PATCH, DELETE")):
        response = client.put(address)
        assert allowed in problem_of(response, 405)
        assert response.headers["allow"] == allowed


def test_nobody_elses_conversations_exist(client: TestClient, begun: str) -> None:
    assert client.get("/v1/conversations", headers=THEM).json() == []
    within = {**NEXT, "conversation": begun.rpartition("/")[2]}
    for refused in (
        client.get(begun, headers=THEM),
        client.patch(begun, json={"title": "Theirs"}, headers=THEM),
        client.delete(begun, headers=THEM),
        client.post(f"{begun}/turns", json=NEXT, headers=THEM),
        client.get(f"{begun}/export?form=json", headers=THEM),
        client.post("/v1/answers", json=within, headers=THEM),
    ):
        problem_of(refused, 404)
    assert client.get(begun).json()["questions"] == 1


def test_whoever_does_not_say_who_they_are_is_told_how(client: TestClient, begun: str) -> None:
    nobody = TestClient(client.app)
    within = {**NEXT, "conversation": begun.rpartition("/")[2]}
    for response in (
        nobody.get("/v1/conversations"),
        nobody.post("/v1/conversations", json=ASKED),
        nobody.post("/v1/answers", json=within),
    ):
        assert HEADER in problem_of(response, 400)
    assert nobody.post("/v1/answers", json=ASKED).status_code == 200


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "question: Field required."),
        ({"question": ""}, "no words"),
        ({"question": "x" * 3000}, f"at most {LONGEST_QUESTION:,} are read"),
        ({**ASKED, "history": ["Who?"]}, "history: Extra inputs are not permitted."),
        ({**ASKED, "since": "May"}, "is not a date"),
    ],
)
def test_a_question_that_cannot_be_used_is_a_problem_and_no_turn(
    client: TestClient, begun: str, body: dict[str, object], said: str
) -> None:
    for path in ("/v1/conversations", f"{begun}/turns"):
        assert said in problem_of(client.post(path, json=body), 422)
    assert [entry["questions"] for entry in client.get("/v1/conversations").json()] == [1]


def test_an_export_is_a_file_with_a_name(client: TestClient, begun: str) -> None:
    exported = client.get(f"{begun}/export?form=markdown")
    assert exported.headers["content-disposition"] == 'attachment; filename="how-many-people-are-missing.md"'
    assert exported.headers["content-type"].startswith("text/markdown")
    assert exported.text.startswith(f"# {MISSING.text}\n")
    assert client.get(f"{begun}/export?form=json").json() == client.get(begun).json()
    word = Document(BytesIO(client.get(f"{begun}/export?form=docx").content))
    assert word.paragraphs[0].text == MISSING.text
    assert "form: Input should be" in problem_of(client.get(f"{begun}/export?form=pdf"), 422)


def test_what_an_article_says_by_now_stands_beside_the_answer_which_stays(
    client: TestClient, begun: str, asker: Numbered
) -> None:
    (before,) = client.get(begun).json()["turns"]
    asker.stored[SEED.id] = article(SEED.id, SEED.text.replace("789", "790"), SEED.title)
    (turn,) = client.get(begun).json()["turns"]
    assert (turn["answer"], before["changed"]) == (before["answer"], [])
    quoted = next(one for one in turn["changed"] if "789" in one["quote"]["text"])
    assert quoted["quote"] in turn["answer"]["quotes"]
    assert quoted["change"]["kind"] == "reworded"
    assert {"kind": "added", "text": "790 "} in quoted["change"]["pieces"]
    assert client.get(f"{begun}/export?form=json").json() == client.get(begun).json()
    assert "{+790+}" in client.get(f"{begun}/export?form=markdown").text
    word = Document(BytesIO(client.get(f"{begun}/export?form=docx").content))
    assert any("{+790+}" in paragraph.text for paragraph in word.paragraphs)


def test_every_route_is_described_with_what_says_whose_conversations_it_is_about(client: TestClient) -> None:
    description = client.get("/openapi.json").json()
    paths = {path: methods for path, methods in description["paths"].items() if "conversations" in path}
    assert {path: sorted(methods) for path, methods in paths.items()} == {
        "/v1/conversations": ["get", "post"],
        "/v1/conversations/{id}": ["delete", "get", "patch"],
        "/v1/conversations/{id}/export": ["get"],
        "/v1/conversations/{id}/turns": ["post"],
    }
    routes = [route for methods in paths.values() for route in methods.values()]
    assert all(route["security"] == [{"APIKeyHeader": []}, {"APIKeyCookie": []}] for route in routes)
    assert description["components"]["securitySchemes"]["APIKeyHeader"]["name"] == HEADER
    streams = [path for path, methods in description["paths"].items() if '"text/event-stream"' in json.dumps(methods)]
    assert streams == ["/v1/answers", "/v1/conversations/{id}/turns"]
