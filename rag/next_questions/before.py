"""What was asked and quoted in a conversation before an answer, none of which is offered again."""

from collections.abc import Iterator
from dataclasses import dataclass

from rag.next_questions.library import Library
from rag.schema import Answer, SentenceKey, answer_from_json


@dataclass(frozen=True)
class Before:
    """Earlier questions, as they were typed and as they were read, and the sentences that were quoted for them."""

    questions: tuple[str, ...] = ()
    keys: frozenset[SentenceKey] = frozenset()


def before(answer: Answer, library: Library) -> Before:
    """What came before an answer; nothing where that was not kept."""
    request = library.request_of(answer.id)
    if request is None:
        return Before()
    given = tuple(_given(request.earlier, library))
    asked = (question for one in given for question in (one.question, one.standalone_question))
    keys = frozenset(quote.key for one in given for quote in one.quotes)
    return Before((*request.history, *asked), keys)


def _given(answers: tuple[str, ...], library: Library) -> Iterator[Answer]:
    records = map(library.kept_answer, answers)
    return (answer_from_json(record) for record in records if record)
