"""Conversations that go on: each question is read in the light of the answers before it, and every turn is kept."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from rag.errors import InputError, QuestionError, UnknownId
from rag.pipeline import Examination, Step
from rag.question import LONGEST_QUESTION, QuotesRequest, request_of
from rag.quotes import QuoteList
from rag.schema import Answer, Conversation, ConversationEntry, Found, Interpretation, Question, Turn
from rag.store import KeptConversations

OWNER = re.compile(r"[A-Za-z0-9_-]{16,128}")  # what can name an owner: of characters that every protocol takes

LONGEST_TITLE = 80  # characters: a line of the list
CUT = "…"
NOT_YET = 0  # the store numbers a turn and its quotes when it keeps them

Progress = Interpretation | Found | Answer | Conversation


class ConversationAsker(Protocol):
    """What conversations need of the pipeline."""

    def steps(self, asked: Question) -> Iterator[Step]:
        """How a question is read, what is found, and the answer. Raises QuestionError."""
        ...

    def quotes(self, request: QuotesRequest) -> QuoteList:
        """A page of all that somebody said."""
        ...


class Conversations:
    """The conversations of every owner; nobody is given another's. Safe to use from several threads.

    Everything that takes an id raises UnknownId where the owner has no such conversation. No owner means everybody.
    """

    def __init__(self, asker: ConversationAsker, kept: KeptConversations, now: Callable[[], datetime]) -> None:
        self._asker = asker
        self._kept = kept
        self._now = now

    def entries(self, owner: str | None) -> tuple[ConversationEntry, ...]:
        """An owner's conversations, the one that changed last first."""
        return self._kept.entries(owner)

    def open(self, owner: str | None, id: str) -> Conversation:
        """A conversation with every answer as it was given."""
        return opened(self._kept, owner, id)

    def ask(self, owner: str, id: str | None, question: Question) -> Iterator[Progress]:
        """The steps to the answer, each as soon as it is known, then the answer, and last the conversation with it.

        Without an id a conversation is begun. A question that cannot be used is kept as a turn with its refusal.
        Whoever stops listening before the conversation comes keeps nothing, be the answer known by then or not.
        """
        before = () if id is None else self.open(owner, id).turns
        asked = Turn(NOT_YET, _as_kept(question.text), NOT_YET)
        try:
            for step in self._asker.steps(_after(question, before)):
                if isinstance(step, Examination):
                    asked = replace(asked, answer=step.answer)
                    yield step.answer
                else:
                    yield step
        except QuestionError as error:
            asked = replace(asked, refusal=str(error))
        if id is None:
            id = self._kept.begin(owner, title_of(question.text), self._time())
        turn = self._kept.add(id, asked, self._time())
        conversation = self._named(owner, self.open(owner, id))
        # Another tab may have asked the next question by now.
        yield replace(conversation, turns=conversation.turns[: turn.number])

    def answer(self, owner: str, id: str | None, question: Question) -> Conversation:
        """The conversation with the question as its last turn; for whoever does not want the steps."""
        return next(step for step in self.ask(owner, id, question) if isinstance(step, Conversation))

    def more(self, owner: str, id: str) -> Conversation:
        """The conversation with the next quotes in its last answer, if that lists what somebody said and has more."""
        continued = self._continued(self.open(owner, id).turns)
        if continued:
            self._kept.replace_last(id, continued)
        return self.open(owner, id)

    def rename(self, owner: str | None, id: str, title: str) -> None:
        """Give a conversation another title. Raises InputError for an empty one."""
        self._kept.rename(owner, id, checked_title(title))

    def delete(self, owner: str | None, id: str) -> None:
        """Forget a conversation; the answers in it can still be had under their own ids."""
        self._kept.delete(owner, id)

    def _named(self, owner: str, conversation: Conversation) -> Conversation:
        """The conversation, named after the first question to the articles if it has the name of a greeting before."""
        entry, begun_with = conversation.entry, conversation.turns[0].question
        title = next((title_of(turn.question) for turn in conversation.turns if _asks_the_articles(turn)), entry.title)
        if entry.title == title or entry.title != title_of(begun_with):
            return conversation
        self._kept.rename(owner, entry.id, title)
        return self.open(owner, entry.id)

    def _time(self) -> str:
        """The present, as it is kept: in UTC."""
        return self._now().astimezone(UTC).isoformat(timespec="milliseconds")

    def _continued(self, turns: Sequence[Turn]) -> Turn | None:
        """The last turn with the page that follows the quotes of its answer; None where there is none."""
        answer = turns[-1].answer if turns else None
        if answer is None or not to_come(turns):
            return None
        request = request_of(answer.standalone_question, answer.filters)
        if request is None:
            return None
        page = math.ceil(_shown(turns) / request.size) + 1
        quotes = (*answer.quotes, *self._asker.quotes(replace(request, page=page)).quotes)
        return replace(turns[-1], answer=replace(answer, quotes=quotes))


def opened(kept: KeptConversations, owner: str | None, id: str) -> Conversation:
    """A conversation of an owner, or anybody's. Raises UnknownId."""
    conversation = kept.get(owner, id)
    if conversation is None:
        raise UnknownId("There is no such conversation; it may have been deleted.")
    return conversation


def checked_title(title: str) -> str:
    """A title on one line, cut where it is long. Raises InputError for one of which nothing can be seen."""
    if not any(character.isprintable() and not character.isspace() for character in title):
        raise InputError("A conversation needs a title of a word or more.")
    return title_of(title)


def to_come(turns: Sequence[Turn]) -> int:
    """How many quotes of what the last answer lists are still to be shown."""
    answer = turns[-1].answer if turns else None
    return max(0, (answer.total or 0) - _shown(turns)) if answer else 0


def title_of(text: str) -> str:
    """A title for a conversation: a text on one line, cut at a word where it is long."""
    tidy = " ".join(text.split())
    if len(tidy) <= LONGEST_TITLE:
        return tidy or CUT
    start = tidy[:LONGEST_TITLE]
    return (start.rpartition(" ")[0] or start) + CUT


def _as_kept(question: str) -> str:
    """What is kept of a question: all of it, unless it was refused for its length."""
    return question if len(question) <= LONGEST_QUESTION else question[:LONGEST_QUESTION] + CUT


def _after(question: Question, turns: Sequence[Turn]) -> Question:
    """The question with the answers that it may refer to: small talk is none, nor is a refusal."""
    before = [turn.answer for turn in turns if turn.answer and _asks_the_articles(turn)]
    shown = tuple(len(answer.quotes) if answer.total else 0 for answer in before)
    return replace(question, earlier=tuple(answer.id for answer in before), shown=shown if any(shown) else ())


def _asks_the_articles(turn: Turn) -> bool:
    """Small talk does not, nor does what was refused."""
    return turn.answer is not None and turn.answer.reply is None


def _shown(turns: Sequence[Turn]) -> int:
    """How many quotes the last answer has, with those of the answers that it goes on from."""
    shown = 0
    given = [turn.answer for turn in turns if turn.answer]
    for answer in reversed([one for one in given if one.standalone_question == given[-1].standalone_question]):
        shown += len(answer.quotes)
        if answer.reading is None or answer.reading.asks != "more":
            break
    return shown
