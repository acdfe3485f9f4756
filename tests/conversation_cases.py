"""An asker that gives every answer its own id, and conversations over it in a real store, at times that pass."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from rag.conversations import Conversations
from rag.errors import UnknownId
from rag.replay import Replay
from rag.schema import Answer, Article, Conversation, Interpretation, Question, Quote, Reply, answer_from_json
from tests.chat_cases import BRIDGE, SEED, WordAsker, abstained, quote
from tests.corpora import store_in

MISSING = Question("How many people are missing?")
TOLL = Question("What is the civilian toll?")
HELLO = Question("Hello")
EVERYTHING = Question("Everything that Tsukanov said")
BEGUN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


class Keeping(WordAsker):
    """Keeps the answers that it gave, and gives them again."""

    def __init__(self, *articles: Article, spoken: Sequence[Quote] = ()) -> None:
        super().__init__(*articles, spoken=spoken)
        self.kept: dict[str, dict[str, object]] = {}

    def keep(self, answer: Answer) -> Answer:
        """The answer, which is kept."""
        self.kept[answer.id] = answer.to_json()
        return answer

    def kept_answer(self, answer: str) -> dict[str, object] | None:
        """An answer as it was given."""
        return self.kept.get(answer)

    def replay(self, answer: str) -> Replay:
        """Every answer is still the same."""
        if answer not in self.kept:
            raise UnknownId(f"No answer with the id {answer!r} is kept.")
        given = answer_from_json(self.kept[answer])
        return Replay("same", given, given, (), (), (), (), ())


class Numbered(Keeping):
    """Numbers its answers, greets whoever greets it, and goes on with a list when it is asked for more."""

    def __init__(self) -> None:
        super().__init__(SEED, BRIDGE, spoken=[quote(BRIDGE, number % 5 + 1) for number in range(45)])
        self.numbers = count(1)

    def ask(self, question: Question) -> Answer:
        return self.keep(replace(self._answer(question), id=f"answer-{next(self.numbers)}"))

    def _answer(self, question: Question) -> Answer:
        if question == replace(HELLO, earlier=question.earlier):
            greeting = abstained(question=question.text, reason="not_a_question")
            return replace(greeting, reply=Reply("greeting", "Hello. Ask what the articles say."))
        if question.text == "more":
            reading = Interpretation(EVERYTHING.text, asks="more")
            page = replace(super().ask(EVERYTHING), question="more", reading=reading)
            return replace(page, quotes=self.spoken[20:40])
        return super().ask(question)


@contextmanager
def conversations_in(folder: Path, asker: WordAsker) -> Iterator[Conversations]:
    """Conversations over a store; each look at the clock is a minute after the last."""
    minutes = count()
    with store_in(folder) as store:
        yield Conversations(asker, store.conversations, lambda: BEGUN + timedelta(minutes=next(minutes)))


def held(conversations: Conversations, *questions: Question, owner: str = "me") -> Conversation:
    """A conversation of these questions."""
    first, *others = questions
    conversation = conversations.answer(owner, None, first)
    for question in others:
        conversation = conversations.answer(owner, conversation.entry.id, question)
    return conversation
