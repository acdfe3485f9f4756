"""An answer in plain text, but for its quotes: how the question was read, why nothing is quoted, what was searched."""

from typing import Final

from rag.schema import Abstention, Answer, Filters, Reason
from rag.wording import coverage
from rag.wording.counts import count
from rag.wording.dates import readable
from rag.wording.readings import also_searched, read_as

# Reasons that say themselves what is the matter: "The articles do not say" before them would be wrong.
COMPLETE: Final[frozenset[Reason]] = frozenset({"not_a_question", "unclear", "no_more"})


def reading(answer: Answer) -> tuple[str, ...]:
    """How the question was read, as far as that is not as it stands; nothing while it is unclear how to read it."""
    read = answer.reading
    if read is None:  # so it is in answers that were kept before there was a reading
        return () if answer.standalone_question == answer.question else (_as_read(answer),)
    if read.others:
        return ()
    in_other_words = read.question != answer.question or read.asks != "answer"
    lines = (
        _as_read(answer) if in_other_words else "",
        also_searched(read.search) if read.search else "",
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
    why = coverage.reason(abstention.reason, answer.coverage)
    return why if abstention.reason in COMPLETE else f"{coverage.do_not_say(answer.coverage)} {why}"


def choices(answer: Answer) -> tuple[str, ...]:
    """The readings that are as good as each other."""
    read = answer.reading
    return (read.question, *read.others) if read and read.others else ()


def searched(answer: Answer) -> str:
    """What was searched and checked; nothing was where it is not clear for what."""
    if answer.abstention is None:
        return coverage.found(answer)
    return "" if answer.abstention.reason == "unclear" else coverage.searched_in_vain(answer)


def _as_read(answer: Answer) -> str:
    return f"{read_as(answer.reading.asks if answer.reading else 'answer')} {answer.standalone_question}"
