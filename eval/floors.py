"""Floors: what the committed sets must reach, pinned with the digests of the data that they were measured on."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import FiniteFloat, TypeAdapter, ValidationError

from eval.metrics.definitions import METRICS
from eval.record import Record
from rag.errors import InputError

STEP = 1000  # three decimals: further ones of a mean differ between machines
SLACK = 1e-9  # the order of a sum may differ between machines; no question weighs so little


@dataclass(frozen=True)
class SetFloors:
    """What a system must reach on `size` questions: a floor for each metric, a ceiling where lower is better."""

    questions: str
    corpus: str
    system: str
    follow_ups: str
    size: int
    floors: dict[str, FiniteFloat]


@dataclass(frozen=True)
class Floors:
    """The floors of each question set by its name."""

    sets: dict[str, SetFloors]


_floors = TypeAdapter(Floors)


def read_floors(path: Path) -> Floors:
    """The floors in a file. Raises InputError."""
    try:
        return _floors.validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; `python -m eval pin RUN` writes it.") from error
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        place = ".".join(map(str, problem["loc"]))
        raise InputError(f"{path}: not a file of floors: {place}: {problem['msg']}.") from error


def check(record: Record, floors: Floors) -> tuple[str, ...]:
    """What is wrong with a run, one sentence each; nothing where every floor holds. Times have no floors."""
    pinned = floors.sets.get(record.question_set)
    if pinned is None:
        return (f"{record.question_set} has no floors; pin them with `python -m eval pin RUN`.",)
    other = (*_other_data(record, pinned), *_other_run(record, pinned))
    return other or tuple(_below(record, pinned))


def pin(records: Sequence[Record], path: Path, lower: bool) -> None:
    """Make what the runs reached their sets' floors; other sets keep theirs. Raises InputError lest one is lowered."""
    before = read_floors(path) if path.exists() else Floors({})
    pinned = {record.question_set: _reached(record) for record in records}
    lowered = [problem for record in records for problem in _lowered(record, before)]
    if lowered and not lower:
        raise InputError(f"This would lower floors, which --lower allows: {' '.join(lowered)}")
    path.write_bytes(_floors.dump_json(Floors(before.sets | pinned), indent=2) + b"\n")


def _other_data(record: Record, pinned: SetFloors) -> Iterator[str]:
    """How the data is not that of the floors."""
    name = record.question_set
    remedy = "if that was meant, pin its floors anew with `python -m eval pin RUN`."
    if record.questions_digest != pinned.questions:
        yield f"{name}: the questions are not those that the floors were measured on; {remedy}"
    if record.corpus != pinned.corpus:
        yield f"{name}: the articles are not those that the floors were measured on; {remedy}"


def _other_run(record: Record, pinned: SetFloors) -> Iterator[str]:
    """How another run was made than that of the floors: this has no remedy but to run again."""
    name, size = record.question_set, max(record.size, pinned.size)
    if (record.system, record.follow_ups) != (pinned.system, pinned.follow_ups):
        asked, meant = f"{record.system}, {record.follow_ups}", f"{pinned.system}, {pinned.follow_ups}"
        yield f"{name}: {asked} was asked (system, follow-ups), and the floors are those of {meant}."
    if record.asked < size:
        yield f"{name}: only {record.asked} of {size} questions were asked; ask them all."


def _below(record: Record, pinned: SetFloors) -> Iterator[str]:
    """Each metric that does not reach its floor."""
    for name, floor in pinned.floors.items():
        value = record.metrics[name].value if name in METRICS and name in record.metrics else None
        if value is None:
            yield f"{record.question_set}: {_called(name)} was not measured; its floor is {floor:.6g}."
        elif _is_worse(name, value, floor):
            bound = "above its ceiling" if METRICS[name].lower_is_better else "below its floor"
            yield f"{record.question_set}: {_called(name)} is {value:.6g}, {bound} {floor:.6g}."


def _lowered(record: Record, before: Floors) -> Iterator[str]:
    """The floors that the run does not reach, whatever it was asked, and what makes them easier to reach."""
    if pinned := before.sets.get(record.question_set):
        yield from _other_run(record, pinned)
        yield from _below(record, pinned)


def _reached(record: Record) -> SetFloors:
    """The floors that a run just reaches. Raises InputError for a run that is not whole."""
    if record.asked < record.size:
        asked = f"{record.asked} of {record.size} questions were asked"
        raise InputError(f"{record.question_set}: only {asked}; floors are those of a whole run.")
    reached = {
        name: _bound(name, measure.value)
        for name, measure in record.metrics.items()
        if measure.value is not None and METRICS[name].tells_quality
    }
    return SetFloors(record.questions_digest, record.corpus, record.system, record.follow_ups, record.asked, reached)


def _bound(name: str, value: float) -> float:
    """The value itself for a share, which is a count of a count; else to the three decimals on its worse side."""
    if METRICS[name].format == "share":
        return value
    return (math.ceil(value * STEP) if METRICS[name].lower_is_better else math.floor(value * STEP)) / STEP


def _is_worse(name: str, value: float, floor: float) -> bool:
    return value > floor + SLACK if METRICS[name].lower_is_better else value < floor - SLACK


def _called(name: str) -> str:
    return f"{METRICS[name].title} ({name})" if name in METRICS else name
