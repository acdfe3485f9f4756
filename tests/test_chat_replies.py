"""What comes of what a reader does: asking, editing, stopping, opening, renaming, deleting; and what goes wrong."""

import json
import logging
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rag import wording
from rag.chat.actions import Action, Ask, Delete, Edit, More, New, Open, Remove, Rename, action_from_json
from rag.chat.replies import Failed, Opened, Reading, next_questions, opened_at, question_of, reply, turn_to
from rag.conversations import Conversations
from rag.question import PAGE, QuotesRequest
from rag.quotes import QuoteList
from rag.schema import (
    Chip,
    Conversation,
    Filters,
    Found,
    Interpretation,
    NextQuestion,
    Question,
    Turn,
)
from tests.chat_cases import SEED, answered, quote
from tests.conversation_cases import EVERYTHING, MISSING, TOLL, Numbered, conversations_in, held
from tests.html_cases import turns_of

LAST_MAY = Filters(since="2025-05-01", until="2025-05-31")
READ = Interpretation("How many in Kursk?", LAST_MAY, chips=(Chip("place", "Kursk", "How many?", LAST_MAY),))
TURNS = turns_of(answered(quote(SEED, 2)), replace(answered(quote(SEED, 3)), reading=READ))


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Conversations]:
    with conversations_in(tmp_path, Numbered()) as service:
        yield service


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ({"act": "ask", "text": "Why?"}, Ask("Why?")),
        ({"act": "edit", "turn": "2", "text": "Why?"}, Edit(2, "Why?")),
        ({"act": "remove", "turn": "2", "chip": "0"}, Remove(2, 0)),
        ({"act": "more"}, More()),
        ({"act": "open", "id": "a"}, Open("a")),
        ({"act": "new"}, New()),
        ({"act": "rename", "id": "a", "title": "Kursk"}, Rename("a", "Kursk")),
        ({"act": "delete", "id": "a"}, Delete("a")),
    ],
)
def test_a_button_sends_its_act_with_its_data(sent: dict[str, str], read: Action) -> None:
    assert action_from_json(json.dumps(sent)) == read


@pytest.mark.parametrize(
    "sent", ["", "nonsense", "[]", "null", '{"act": "format"}', '{"act": "open"}', '{"act": "remove", "turn": "x"}']
)
def test_what_no_button_sends_is_ignored(sent: str) -> None:
    assert action_from_json(sent) is None


def test_an_edited_reading_is_asked_as_it_stands_of_the_same_articles() -> None:
    assert question_of(Edit(2, "How many?"), TURNS) == Question("How many?", filters=LAST_MAY, is_standalone=True)
    assert question_of(Edit(1, "How many?"), TURNS) == Question("How many?", is_standalone=True)


def test_a_reading_without_a_chip_is_what_the_chip_says() -> None:
    assert question_of(Remove(2, 0), TURNS) == Question("How many?", filters=LAST_MAY, is_standalone=True)


def test_a_question_that_is_offered_is_asked_as_it_was_checked() -> None:
    assert question_of(Ask("How many?"), TURNS) == Question("How many?", filters=LAST_MAY, is_standalone=True)
    assert question_of(Ask("How many?"), TURNS[:1]) == Question("How many?", is_standalone=True)
    assert question_of(Ask("How many?"), ()) == Question("How many?", is_standalone=True)


@pytest.mark.parametrize(
    "action", [None, More(), Edit(0, "a"), Edit(3, "a"), Remove(1, 0), Remove(2, 1), Remove(2, -1)]
)
def test_what_is_about_no_turn_and_no_chip_asks_nothing(action: Action | None) -> None:
    assert question_of(action, TURNS) is None


def test_the_question_is_there_at_once_and_each_step_as_soon_as_it_is_known(service: Conversations) -> None:
    shown = list(reply(service, "me", None, MISSING))
    assert shown[0] == Reading(Turn(1, MISSING.text, 1))
    steps = [[type(step) for step in now.progress] for now in shown if isinstance(now, Reading)]
    assert steps == [[], [Interpretation], [Interpretation, Found], [Interpretation, Found]]
    assert opened(shown[-1]).turns[0].answer is not None


def test_the_next_question_goes_on_with_the_conversation(service: Conversations) -> None:
    before = held(service, MISSING)
    shown = list(reply(service, "me", before, TOLL))
    assert isinstance(shown[0], Reading) and (shown[0].turn.number, shown[0].turn.first_quote) == (2, 2)
    after = opened(shown[-1])
    assert after.entry.id == before.entry.id and [turn.number for turn in after.turns] == [1, 2]


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_a_question_that_is_stopped_leaves_no_trace(service: Conversations, steps: int) -> None:
    before = held(service, MISSING)
    showing = reply(service, "me", before, TOLL)
    for _ in range(steps):
        assert isinstance(next(showing), Reading)
    assert isinstance(showing, Generator)
    showing.close()
    assert service.open("me", before.entry.id) == before


def test_a_question_that_cannot_be_used_is_kept_with_the_reason_and_given_back(service: Conversations) -> None:
    *_, last = reply(service, "me", None, Question("x" * 3000))
    assert isinstance(last, Opened) and last.refused == "x" * 3000
    assert "3,000 characters" in str(opened(last).turns[0].refusal)


