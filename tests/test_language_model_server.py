"""The real client of a language model against a real server that behaves well, badly, late or not at all."""

import gzip
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest

from rag.language_model import Choice, LanguageModel, Rewriting, load_language_model
from rag.schema import Exchange
from tests.model_server import ModelServer, Scripted, always, filled, form_of, model_server, text_of

pytestmark = pytest.mark.slow

TIMEOUT = 10.0  # on a machine that is busy with other tests
SENTENCES = ["The dam broke on Monday.", "Nobody was hurt.", "Repairs will take a year."]
BEFORE = [Exchange("When did the dam break?", reply=SENTENCES[0])]
LATE = "The language model did not answer within 0.5 seconds."
UNUSABLE = "The language model did not answer in the form that was asked for."
UNREACHED = "The language model’s server cannot be reached."


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with model_server(filled([2, 1], "Why did the dam break?")) as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.address)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        yield running


@pytest.fixture
def model(server: ModelServer) -> LanguageModel:
    return load_language_model("openai:scripted", TIMEOUT)


def test_a_model_is_loaded_without_a_request(server: ModelServer, model: LanguageModel) -> None:
    assert model.name == "openai:scripted"
    assert server.requests == []


def test_a_good_model_chooses_and_rewrites(model: LanguageModel) -> None:
    assert model.choose("What broke?", SENTENCES) == Choice((1, 0))
    assert model.rewrite("Why?", BEFORE) == Rewriting("Why did the dam break?")


def test_one_request_asks_for_a_form_with_no_chance_and_a_bounded_answer(
    server: ModelServer, model: LanguageModel
) -> None:
    model.choose("What broke?", SENTENCES)
    [request] = server.requests
    assert form_of(request) == "Chosen"
    assert request["response_format"]["json_schema"]["schema"]["properties"]["sentences"]["items"] == {
        "type": "integer"
    }
    assert (request["model"], request["temperature"], request["max_completion_tokens"]) == ("scripted", 0, 4000)
    assert SENTENCES[1] in text_of(request)


@pytest.mark.parametrize(
    ("scripted", "note"),
    [
        (Scripted(manner="hangs up"), UNREACHED),
        (Scripted('{"sentences": [1]}', manner="breaks off"), UNREACHED),
        (Scripted("The dam broke."), UNUSABLE),
        (Scripted('{"sentences": [1, '), UNUSABLE),
        (Scripted('{"sentences": [1, ', ends="length"), UNUSABLE),
        (Scripted("", ends="content_filter"), UNUSABLE),
        (Scripted('{"chosen": [1]}'), UNUSABLE),
        (Scripted('{"sentences": "1", "question": 1}'), UNUSABLE),
        (Scripted("[1, 2]"), UNUSABLE),
        (Scripted('{"sentences": ' + "[" * 100_000), UNUSABLE),
        (Scripted('{"sentences": [' + "9" * 10_000 + '], "question": 9}'), UNUSABLE),
        (Scripted(body=b""), UNUSABLE),
        (Scripted(body=b"17"), UNUSABLE),
        (Scripted(body=b"{}"), UNUSABLE),
        (Scripted(body=b"<html>\xff\xfe\x00"), UNUSABLE),
        (Scripted(refusal="I will not."), "The language model refused to answer."),
        (Scripted(status=400, body=b'{"error": "I will not."}'), "refused the request (HTTP 400)"),
        (Scripted(status=401, body=b'{"error": "I will not."}'), "does not accept the key"),
        (Scripted(status=404, body=b'{"error": "I will not."}'), "does not know the model"),
        (Scripted(status=429, body=b'{"error": "I will not."}'), "has too much to do"),
        (Scripted(status=500, body=b"I will not."), "failed (HTTP 500)"),
        (Scripted(status=302, body=b"I will not."), "refused the request (HTTP 302)"),
    ],
    ids=str,
)
def test_whatever_a_server_does_is_a_note(
    server: ModelServer, model: LanguageModel, scripted: Scripted, note: str
) -> None:
    server.script = always(scripted)
    choice = model.choose("What broke?", SENTENCES)
    rewriting = model.rewrite("Why?", BEFORE)
    assert choice
    assert (choice.chosen, rewriting.question) == (None, None)
    assert choice.note == rewriting.note
    assert choice.note
    assert note in choice.note
    assert "I will not" not in choice.note
    assert len(server.requests) == 2  # one attempt for each


