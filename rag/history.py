"""What was asked and answered before a question: as it was kept, or as it would be answered."""

from collections.abc import Callable, Sequence
from itertools import chain

from rag.conversation import LONGEST, REMEMBERED
from rag.remembered import Remembered
from rag.schema import Answer, Exchange, Filters, Interpretation, Question

HISTORIES = 256  # whose answers are remembered, where the questions alone were sent

Asked = tuple[tuple[str, str], ...]  # questions, oldest first, each with its reply if another program gave one
Reading = Callable[[Question, Sequence[Exchange]], Interpretation]
Answering = Callable[[Question, Sequence[Exchange]], Answer]


class Histories:
    """Answers earlier questions whose answers were not sent with them. Safe to use from several threads."""

    def __init__(self, read: Reading, answer: Answering) -> None:
        self._read = read
        self._answer = answer
        self._known: Remembered[tuple[Asked, Filters], tuple[Exchange, ...]] = Remembered(HISTORIES)

    def exchanges(self, question: Question) -> tuple[Exchange, ...]:
        """What a question may point back to, oldest first."""
        return self._answered(_asked_before(question), question.filters)

    def remember(self, question: Question, exchanges: Sequence[Exchange], answer: Answer) -> None:
        """So that a question with this one in its history need not answer it anew."""
        if not question.is_standalone:  # which is not known of a question in a history
            so_far = (*_asked_before(question), (question.text, ""))
            self._known.put((so_far, question.filters), (*exchanges, *as_exchange(answer)))

    def _answered(self, asked: Asked, filters: Filters) -> tuple[Exchange, ...]:
        """Questions with their replies, or answered one after the other, each in the light of those before."""
        if not asked:
            return ()
        known = self._known.get((asked, filters))
        if known is None:
            before = self._answered(asked[:-1], filters)
            known = (*before, *self._exchange(before, asked[-1], filters))
            self._known.put((asked, filters), known)
        return known

    def _exchange(self, before: Sequence[Exchange], last: tuple[str, str], filters: Filters) -> tuple[Exchange, ...]:
        text, reply = last
        question = Question(text, filters=filters)
        if reply:
            reading = self._read(question, before)
            return (Exchange(reading.question, (), reply, reading.filters),)
        return as_exchange(self._answer(question, before))


def kept_exchanges(question: Question, given: Callable[[str], Answer]) -> tuple[Exchange, ...]:
    """What a question may point back to where it names the answers that were `given` before it, oldest first."""
    shown = (*question.shown, *[0] * (len(question.earlier) - len(question.shown)))
    recent = list(zip(question.earlier, shown, strict=True))[-REMEMBERED:]  # each is read from the database
    return tuple(chain.from_iterable(as_exchange(given(answer), count) for answer, count in recent))


def as_exchange(answer: Answer, shown: int = 0) -> tuple[Exchange, ...]:
    """What a later question may point back to: one exchange, or none where nothing was asked of the articles."""
    if answer.reply:
        return ()
    reply = " ".join(quote.text for quote in answer.quotes)
    return (Exchange(answer.standalone_question, answer.quotes, reply, answer.filters, shown, answer.confidence),)


def _asked_before(question: Question) -> Asked:
    """Of the history, what has to be answered: a question of 2,000 characters takes most of a second.

    Nothing points back over a question that is too long to be pointed into. The others begin with every tenth, so that
    a conversation that grows by one question goes on from what was answered for the last one.
    """
    replies = (*question.replies, *[""] * (len(question.history) - len(question.replies)))
    long = [number for number, text in enumerate(question.history) if len(text) > LONGEST]
    tens = (len(question.history) - 1) // REMEMBERED
    first = max([(tens - 1) * REMEMBERED, *long, 0])
    return tuple(zip(question.history, replies, strict=True))[first:]
