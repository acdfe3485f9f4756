"""Conversations are kept turn by turn, each for its owner alone."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rag.errors import InputError, UnknownId
from rag.schema import (
    Answer,
    Chip,
    ConversationEntry,
    DisagreeingValue,
    Disagreement,
    Filters,
    Interpretation,
    ModelUse,
    Reply,
    Turn,
)
from rag.store import KeptConversations, Store
from tests.chat_cases import BRIDGE, SEED, abstained, answered, quote, quote_with_speech, repetition, two_figures
from tests.corpora import store_in

WHO = Turn(0, "Who is missing?", 0, two_figures())
WHEN = Turn(0, "When?", 0, abstained(quote(SEED, 1)))
REFUSED = Turn(0, "", 0, refusal="The question has no words in it.")
READ = Interpretation(
    "When did it close?",
    Filters(since="2025-05-20", without=("b",)),
    "more",
    (Chip("place", "Riverton", "When?", Filters(publisher="Echo")),),
    ("When will it close?",),
)
EVERYTHING = replace(
    answered(quote_with_speech(BRIDGE, 1), replace(quote(SEED, 3, "358"), also_in=(repetition(BRIDGE, 2),))),
    disagreements=(Disagreement("dead", (DisagreeingValue(2.5e6, "2.5 million", 1), DisagreeingValue(0.1, "0.1", 0))),),
    reading=READ,
    reply=Reply("newest", "The newest is “Bridge”.", (quote(BRIDGE, 1).article,)),
    model=ModelUse("some:model", True, True, 3, "slow"),
    total=40,
)


def at(second: int) -> str:
    return f"2026-11-23T10:00:{second:02}+00:00"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as store:
        yield store


@pytest.fixture
def kept(store: Store) -> KeptConversations:
    return store.conversations


def turns(kept: KeptConversations, owner: str, conversation: str) -> tuple[Turn, ...]:
    found = kept.get(owner, conversation)
    assert found is not None
    return found.turns


def test_turns_and_quotes_are_numbered_through_a_conversation(kept: KeptConversations) -> None:
    conversation = kept.begin("me", "Missing", at(0))
    added = [kept.add(conversation, turn, at(1)) for turn in (WHO, WHEN, REFUSED, WHO, WHO)]
    assert [(turn.number, turn.first_quote) for turn in added] == [(1, 1), (2, 3), (3, 3), (4, 3), (5, 5)]
    assert turns(kept, "me", conversation) == tuple(added)


@pytest.mark.parametrize("answer", [EVERYTHING, abstained(quote(SEED, 1))])
def test_an_answer_is_the_same_to_the_byte_after_a_restart(tmp_path: Path, answer: Answer) -> None:
    with store_in(tmp_path) as store:
        conversation = store.conversations.begin("me", "Missing", at(0))
        given = store.conversations.add(conversation, replace(WHO, answer=answer), at(1))
    with store_in(tmp_path) as store:
        (again,) = turns(store.conversations, "me", conversation)
    assert again == given
    assert again.answer is not None
    assert json.dumps(again.answer.to_json(), ensure_ascii=False) == json.dumps(answer.to_json(), ensure_ascii=False)


def test_conversations_are_listed_by_what_changed_last(kept: KeptConversations) -> None:
    first = kept.begin("me", "First", at(0))
    second = kept.begin("me", "Second", at(1))
    kept.begin("you", "Yours", at(2))
    third = kept.begin("me", "Third", at(1))
    kept.add(first, WHO, at(3))
    assert kept.entries("me") == (
        ConversationEntry(first, "First", at(0), at(3), 1),
        ConversationEntry(third, "Third", at(1), at(1), 0),
        ConversationEntry(second, "Second", at(1), at(1), 0),
    )
    assert [entry.title for entry in kept.entries("you")] == ["Yours"]
    assert kept.entries("nobody") == ()


def test_nobody_else_sees_renames_or_deletes_a_conversation(kept: KeptConversations) -> None:
    conversation = kept.begin("me", "Mine", at(0))
    assert kept.get("you", conversation) is None
    with pytest.raises(UnknownId):
        kept.rename("you", conversation, "Yours")
    with pytest.raises(UnknownId):
        kept.delete("you", conversation)
    assert [entry.title for entry in kept.entries("me")] == ["Mine"]


def test_whoever_has_the_folder_has_everybodys(kept: KeptConversations) -> None:
    mine, yours = kept.begin("me", "Mine", at(0)), kept.begin("you", "Yours", at(1))
    given = kept.add(mine, WHO, at(2))
    assert [entry.id for entry in kept.entries(None)] == [mine, yours]
    kept.rename(None, yours, "Ours")
    assert [entry.title for entry in kept.entries("you")] == ["Ours"]
    kept.delete(None, yours)
    assert kept.get(None, yours) is None
    found = kept.get(None, mine)
    assert found is not None
    assert found.turns == (given,)


def test_another_title_leaves_the_order_and_the_turns(kept: KeptConversations) -> None:
    conversation = kept.begin("me", "Missing", at(0))
    given = kept.add(conversation, WHO, at(1))
    kept.rename("me", conversation, "Those who are missing")
    assert kept.entries("me") == (ConversationEntry(conversation, "Those who are missing", at(0), at(1), 1),)
    assert turns(kept, "me", conversation) == (given,)


def test_a_deleted_conversation_is_gone_with_its_turns_and_takes_no_more(kept: KeptConversations) -> None:
    conversation = kept.begin("me", "Missing", at(0))
    given = kept.add(conversation, WHO, at(1))
    kept.delete("me", conversation)
    assert kept.get("me", conversation) is None
    assert kept.entries("me") == ()
    refused: list[Callable[[], object]] = [
        lambda: kept.add(conversation, WHEN, at(2)),
        lambda: kept.replace_last(conversation, given),
        lambda: kept.rename("me", conversation, "Again"),
        lambda: kept.delete("me", conversation),
    ]
    for attempt in refused:
        with pytest.raises(UnknownId, match="no such conversation"):
            attempt()


def test_no_turn_of_a_deleted_conversation_stays_in_the_database(kept: KeptConversations, tmp_path: Path) -> None:
    conversation = kept.begin("me", "Missing", at(0))
    kept.add(conversation, replace(WHO, question="A question that nobody else asks"), at(1))
    written = b"nobody else asks"
    assert written in in_the_database(tmp_path)
    kept.delete("me", conversation)
    assert written not in in_the_database(tmp_path)


def in_the_database(folder: Path) -> bytes:
    with sqlite3.connect(folder / "record.sqlite3") as database:
        return "\n".join(database.iterdump()).encode()


def test_more_quotes_of_the_last_answer_take_its_place(kept: KeptConversations) -> None:
    conversation = kept.begin("me", "Missing", at(0))
    kept.add(conversation, WHEN, at(1))
    given = kept.add(conversation, WHO, at(1))
    more = replace(given, answer=answered(*two_figures().quotes, quote(SEED, 5), quote(SEED, 6)))
    kept.replace_last(conversation, more)
    assert turns(kept, "me", conversation)[1:] == (more,)
    assert kept.add(conversation, WHO, at(2)).first_quote == 5


def test_quotes_are_not_put_under_numbers_that_others_have_by_now(kept: KeptConversations) -> None:
    conversation = kept.begin("me", "Missing", at(0))
    with pytest.raises(InputError, match="gone on"):
        kept.replace_last(conversation, replace(WHO, number=1))
    given = kept.add(conversation, WHO, at(1))
    kept.add(conversation, WHEN, at(1))
    before = turns(kept, "me", conversation)
    with pytest.raises(InputError, match="gone on"):
        kept.replace_last(conversation, replace(given, answer=answered(quote(SEED, 5))))
    assert turns(kept, "me", conversation) == before


def test_two_who_write_at_once_lose_no_turn(kept: KeptConversations) -> None:
    conversation = kept.begin("me", "Missing", at(0))
    asked = {f"{writer} {number}" for writer in ("left", "right") for number in range(20)}
    ready = threading.Barrier(2)

    def write(writer: str) -> None:
        ready.wait()
        for number in range(20):
            kept.add(conversation, replace(WHO, question=f"{writer} {number}"), at(1))

    threads = [threading.Thread(target=write, args=(writer,)) for writer in ("left", "right")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = turns(kept, "me", conversation)
    assert {turn.question for turn in found} == asked
    assert [turn.number for turn in found] == list(range(1, 41))
    assert [turn.first_quote for turn in found] == list(range(1, 80, 2))


def test_a_question_that_was_refused_for_being_no_text_is_kept_all_the_same(kept: KeptConversations) -> None:
    conversation = kept.begin("me", "half \ud800", at(0))
    kept.add(conversation, replace(REFUSED, question="half \ud800\x00"), at(1))
    assert turns(kept, "me", conversation)[0].question == "half ?\x00"
    assert kept.entries("me")[0].title == "half ?"


def test_ids_are_not_alike(kept: KeptConversations) -> None:
    ids = {kept.begin("me", "Missing", at(0)) for _ in range(20)}
    assert len({id[:16] for id in ids}) == 20
    assert {len(id) for id in ids} == {32}
