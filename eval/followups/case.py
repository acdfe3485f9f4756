"""Follow-ups with what their reading must hold: JSON lines, one case each."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import TypeAdapter, ValidationError

from rag.errors import QuestionSetError
from rag.schema import UNFILTERED, Asks, Filters

_HERE: Final = Path(__file__).parent
CASES: Final = {
    "development": _HERE / "cases" / "development.jsonl",
    "held-back": _HERE / "cases" / "held_back.jsonl",  # measured first, and looked at since
    "unseen": _HERE / "cases" / "unseen.jsonl",  # mostly on other articles; not for whoever writes the rules
}
# The seed by name: whatever else a user puts beside it is not what the cases ask about.
ARTICLES: Final = (_HERE / "articles", _HERE.parents[1] / "corpus" / "000_e152aec2c99f597f.txt")

Kind = Literal[
    "pronoun",
    "that",
    "there",
    "ellipsis",
    "comparison",
    "correction",
    "narrowing",
    "repeat",
    "topic_change",
    "two_readings",
    "speaker",
    "figure",
    "time",
    "answer",
]


@dataclass(frozen=True)
class FollowUpCase:
    """A question, what was asked before it, and how it is to be read.

    `antecedent`: of each group, one form must stand in the reading; `absent`: none of these may. `in_answer`: what is
    pointed at is named by the answers alone. `articles`: where the conversation finds its answers.
    """

    id: str
    kind: Kind
    history: tuple[str, ...]
    question: str
    antecedent: tuple[tuple[str, ...], ...] = ()
    absent: tuple[str, ...] = ()
    in_answer: bool = False
    asks: Asks = "answer"
    filters: Filters = UNFILTERED
    articles: tuple[str, ...] = ()


_validator: Final = TypeAdapter(FollowUpCase)


def load_cases(path: Path) -> tuple[FollowUpCase, ...]:
    """The cases of a file. Raises QuestionSetError with file and line."""
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            cases.append(_validator.validate_json(line))
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]
            raise QuestionSetError(f"{path}, line {number}: {problem['loc']}: {problem['msg']}.") from error
    return tuple(cases)