@pytest.mark.parametrize("scripted", [Scripted(manner="waits"), Scripted(manner="drips")], ids=str)
def test_a_server_that_takes_too_long_is_left_in_time(server: ModelServer, scripted: Scripted) -> None:
    server.script = always(scripted)
    hurried = load_language_model("openai:scripted", 0.5)
    started = monotonic()
    assert hurried.choose("What broke?", SENTENCES) == Choice(None, note=LATE)
    assert monotonic() - started < 1.5
    assert server.left.wait(5)


def test_a_huge_answer_is_a_note(server: ModelServer, model: LanguageModel) -> None:
    server.script = always(Scripted("x" * 20_000_000))
    assert model.choose("What broke?", SENTENCES) == Choice(None, note=UNUSABLE)


def test_a_server_that_answers_without_end_is_left_at_once(server: ModelServer, model: LanguageModel) -> None:
    server.script = always(Scripted(manner="floods"))
    started = monotonic()
    assert model.choose("What broke?", SENTENCES) == Choice(None, note=UNUSABLE)
    assert monotonic() - started < TIMEOUT / 2
    assert server.left.wait(5)


def test_an_answer_that_may_be_packed_megabytes_is_not_unpacked(server: ModelServer, model: LanguageModel) -> None:
    packed = gzip.compress(Scripted('{"sentences": [1]}').to_bytes())
    server.script = always(Scripted(body=packed, encoding="gzip"))
    assert model.choose("What broke?", SENTENCES) == Choice(None, note=UNUSABLE)


def test_an_answer_as_long_as_a_model_can_make_it_is_read(server: ModelServer, model: LanguageModel) -> None:
    server.script = always(Scripted('{"sentences": [1]}' + " " * 4_900_000))
    assert model.choose("What broke?", SENTENCES) == Choice((0,))


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_what_is_asked_goes_to_no_other_server(server: ModelServer, model: LanguageModel, status: int) -> None:
    with model_server(filled([1])) as other:
        server.script = always(Scripted(status=status, location=f"{other.address}/chat/completions"))
        choice = model.choose("What broke?", SENTENCES)
    assert choice == Choice(None, note=f"The language model’s server refused the request (HTTP {status}).")
    assert other.requests == []


def test_a_server_that_is_not_there_is_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    with model_server(filled()) as gone:
        monkeypatch.setenv("OPENAI_BASE_URL", gone.address)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
    model = load_language_model("openai:scripted", TIMEOUT)
    assert model.choose("What broke?", SENTENCES) == Choice(None, note=UNREACHED)


def test_a_hostile_choice_is_reduced_to_the_given_ids(server: ModelServer, model: LanguageModel) -> None:
    server.script = filled([0, -1, 4, "1", "The mayor fled.", None, True, [2], {"id": 2}, 2.0, 1e300, 3, 3])
    assert model.choose("What broke?", SENTENCES) == Choice((2,), dropped=11)


@pytest.mark.parametrize(
    "question",
    ["Why did the mayor flee?", "Why did the dam break 17 times?", "x" * 10_000, "Why did\x00 the dam break?", ""],
)
def test_a_hostile_question_is_not_used(server: ModelServer, model: LanguageModel, question: str) -> None:
    server.script = filled(question=question)
    note = "The language model’s reading of the question is not made of what was asked and answered."
    assert model.rewrite("Why?", BEFORE) == Rewriting(None, note)


def test_several_threads_each_get_their_own_answer(server: ModelServer, model: LanguageModel) -> None:
    def last(request: dict[str, object]) -> Scripted:
        return Scripted(json.dumps({"sentences": [text_of(request).count("<sentence ")]}))

    server.script = last
    with ThreadPoolExecutor(8) as threads:
        choices = list(threads.map(lambda count: model.choose("Which?", ["One."] * count), range(1, 33)))
    assert choices == [Choice((count - 1,)) for count in range(1, 33)]


def test_a_slow_answer_does_not_keep_another_waiting(server: ModelServer, model: LanguageModel) -> None:
    good = filled([1])
    server.script = lambda request: Scripted(manner="drips") if "Slow" in text_of(request) else good(request)
    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(load_language_model("openai:scripted", 2).choose, "Slow?", SENTENCES)
        assert model.choose("Fast?", SENTENCES) == Choice((0,))
        assert not slow.done()
        assert slow.result() == Choice(None, note="The language model did not answer within 2 seconds.")
