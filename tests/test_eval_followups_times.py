"""How much longer a follow-up takes than its reading alone, by a clock of our own."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest

from eval.followups import FollowUpCase, added_seconds
from rag.pipeline import Pipeline
from rag.schema import Answer, Found, Interpretation, Question
from tests.chat_cases import answered


class Unhurried:
    """Needs a second for each answer that a question goes on from, two for the search, and long for the rest."""

    def __init__(self) -> None:
        self.now = 0.0

    def ask(self, question: Question) -> Answer:
        """An answer by the question's own id, of which no time is taken."""
        return replace(
            answered(question=question.text), id=question.text, standalone_question=f"{question.text} in full"
        )

    def steps(self, question: Question) -> Iterator[Interpretation | Found]:
        """The reading, what is found, and whatever comes then."""
        self.now += len(question.earlier)
        yield Interpretation(question.text)
        self.now += 2
        yield Found(1, ())
        self.now += 100
        yield Found(0, ())


def test_what_a_follow_up_adds_is_told_at_the_median_and_only_until_it_is_known_where_to_look(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pipeline = Unhurried()
    monkeypatch.setattr("eval.followups.times.time.perf_counter", lambda: pipeline.now)
    histories = (("Who?",), ("Who?", "Why?"), ("Who?", "Why?", "Where?", "When?", "How?"))
    cases = [FollowUpCase(str(len(history)), "time", history, "And then?") for history in histories]
    assert added_seconds(cases, cast(Pipeline, pipeline)) == 2
