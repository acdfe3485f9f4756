"""A conversation goes on from its own answers, belongs to its owner alone, and keeps every turn."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rag.conversations import CUT, LONGEST_TITLE, Conversations, title_of, to_come
from rag.errors import InputError, UnknownId
from rag.question import LONGEST_QUESTION
from rag.schema import Answer, Conversation, Found, Interpretation, Question
from tests.conversation_cases import EVERYTHING, HELLO, MISSING, TOLL, Numbered, conversations_in, held

NOTHING = Question("How many? " * 300)  # it is too long to be read


@pytest.fixture
def asker() -> Numbered:
    return Numbered()


@pytest.fixture
def conversations(asker: Numbered, tmp_path: Path) -> Iterator[Conversations]:
    with conversations_in(tmp_path, asker) as conversations:
        yield conversations


def test_the_steps_come_in_order_and_the_kept_conversation_last(conversations: Conversations) -> None:
    steps = list(conversations.ask("me", None, MISSING))
    assert [type(step) for step in steps] == [Interpretation, Found, Answer, Conversation]
    conversation = steps[-1]
    assert isinstance(conversation, Conversation)
    assert conversation == conversations.open("me", conversation.entry.id)
    assert conversation.turns[0].answer == steps[2]


def test_a_conversation_is_named_after_its_first_question_and_knows_when_it_was_held(
    conversations: Conversations,
) -> None:
    entry = held(conversations, MISSING, TOLL).entry
    assert (entry.title, entry.questions) == (MISSING.text, 2)
    assert (entry.begun, entry.changed) == ("2026-11-23T10:00:00.000+00:00", "2026-11-23T10:02:00.000+00:00")


def test_a_conversation_that_began_with_a_greeting_is_named_after_the_first_question_to_the_articles(
    conversations: Conversations,
) -> None:
    begun = held(conversations, HELLO)
    assert begun.entry.title == HELLO.text
    following = [conversations.answer("me", begun.entry.id, question) for question in (HELLO, NOTHING, MISSING, TOLL)]
    assert [one.entry.title for one in following] == [HELLO.text, HELLO.text, MISSING.text, MISSING.text]
    assert conversations.entries("me")[0] == following[-1].entry


def test_a_name_that_was_given_stays(conversations: Conversations) -> None:
    begun = held(conversations, HELLO)
    conversations.rename("me", begun.entry.id, "The missing")
    assert conversations.answer("me", begun.entry.id, TOLL).entry.title == "The missing"


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("  How\n many? ", "How many?"),
        ("word " * 40, "word " * 15 + "word" + CUT),
        ("失踪" * 100, "失踪" * 40 + CUT),
        ("", CUT),
    ],
)
def test_a_title_is_one_line_cut_at_a_word(question: str, title: str) -> None:
    assert title_of(question) == title
    assert len(title) <= LONGEST_TITLE + len(CUT)


def test_a_question_is_asked_after_the_answers_of_its_own_conversation(
    conversations: Conversations, asker: Numbered
) -> None:
    mine = held(conversations, MISSING)
    held(conversations, TOLL)
    conversations.answer("me", mine.entry.id, replace(TOLL, earlier=("another",)))
    assert [question.earlier for question in asker.asked] == [(), (), ("answer-1",)]


def test_small_talk_and_refusals_are_nothing_to_refer_to(conversations: Conversations, asker: Numbered) -> None:
    too_long = Question("How many? " * 300)
    conversation = held(conversations, HELLO, too_long, MISSING, TOLL)
    assert asker.asked[-1].earlier == ("answer-2",)
    assert [bool(turn.refusal) for turn in conversation.turns] == [False, True, False, False]


def test_a_question_that_cannot_be_used_is_kept_with_its_refusal_as_far_as_it_is_read(
    conversations: Conversations,
) -> None:
    (turn,) = held(conversations, Question("How many? " * 300)).turns
    assert turn.refusal == "The question has 3,000 characters; ask about one thing."
    assert turn.question == ("How many? " * 300)[:LONGEST_QUESTION] + CUT
    assert turn.answer is None


def test_quotes_are_numbered_on_through_the_conversation(conversations: Conversations) -> None:
    first, hello, second = held(conversations, MISSING, HELLO, TOLL).turns
    assert first.answer
    following = 1 + len(first.answer.quotes)
    assert following > 1
    assert [turn.number for turn in (first, hello, second)] == [1, 2, 3]
    assert [turn.first_quote for turn in (first, hello, second)] == [1, following, following]


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_whoever_stops_before_the_conversation_comes_leaves_nothing_behind(
    conversations: Conversations, steps: int
) -> None:
    asking = conversations.ask("me", None, MISSING)
    for _ in range(steps):
        next(asking)
    assert conversations.entries("me") == ()


def test_stopping_a_later_question_leaves_the_earlier_ones(conversations: Conversations) -> None:
    conversation = held(conversations, MISSING)
    next(conversations.ask("me", conversation.entry.id, TOLL))
    assert conversations.open("me", conversation.entry.id) == conversation


def test_what_breaks_keeps_nothing(conversations: Conversations) -> None:
    with pytest.raises(RuntimeError):
        held(conversations, Question("Please break"))
    assert conversations.entries("me") == ()


def test_two_owners_do_not_see_each_other(conversations: Conversations) -> None:
    mine, theirs = held(conversations, MISSING), held(conversations, TOLL, owner="them")
    assert [entry.id for entry in conversations.entries("me")] == [mine.entry.id]
    assert [entry.id for entry in conversations.entries("them")] == [theirs.entry.id]
    for act in (
        lambda: conversations.open("them", mine.entry.id),
        lambda: conversations.answer("them", mine.entry.id, TOLL),
        lambda: conversations.more("them", mine.entry.id),
        lambda: conversations.rename("them", mine.entry.id, "Theirs"),
        lambda: conversations.delete("them", mine.entry.id),
    ):
        with pytest.raises(UnknownId):
            act()
    assert conversations.open("me", mine.entry.id) == mine


def test_whoever_has_the_folder_sees_every_conversation(conversations: Conversations) -> None:
    first, last = held(conversations, MISSING), held(conversations, TOLL, owner="them")
    assert conversations.entries(None) == (last.entry, first.entry)
    assert conversations.open(None, first.entry.id) == first


def test_two_tabs_that_ask_at_once_both_keep_their_turn(conversations: Conversations) -> None:
    begun = held(conversations, MISSING)
    one, other = (conversations.ask("me", begun.entry.id, question) for question in (TOLL, HELLO))
    next(one), next(other)
    *_, after_other = other
    *_, after_one = one
    assert isinstance(after_one, Conversation) and isinstance(after_other, Conversation)
    assert [turn.question for turn in after_one.turns] == [MISSING.text, HELLO.text, TOLL.text]
    assert [turn.question for turn in after_other.turns] == [MISSING.text, HELLO.text]


def test_a_conversation_that_is_deleted_while_it_is_asked_in_is_gone(conversations: Conversations) -> None:
    begun = held(conversations, MISSING)
    asking = conversations.ask("me", begun.entry.id, TOLL)
    next(asking)
    conversations.delete("me", begun.entry.id)
    with pytest.raises(UnknownId, match="may have been deleted"):
        list(asking)
    assert conversations.entries("me") == ()


def test_the_list_has_what_changed_last_first_and_new_titles(conversations: Conversations) -> None:
    first, second = held(conversations, MISSING), held(conversations, TOLL)
    conversations.answer("me", first.entry.id, HELLO)
    conversations.rename("me", second.entry.id, " The \n toll ")
    assert [entry.title for entry in conversations.entries("me")] == [MISSING.text, "The toll"]
    for unseen in (" \n", "\u200b\u202e", "\x00\x1b"):
        with pytest.raises(InputError, match="a title of a word"):
            conversations.rename("me", first.entry.id, unseen)


def quotes_of(conversation: Conversation) -> list[int]:
    return [len(turn.answer.quotes) for turn in conversation.turns if turn.answer]


def test_more_brings_the_following_quotes_until_there_are_no_more(
    conversations: Conversations, asker: Numbered
) -> None:
    begun = held(conversations, EVERYTHING)
    assert to_come(begun.turns) == 25
    second = conversations.more("me", begun.entry.id)
    third = conversations.more("me", begun.entry.id)
    assert [quotes_of(one) for one in (begun, second, third)] == [[20], [40], [45]]
    assert third.turns[0].answer and third.turns[0].answer.quotes == asker.spoken
    assert to_come(third.turns) == 0
    assert conversations.more("me", begun.entry.id) == third


def test_a_list_that_was_gone_on_with_in_words_goes_on_from_there(
    conversations: Conversations, asker: Numbered
) -> None:
    begun = held(conversations, EVERYTHING, Question("more"))
    assert to_come(begun.turns) == 5
    last = conversations.more("me", begun.entry.id).turns[-1]
    assert last.answer and last.answer.quotes == asker.spoken[20:]


def test_what_was_shown_of_a_list_is_known_to_the_question_after_it(
    conversations: Conversations, asker: Numbered
) -> None:
    begun = held(conversations, MISSING, EVERYTHING)
    conversations.more("me", begun.entry.id)
    conversations.answer("me", begun.entry.id, TOLL)
    assert asker.asked[-1] == replace(TOLL, earlier=("answer-1", "answer-2"), shown=(0, 40))


def test_a_list_that_was_gone_on_with_after_another_question_goes_on_from_there(conversations: Conversations) -> None:
    begun = held(conversations, EVERYTHING, TOLL, Question("more"))
    assert to_come(begun.turns) == 5


def test_there_is_no_more_of_an_answer_that_is_no_list(conversations: Conversations) -> None:
    for questions in ([MISSING], [HELLO], [Question("x" * 3000)]):
        conversation = held(conversations, *questions)
        assert conversations.more("me", conversation.entry.id) == conversation


def test_quotes_after_a_list_are_numbered_from_its_new_end(conversations: Conversations) -> None:
    begun = held(conversations, EVERYTHING)
    conversations.more("me", begun.entry.id)
    assert conversations.answer("me", begun.entry.id, MISSING).turns[-1].first_quote == 41


def test_a_restart_loses_nothing(tmp_path: Path) -> None:
    with conversations_in(tmp_path, Numbered()) as before:
        held(before, MISSING, HELLO, TOLL, EVERYTHING)
        entries = before.entries("me")
        opened = before.open("me", entries[0].id)
    with conversations_in(tmp_path, Numbered()) as after:
        assert after.entries("me") == entries
        assert after.open("me", entries[0].id) == opened
