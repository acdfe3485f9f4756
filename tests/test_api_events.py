"""Steps as server-sent events."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from rag.api import build_api
from rag.api.events import event_stream
from rag.api.owner import HEADER
from rag.errors import IndexDamaged
from rag.pipeline import Step
from rag.schema import Interpretation, Question
from tests.conversation_cases import MISSING, TOLL, Numbered, conversations_in
from tests.test_api import problem_of

ASKED = {"question": MISSING.text}
STREAM = {"accept": "text/event-stream"}


class Failing(Numbered):
    """Fails only after it has begun."""

    def steps(self, question: Question) -> Iterator[Step]:
        yield from list(super().steps(MISSING))[:2]
        if "damaged" in question.text:
            raise IndexDamaged("The vector index has lost a passage. Rebuild it.")
        raise RuntimeError("broken on purpose")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    asker = Numbered()
    with conversations_in(tmp_path, asker) as conversations:
        yield TestClient(build_api(asker, conversations), headers={HEADER: "a-key-of-my-own-0123"})


@pytest.fixture
def failing(tmp_path: Path) -> Iterator[TestClient]:
    asker = Failing()
    with conversations_in(tmp_path, asker) as conversations:
        yield TestClient(build_api(asker, conversations))


def events(response: Response) -> list[tuple[str, dict[str, object]]]:
    """The events by name, with what they say."""
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/event-stream")
    pairs = (event.split("\n") for event in response.text.removesuffix("\n\n").split("\n\n"))
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in pairs]


def test_the_steps_to_an_answer_come_as_events(client: TestClient) -> None:
    told = events(client.post("/v1/answers", json=ASKED, headers=STREAM))
    assert [name for name, _ in told] == ["reading", "found", "answer"]
    reading, found, answer = (data for _, data in told)
    assert reading == json.loads(json.dumps(asdict(Interpretation(MISSING.text))))
    assert found["passages"] == 2
    assert {**answer, "id": ""} == {**client.post("/v1/answers", json=ASKED).json(), "id": ""}


def test_the_steps_of_a_turn_end_with_the_turn_as_it_is_kept(client: TestClient) -> None:
    begun = client.post("/v1/conversations", json=ASKED).headers["location"]
    told = events(client.post(f"{begun}/turns", json={"question": TOLL.text}, headers=STREAM))
    assert [name for name, _ in told] == ["reading", "found", "answer", "turn"]
    assert told[-1][1] == client.get(begun).json()["turns"][1]


def test_nothing_is_done_for_a_step_before_the_one_before_it_is_on_its_way() -> None:
    done = []

    def steps() -> Iterator[Step]:
        for step in Numbered().steps(MISSING):
            done.append(step)
            yield step

    event_stream(steps())
    assert done == [Interpretation(MISSING.text)]


@pytest.mark.parametrize("path", ["/v1/answers", "/v1/conversations/0/turns"])
def test_what_is_wrong_with_a_request_is_a_problem_and_no_stream(client: TestClient, path: str) -> None:
    problem_of(client.post(path, json={"question": ""}, headers=STREAM), 422)
    problem_of(client.post("/v1/conversations/0/turns", json=ASKED, headers=STREAM), 404)


@pytest.mark.parametrize(
    ("question", "status", "said"),
    [("Is it damaged?", 503, "Rebuild it."), ("Please break", 500, "The log has the details.")],
)
def test_what_fails_on_the_way_is_the_last_event(failing: TestClient, question: str, status: int, said: str) -> None:
    told = events(failing.post("/v1/answers", json={"question": question}, headers=STREAM))
    assert [name for name, _ in told] == ["reading", "found", "problem"]
    problem = told[-1][1]
    assert problem["status"] == status
    assert said in str(problem["detail"])
    assert "on purpose" not in str(problem["detail"])
