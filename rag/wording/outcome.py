"""An answer in plain text, but for its quotes: how the question was read, why nothing is quoted, what was searched."""

from typing import Final

from rag.schema import Abstention, Answer, Filters, Reason
from rag.wording import coverage
from rag.wording.counts import count
from rag.wording.dates import readable
from rag.wording.readings import read_as
from rag.words import words

# Reasons that say themselves what is the matter: "The articles do not say" before them would be wrong.
COMPLETE: Final[frozenset[Reason]] = frozenset({"not_a_question", "unclear", "ambiguous", "no_more"})


def reading(answer: Answer) -> tuple[str, ...]:
    """How the question was read, as far as that is not as it stands; nothing while it is unclear how to read it."""
    read = answer.reading
    if read is None:  # so it is in answers that were kept before there was a reading
        return (_as_read(answer),) if _in_other_words(answer) else ()
    if read.others:
        return ()
    lines = (
        _as_read(answer) if _in_other_words(answer) or read.asks != "answer" else "",
        limits(read.filters),
    )
    return tuple(filter(None, lines))


def limits(filters: Filters) -> str:
    """Which articles were asked; empty for all of them."""
    parts = (
        f"published since {readable(filters.since)}" if filters.since else "",
        f"published until {readable(filters.until)}" if filters.until else "",
        f"of {filters.publisher}" if filters.publisher else "",
        f"only {count(len(filters.within), 'article')}" if filters.within else "",
        f"all but {count(len(filters.without), 'article')}" if filters.without else "",
    )
    given = ", ".join(filter(None, parts))
    return f"Asked of articles: {given}" if given else ""


def silence(abstention: Abstention, answer: Answer) -> str:
    """That there is no answer, and why."""
    why = reason(abstention.reason, answer)
    return why if abstention.reason in COMPLETE else f"{coverage.do_not_say(answer.coverage)} {why}"


def reason(code: Reason, answer: Answer) -> str:
    """Why there is no answer, and which publisher is not there, if it is that."""
    publisher = answer.filters.publisher
    if publisher and answer.filters == Filters(publisher=publisher) and not answer.coverage.articles:
        return coverage.nothing_of(publisher)
    return coverage.reason(code, answer.coverage)


def choices(answer: Answer) -> tuple[str, ...]:
    """The readings that are as good as each other."""
    read = answer.reading
    return read.others if read else ()


def searched(answer: Answer) -> str:
    """What was searched and checked; nothing was where it is not clear for what."""
    if answer.abstention is None:
        return coverage.found(answer)
    return "" if answer.abstention.reason == "unclear" else coverage.searched_in_vain(answer)


def _in_other_words(answer: Answer) -> bool:
    """Whether a question was read as more than its own end: a greeting or an "And" before it says nothing."""
    asked, read = words(answer.question), words(answer.standalone_question)
    return asked[-len(read) :] != read


def _as_read(answer: Answer) -> str:
    return f"{read_as(answer.reading.asks if answer.reading else 'answer')} {answer.standalone_question}"
