"""Is a follow-up read as it is meant? What is wrong with a reading is said in words."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from eval.followups.case import FollowUpCase
from eval.matching import answer_pattern
from rag.schema import Answer, Filters, Interpretation
from rag.words import words

_STRAIGHT: Final = str.maketrans({"’": "'", "‘": "'"})


def reading_of(answer: Answer) -> Interpretation:
    """How the question was read; what was read as it stands carries no reading of its own."""
    return answer.reading or Interpretation(answer.standalone_question)


def problem(case: FollowUpCase, reading: Interpretation) -> str | None:
    """The first thing that is wrong with a reading; None if nothing is."""
    if case.kind == "topic_change":
        return _carried_over(case, reading)
    if case.kind == "two_readings":
        return _not_offered(case, reading)
    return (
        ("asks back, where one reading is meant" if reading.others else None)
        or _missing(case, reading.question)
        or _intruding(case, reading.question)
        or _asked_otherwise(case, reading)
    )


def _carried_over(case: FollowUpCase, reading: Interpretation) -> str | None:
    """A question that stands on its own is left alone."""
    if words(reading.question) != words(case.question):
        return "is not the question as it stands"
    if reading != Interpretation(reading.question, chips=reading.chips):
        return "carries something over"
    return None


def _not_offered(case: FollowUpCase, reading: Interpretation) -> str | None:
    """Two readings are both offered; which of them comes first is no matter."""
    if not reading.others:
        return "takes one reading without asking which"
    return _missing(case, "\n".join((reading.question, *reading.others)))


def _missing(case: FollowUpCase, text: str) -> str | None:
    lacking = [group for group in case.antecedent if not holds(text, group)]
    return f"lacks {' or '.join(lacking[0])}" if lacking else None


def _intruding(case: FollowUpCase, text: str) -> str | None:
    intruders = [form for form in case.absent if holds(text, [form])]
    return f"has {intruders[0]}" if intruders else None


def _asked_otherwise(case: FollowUpCase, reading: Interpretation) -> str | None:
    if reading.asks != case.asks:
        return f"asks for {reading.asks}, not {case.asks}"
    wanted, given = _given(case.filters), _given(reading.filters)
    return f"filters by {given or 'nothing'}, not {wanted}" if any(given.get(k) != wanted[k] for k in wanted) else None


def _given(filters: Filters) -> dict[str, str]:
    """What filters ask for, whatever the case of its letters."""
    return {name: str(value).casefold() for name, value in asdict(filters).items() if value}


def holds(text: str, forms: Sequence[str]) -> bool:
    """Whether one of the forms stands there, as whole words in any case."""
    straight = text.translate(_STRAIGHT)
    return any(answer_pattern(form.translate(_STRAIGHT)).search(straight) for form in forms)
