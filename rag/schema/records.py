"""The answer object read back from its JSON."""

from typing import Annotated

from pydantic import AfterValidator, TypeAdapter

from rag.schema.answer import Answer


def _with_probability(answer: Answer) -> Answer:
    if not 0 <= answer.confidence <= 1:  # NaN is not, either
        raise ValueError("the confidence is not a probability")
    return answer


_answers = TypeAdapter(Annotated[Answer, AfterValidator(_with_probability)])


def answer_from_json(record: object) -> Answer:
    """The answer of an answer object, an older one's with what it lacks left at its default. Raises ValidationError."""
    if isinstance(record, dict) and isinstance(record.get("coverage"), dict):
        coverage = record["coverage"]
        renamed = {"first": coverage.get("from"), "last": coverage.get("to")}
        record = {**record, "coverage": {**coverage, **renamed}}
    return _answers.validate_python(record, strict=False)
