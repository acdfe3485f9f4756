"""Every sentence that the front ends say in their own voice, by what it is about."""

from rag.wording import (
    changes,
    citation,
    conversations,
    counts,
    coverage,
    dates,
    export,
    labels,
    language_model,
    next_questions,
    outcome,
    places,
    quotes,
    readings,
    speech,
    steps,
)

__all__ = [
    "changes",
    "citation",
    "conversations",
    "counts",
    "coverage",
    "dates",
    "export",
    "labels",
    "language_model",
    "next_questions",
    "outcome",
    "places",
    "quotes",
    "readings",
    "speech",
    "steps",
]
