"""What was asked and quoted in a conversation before an answer, none of which is offered again."""

from collections.abc import Iterator
from dataclasses import dataclass

from rag.next_questions.archive import Archive
from rag.schema import Answer, SentenceKey, answer_from_json


@dataclass(frozen=True)
class Before:
    """Earlier questions, as they were typed and as they were read, and the sentences that were quoted for them."""

    questions: tuple[str, ...] = ()
    keys: frozenset[SentenceKey] = frozenset()


def before(answer: Answer, archive: Archive) -> Before:
    """What came before an answer; nothing where that was not kept."""
    request = archive.request_of(answer.id)
    if request is None:
        return Before()
    given = tuple(_given(request.earlier, archive))
    asked = (question for one in given for question in (one.question, one.standalone_question))
    keys = frozenset(quote.key for one in given for quote in one.quotes)
    return Before((*request.history, *asked), keys)


def _given(answers: tuple[str, ...], archive: Archive) -> Iterator[Answer]:
    records = map(archive.kept_answer, answers)
    return (answer_from_json(record) for record in records if record)
