"""What a run measured: in all, by tag and by question, so that two runs can be compared without their question sets."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from eval.digests import program_digest
from eval.judgement import Case
from eval.metrics.definitions import METRICS
from eval.metrics.measure import Measure, measure
from eval.metrics.question_record import QuestionRecord, question_records
from rag.errors import InputError


@dataclass(frozen=True)
class RunInfo:
    """What was asked of whom: a set of `size` questions, its file's digest, a system, how follow-ups were put."""

    question_set: str
    questions_digest: str
    corpus: str
    system: str
    follow_ups: str
    size: int


@dataclass(frozen=True)
class AbstentionTable:
    """The 2×2: questions by what they are and what the system did."""

    answerable_answered: int
    answerable_abstained: int
    unanswerable_answered: int
    unanswerable_abstained: int


@dataclass(frozen=True)
class Record:
    """A run in figures: `asked` of `size` questions (fewer where interrupted); digests name the data and the code."""

    question_set: str
    questions_digest: str
    corpus: str
    program: str
    system: str
    follow_ups: str
    asked: int
    size: int
    metrics: dict[str, Measure]
    abstention: AbstentionTable
    tags: dict[str, dict[str, Measure]]
    questions: dict[str, QuestionRecord]


_records = TypeAdapter(Record)


def make_record(run: RunInfo, cases: Sequence[Case]) -> Record:
    """The figures of the cases, which are the questions of the run that were asked."""
    questions = question_records(cases)
    tags = sorted({tag for case in cases for tag in case.question.tags})
    return Record(
        question_set=run.question_set,
        questions_digest=run.questions_digest,
        corpus=run.corpus,
        program=program_digest(),
        system=run.system,
        follow_ups=run.follow_ups,
        asked=len(cases),
        size=run.size,
        metrics=measure(questions.values()),
        abstention=abstention_table(cases),
        tags={tag: measure([questions[c.question.id] for c in cases if tag in c.question.tags]) for tag in tags},
        questions=questions,
    )


def abstention_table(cases: Collection[Case]) -> AbstentionTable:
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
    other = f"{path}: not the metrics of this program's `eval run`; run the questions again."
    try:
        record = _records.validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; name a folder that `eval run` wrote.") from error
    except ValidationError as error:
        raise InputError(other) from error
    if record.metrics.keys() != METRICS.keys():
        raise InputError(other)
    return record
