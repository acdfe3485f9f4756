"""Conversations of a real server: two owners, a restart, and every answer as it was given."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from docx import Document

from rag.api.owner import COOKIE, HEADER
from tests.conftest import ROOT, environment, free_port, rag, wait_for

pytestmark = pytest.mark.slow

QUESTIONS = ("How many people are missing?", "How many of them are children?", "Will it rain in Berlin tomorrow?")
ME, THEM = {HEADER: "a-key-of-my-own-0123"}, {HEADER: "a-key-of-their-own-0123"}


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """The address of a server of its own over a data folder."""
    port = free_port()
    settings = environment(data, RAG_PORT=str(port))
    process = subprocess.Popen([sys.executable, "-m", "rag", "serve"], cwd=ROOT, env=settings)
    try:
        wait_for(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def held(server: str, owner: dict[str, str]) -> dict[str, Any]:
    """A conversation of all questions."""
    first, *others = QUESTIONS
    with httpx.Client(base_url=server, headers=owner, timeout=60) as client:
        begun = client.post("/v1/conversations", json={"question": first}).headers["location"]
        for question in others:
            assert client.post(f"{begun}/turns", json={"question": question}).status_code == 201
        conversation: dict[str, Any] = client.get(begun).json()
    return conversation


def kept(server: str, owner: dict[str, str], path: str = "") -> httpx.Response:
    return httpx.get(f"{server}/v1/conversations{path}", headers=owner)


def test_a_restart_loses_nothing_and_nobody_sees_anothers(indexed: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(indexed, data)
    with serving(data) as server:
        mine, theirs = held(server, ME), held(server, THEM)
    with serving(data) as server:
        assert [entry["id"] for entry in kept(server, ME).json()] == [mine["id"]]
        assert kept(server, ME, f"/{mine['id']}").json() == mine
        assert kept(server, THEM, f"/{theirs['id']}").json() == theirs
        assert kept(server, ME, f"/{theirs['id']}").status_code == 404
    listed = json.loads(rag("conversations", "--json", data=data).stdout)
    assert {entry["id"] for entry in listed} == {mine["id"], theirs["id"]}
    replayed = rag("replay", mine["turns"][1]["answer"]["id"], data=data)
    assert (replayed.returncode, replayed.stdout) == (0, "same\n")


def test_an_export_has_the_answers_that_were_given(server: str) -> None:
    conversation = held(server, ME)
    asked = [httpx.get(f"{server}/v1/answers/{turn['answer']['id']}").json() for turn in conversation["turns"]]
    exported = kept(server, ME, f"/{conversation['id']}/export?form=json").json()
    assert [turn["answer"] for turn in exported["turns"]] == asked
    word = kept(server, ME, f"/{conversation['id']}/export?form=docx")
    said = [paragraph.text for paragraph in Document(BytesIO(word.content)).paragraphs]
    quotes = [quote["text"] for answer in asked for quote in answer["quotes"]]
    assert quotes
    assert set(quotes) <= set(said)


def test_the_steps_arrive_one_by_one(server: str) -> None:
    request = {"question": "How many people died in the Kursk region?"}
    with httpx.stream("POST", f"{server}/v1/answers", json=request, headers={"accept": "text/event-stream"}) as steps:
        names = [line.removeprefix("event: ") for line in steps.iter_lines() if line.startswith("event: ")]
    assert names == ["reading", "found", "answer"]


def test_the_windows_cookie_is_a_key_too_but_not_for_another_sites_page(server: str) -> None:
    with httpx.Client(base_url=server, timeout=60) as browser:
        browser.get("/")
        assert COOKIE in browser.cookies
        elsewhere = {"origin": "http://evil.example", "sec-fetch-site": "cross-site"}
        asked = {"question": QUESTIONS[0]}
        assert browser.post("/v1/conversations", json=asked, headers=elsewhere).status_code == 403
        assert browser.get("/v1/conversations").json() == []
        assert browser.post("/v1/conversations", json=asked).status_code == 201


def test_what_is_offered_next_is_answered_with_a_quote(server: str) -> None:
    given = httpx.post(f"{server}/v1/answers", json={"question": QUESTIONS[0]}, timeout=60).json()
    offered = httpx.get(f"{server}/v1/answers/{given['id']}/next", timeout=60).json()
    assert offered
    for question in offered:
        answer = httpx.post(f"{server}/v1/answers", json={"question": question["question"]}, timeout=60).json()
        assert answer["status"] == "answered"
