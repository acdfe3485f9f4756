"""One real server: the same answer on every way to it, and every problem as the description says."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

from tests.conftest import ROOT, rag

pytestmark = pytest.mark.slow

SCHEMA = json.loads((ROOT / "docs" / "answer.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)

# An answer, several quotes with figures that differ, abstentions of both kinds, a follow-up, another script.
CONVERSATIONS = [
    ["How many people are missing?"],
    ["How many people have died?"],
    ["How many North Korean troops fought in Kursk?"],
    ["Will it rain in Berlin tomorrow?"],
    ["How many people are missing?", "Who said that?"],
    ["\u200fכמה אנשים נעדרים?\u200f"],
    ["Wie viele Menschen werden vermisst?"],
]


def post(server: str, *questions: str) -> httpx.Response:
    *history, question = questions
    return httpx.post(f"{server}/v1/answers", json={"question": question, "history": history}, timeout=60)


def by_command_line(data: Path, *questions: str) -> dict[str, Any]:
    *history, question = questions
    earlier = [argument for text in history for argument in ("--history", text)]
    answer: dict[str, Any] = json.loads(rag("ask", question, *earlier, "--json", data=data).stdout)
    return answer


def by_gradio(server: str, *questions: str) -> dict[str, Any]:
    from gradio_client import Client

    *history, question = questions
    answer: dict[str, Any] = Client(server, verbose=False).predict(question, history, api_name="/ask")
    return answer


@pytest.mark.parametrize("questions", CONVERSATIONS, ids=lambda questions: questions[-1])
def test_an_answer_is_as_the_schema_says(server: str, questions: list[str]) -> None:
    response = post(server, *questions)
    assert response.status_code == 200
    VALIDATOR.validate(response.json())


@pytest.mark.parametrize("questions", [CONVERSATIONS[0], CONVERSATIONS[2], CONVERSATIONS[4]])
def test_the_three_ways_give_the_same_answer(server: str, indexed: Path, questions: list[str]) -> None:
    posted = post(server, *questions).json()
    VALIDATOR.validate(posted)
    assert by_command_line(indexed, *questions) == posted
    assert by_gradio(server, *questions) == posted


def test_the_quotes_are_the_articles_own_bytes(server: str) -> None:
    (article,) = (ROOT / "corpus").iterdir()
    text = article.read_text(encoding="utf-8")
    for quote in post(server, "How many people are missing?").json()["quotes"]:
        assert text[quote["start"] : quote["end"]] == quote["text"]


def test_the_same_question_twice_gives_the_same_bytes(server: str) -> None:
    assert post(server, "How many people are missing?").content == post(server, "How many people are missing?").content


def test_a_kept_answer_is_given_again(server: str) -> None:
    given = post(server, "How many people are missing?").json()
    assert httpx.get(f"{server}/v1/answers/{given['id']}").json() == given


def test_the_server_says_that_it_is_well(server: str) -> None:
    assert httpx.get(f"{server}/healthz").json() == {"status": "ok", "articles": 1}


def test_filters_that_no_article_passes_are_an_abstention(server: str) -> None:
    request = {"question": "How many people are missing?", "publisher": "Nobody"}
    answer = httpx.post(f"{server}/v1/answers", json=request).json()
    VALIDATOR.validate(answer)
    assert answer["abstention"]["reason"] == "outside_filters"


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/v1/answers", b'{"question": ""}', 422),
        ("POST", "/v1/answers", b'{"question": "\\ud800"}', 422),
        ("POST", "/v1/answers", b'{"question": "Who?", "colour": 1}', 422),
        ("POST", "/v1/answers", b'{"question": "' + b"x" * 999_000 + b'"}', 422),
        ("POST", "/v1/answers", b'{"question": "' + b"x" * 1_000_000 + b'"}', 413),
        ("POST", "/v1/answers", b"\x89PNG\xff", 400),
        ("POST", "/v1/answers", b"", 422),
        ("PUT", "/v1/answers", b"", 405),
        ("GET", "/v1/answers", b"", 405),
        ("GET", "/v1/answers/0123456789abcdef", b"", 404),
        ("GET", "/v1/answers/%ff%00", b"", 404),
        ("GET", "/v1/chat", b"", 404),
        ("DELETE", "/v1/articles/1", b"", 404),
    ],
)
def test_a_problem_is_a_document_beside_the_chat_window_too(
    server: str, method: str, path: str, body: bytes, status: int
) -> None:
    headers = {"content-type": "application/json"}
    response = httpx.request(method, f"{server}{path}", content=body, headers=headers)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == status


def test_a_body_that_never_ends_is_refused_before_it_is_in_memory(server: str) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        while sent < 500_000_000:
            sent += 65_536
            yield b"x" * 65_536

    try:
        response = httpx.post(f"{server}/v1/answers", content=endless())
        assert response.status_code == 413
    except httpx.TransportError:
        pass  # the server has closed the connection, which is as good
    assert sent < 100_000_000


def test_the_chat_window_is_at_the_root_and_loads_nothing_from_elsewhere(server: str) -> None:
    page = httpx.get(f"{server}/")
    assert page.status_code == 200
    assert "default-src 'self'" in page.headers["content-security-policy"]


def test_the_description_names_no_other_host(server: str) -> None:
    description = httpx.get(f"{server}/openapi.json").json()
    assert {"/v1/answers", "/v1/answers/{answer_id}", "/v1/articles", "/healthz"} <= description["paths"].keys()


def test_a_second_process_is_told_who_has_the_folder(server: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    served = next(tmp_path_factory.getbasetemp().glob("served*/data"))
    refused = rag("ask", "Who?", data=served)
    assert refused.returncode == 2
    assert "is in use by process" in refused.stderr
    assert refused.stderr.count("\n") == 1
