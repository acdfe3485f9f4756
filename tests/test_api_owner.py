"""Whose conversations a request is about, and who may not ask in somebody's name."""

import re
from http.cookies import SimpleCookie

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from rag.api.owner import A_YEAR, COOKIE, HEADER, OwnerCookie, owner_of
from rag.api.problems import add_problem_handlers
from tests.test_api import problem_of

KEY = "a-key_of-16-Chars-or-more"


@pytest.fixture
def client() -> TestClient:
    """An app that tells every sender who they are."""
    app = FastAPI()
    add_problem_handlers(app)
    app.add_middleware(OwnerCookie)

    @app.api_route("/who", methods=["GET", "POST", "PATCH", "DELETE"])
    def who(request: Request) -> str:
        return owner_of(request)

    @app.get("/")
    def window() -> str:
        return "the window"

    return TestClient(app)


def given(client: TestClient, **headers: str) -> SimpleCookie:
    """The cookie with which the window comes."""
    return SimpleCookie(client.get("/", headers=headers).headers.get("set-cookie", ""))


def test_a_key_in_the_header_comes_before_the_cookie(client: TestClient) -> None:
    client.cookies.set(COOKIE, "the-key-in-the-cookie")
    assert client.get("/who").json() == "the-key-in-the-cookie"
    assert client.get("/who", headers={HEADER: KEY}).json() == KEY


@pytest.mark.parametrize("key", ["", "short", "x" * 129, "sixteen letters and blanks", "../../../../etc/passwd"])
def test_a_key_that_could_be_guessed_or_is_none_is_refused(client: TestClient, key: str) -> None:
    client.cookies.set(COOKIE, KEY)
    assert "16 to 128 letters" in problem_of(client.get("/who", headers={HEADER: key}), 400)


def test_nobody_is_told_what_to_send(client: TestClient) -> None:
    assert HEADER in problem_of(client.get("/who"), 400)


def test_a_browser_that_opens_the_window_gets_a_key_that_scripts_cannot_read(client: TestClient) -> None:
    cookie = given(client)[COOKIE]
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", cookie.value)  # 128 bits, six in a letter
    assert (cookie["httponly"], cookie["path"], cookie["samesite"]) == (True, "/", "Lax")
    assert cookie["max-age"] == str(A_YEAR)
    assert client.get("/who").json() == cookie.value


def test_every_browser_gets_its_own_key_once(client: TestClient) -> None:
    first = given(client)[COOKIE].value
    assert not given(client)
    client.cookies.clear()
    assert given(client)[COOKIE].value != first


def test_the_cookie_of_an_encrypted_page_stays_on_encrypted_pages(client: TestClient) -> None:
    assert not given(client)[COOKIE]["secure"]
    assert given(TestClient(client.app, base_url="https://testserver"))[COOKIE]["secure"]


def test_nothing_but_the_window_comes_with_a_cookie(client: TestClient) -> None:
    assert "set-cookie" not in client.get("/who").headers
    assert "set-cookie" not in client.post("/").headers


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},  # another port of this machine
        {"origin": "http://evil.example"},
        {"origin": "http://testserver:8080"},
        {"origin": "null"},
    ],
)
@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE"])
def test_a_page_of_another_origin_changes_nothing_with_the_cookie(
    client: TestClient, method: str, headers: dict[str, str]
) -> None:
    client.cookies.set(COOKIE, KEY)
    problem_of(client.request(method, "/who", headers=headers), 403)
    assert client.get("/who", headers=headers).json() == KEY


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "same-origin", "origin": "http://testserver"}, {"origin": "http://testserver"}, {}]
)
def test_the_window_itself_and_programs_may(client: TestClient, headers: dict[str, str]) -> None:
    client.cookies.set(COOKIE, KEY)
    assert client.post("/who", headers=headers).json() == KEY
