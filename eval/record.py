"""What a run measured: in all, by tag and by question, so that two runs can be compared without their question sets."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from eval.judgement import Case, Outcome, outcome
from eval.metrics import NOT_COUNTED, SHARES, Measure, Tally, measure
from rag.errors import InputError


@dataclass(frozen=True)
class QuestionRecord:
    """What became of one question: its outcome, and its tally in each share that it counts for."""

    outcome: Outcome
    tallies: dict[str, Tally]


@dataclass(frozen=True)
class AbstentionTable:
    """The 2×2: questions by what they are and what the system did."""

    answerable_answered: int
    answerable_abstained: int
    unanswerable_answered: int
    unanswerable_abstained: int


@dataclass(frozen=True)
class Record:
    """A run in figures: `asked` of the `size` questions of a set (fewer where interrupted); `corpus` is a digest."""

    question_set: str
    corpus: str
    asked: int
    size: int
    metrics: dict[str, Measure]
    abstention: AbstentionTable
    tags: dict[str, dict[str, Measure]]
    questions: dict[str, QuestionRecord]


_records = TypeAdapter(Record)


def make_record(question_set: str, size: int, cases: Sequence[Case]) -> Record:
    """The figures of the cases, which are those of a set of `size` questions that were asked."""
    tags = sorted({tag for case in cases for tag in case.question.tags})
    return Record(
        question_set=question_set,
        corpus=cases[0].answer.corpus if cases else "",
        asked=len(cases),
        size=size,
        metrics=measure(cases),
        abstention=abstention_table(cases),
        tags={tag: measure([case for case in cases if tag in case.question.tags]) for tag in tags},
        questions={case.question.id: _question_record(case) for case in cases},
    )


def abstention_table(cases: Sequence[Case]) -> AbstentionTable:
    """The 2×2 of the questions of which the set says whether they can be answered."""

    def count(answerable: bool, abstained: bool) -> int:
        return sum(case.question.answerable is answerable and case.abstained is abstained for case in cases)

    return AbstentionTable(count(True, False), count(True, True), count(False, False), count(False, True))


def write_record(record: Record, folder: Path) -> None:
    """`metrics.json` in the folder."""
    (folder / "metrics.json").write_bytes(_records.dump_json(record, indent=2) + b"\n")


def read_record(folder: Path) -> Record:
    """The figures of the run that wrote the folder. Raises InputError."""
    path = folder / "metrics.json"
    try:
        return _records.validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; name a folder that `eval run` wrote.") from error
    except ValidationError as error:
        raise InputError(f"{path}: not the metrics of this program's `eval run`; run the questions again.") from error


def _question_record(case: Case) -> QuestionRecord:
    """The tallies that count."""
    tallies = {metric.__name__: metric(case) for metric in SHARES}
    return QuestionRecord(outcome(case), {name: tally for name, tally in tallies.items() if tally != NOT_COUNTED})