@pytest.mark.parametrize("question", [Question("Why\ud800"), Question("Why\ud800", is_standalone=True)])
def test_half_a_surrogate_pair_becomes_a_question_mark_before_anything_is_shown(
    service: Conversations, question: Question
) -> None:
    first, *_, last = reply(service, "me", None, question)
    assert isinstance(first, Reading) and first.turn.question == "Why?"
    assert isinstance(last, Opened) and not last.refused


def test_what_goes_wrong_is_said_calmly_and_logged(service: Conversations, caplog: pytest.LogCaptureFixture) -> None:
    before = held(service, MISSING)
    with caplog.at_level(logging.ERROR):
        *_, last = reply(service, "me", before, Question("break"))
    assert last == Failed(Turn(2, "break", 2, refusal=wording.labels.SOMETHING_WRONG), before)
    assert "broken on purpose" in caplog.text
    assert service.open("me", before.entry.id) == before


def test_a_conversation_that_was_deleted_in_another_tab_goes_on_as_a_new_one(service: Conversations) -> None:
    before = held(service, MISSING)
    service.delete("me", before.entry.id)
    *_, last = reply(service, "me", before, TOLL)
    assert isinstance(last, Failed) and last.conversation is None
    assert "no such conversation" in str(last.turn.refusal)
    assert opened([*reply(service, "me", last.conversation, TOLL)][-1]).turns[0].question == TOLL.text


def test_another_conversation_is_opened_as_it_was_and_a_new_one_is_empty(service: Conversations) -> None:
    first, second = held(service, MISSING), held(service, TOLL)
    assert turn_to(service, "me", second, Open(first.entry.id)) == Opened(first)
    assert turn_to(service, "me", second, New()) == Opened(None)
    assert opened_at(service, "me", first.entry.id) == Opened(first)
    assert opened_at(service, "me", None) == Opened(None)


def test_a_conversation_of_somebody_else_does_not_exist(service: Conversations) -> None:
    mine, other = held(service, MISSING), held(service, TOLL, owner="somebody else")
    at_address = opened_at(service, "me", other.entry.id)
    assert at_address == Opened(None, wording.conversations.NOT_HERE)
    for action in (Open(other.entry.id), Rename(other.entry.id, "Mine"), Delete(other.entry.id)):
        after = turn_to(service, "me", mine, action)
        assert after.conversation == mine and "no such conversation" in after.notice
    assert service.open("somebody else", other.entry.id) == other


def test_a_conversation_is_renamed_and_stays_open(service: Conversations) -> None:
    first, second = held(service, MISSING), held(service, TOLL)
    assert opened(turn_to(service, "me", first, Rename(first.entry.id, "Kursk"))).entry.title == "Kursk"
    assert turn_to(service, "me", first, Rename(second.entry.id, "Toll")).conversation == service.open(
        "me", first.entry.id
    )
    assert "title" in turn_to(service, "me", first, Rename(first.entry.id, " ")).notice
    assert [entry.title for entry in service.entries("me")] == ["Toll", "Kursk"]


def test_after_the_open_conversation_is_deleted_there_is_a_new_one(service: Conversations) -> None:
    first, second = held(service, MISSING), held(service, TOLL)
    assert turn_to(service, "me", second, Delete(first.entry.id)) == Opened(second)
    assert turn_to(service, "me", second, Delete(second.entry.id)) == Opened(None)
    assert service.entries("me") == ()


def test_the_next_quotes_come_after_those_that_stand_there_until_all_do(service: Conversations) -> None:
    listed: Conversation | None = held(service, EVERYTHING)
    counts = []
    for _ in range(4):
        answer = opened(Opened(listed)).turns[0].answer
        counts.append(len(answer.quotes) if answer else 0)
        listed = turn_to(service, "me", listed, More()).conversation
    assert counts == [PAGE, 2 * PAGE, 45, 45]


class Failing(Numbered):
    """Has lost what it would list."""

    def quotes(self, request: QuotesRequest) -> QuoteList:
        if request.page > 1:
            raise RuntimeError("broken on purpose")
        return super().quotes(request)

    def next_questions(self, answer: str) -> tuple[NextQuestion, ...]:
        raise RuntimeError("broken on purpose")


def test_quotes_that_cannot_be_fetched_leave_those_that_stand_there(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with conversations_in(tmp_path, Failing()) as service, caplog.at_level(logging.ERROR):
        listed = held(service, EVERYTHING)
        assert turn_to(service, "me", listed, More()) == Opened(listed, wording.labels.SOMETHING_WRONG)
    assert "broken on purpose" in caplog.text


def test_questions_that_cannot_be_found_are_not_offered(caplog: pytest.LogCaptureFixture) -> None:
    assert next_questions(Numbered(), answered()) != ()
    assert next_questions(Failing(), answered()) == ()
    assert "broken on purpose" in caplog.text


def opened(shown: Reading | Failed | Opened) -> Conversation:
    """The conversation that is open at the end."""
    assert isinstance(shown, Opened) and shown.conversation
    return shown.conversation
