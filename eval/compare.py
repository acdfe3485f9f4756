"""Two runs side by side: each metric's difference with its interval, and the questions that flipped."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from eval.metrics.bootstrap import interval, resampled, values
from eval.metrics.columns import Columns, columns_of
from eval.metrics.definitions import METRICS
from eval.metrics.shares import Tally
from eval.record import Record
from eval.table import figure
from rag.errors import InputError


@dataclass(frozen=True)
class Change:
    """A metric over the questions that both runs asked; `low` and `high` bound the 95 % interval of the difference."""

    before: float
    after: float
    difference: float
    low: float | None
    high: float | None
    better: tuple[str, ...] = ()  # the questions that flipped, for a share
    worse: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Every metric that both runs measured, by name; `warnings` say what makes the runs hard to compare."""

    changes: dict[str, Change]
    warnings: tuple[str, ...]


def compare(before: Record, after: Record) -> Comparison:
    """The comparison, over the questions of both. Raises InputError where the runs share no question."""
    shared = [question for question in before.questions if question in after.questions]
    if not shared:
        raise InputError("The two runs have no question in common; compare runs of the same question set.")
    then, now = _columns(before, shared), _columns(after, shared)
    values_then, values_now = values(then), values(now)
    drawn_then, drawn_now = resampled(then), resampled(now)  # the same questions in the same order: the same resamples
    changes = {}
    for name in METRICS:
        value_then, value_now = values_then[name], values_now[name]
        if value_then is not None and value_now is not None:
            low, high = interval(drawn_now[name] - drawn_then[name])
            flipped = _flips_of_share(before, after, name)
            changes[name] = Change(value_then, value_now, value_now - value_then, low, high, *flipped)
    lost = [METRICS[name].title for name in METRICS if values_then[name] is not None and values_now[name] is None]
    return Comparison(
        changes, (*_warnings(before, after, len(shared)), *(f"No longer measured: {name}." for name in lost))
    )


def worse(comparison: Comparison) -> tuple[str, ...]:
    """The metrics that became worse beyond chance, times left out; verbatim at once: one altered quote is too many."""
    return tuple(name for name, change in comparison.changes.items() if _is_worse(name, change))


def flips(before: Record, after: Record, metric: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Questions that the metric counts in both runs: those that became better, and those that became worse."""
    gained: list[str] = []
    lost: list[str] = []
    for question, then, now in _shared_tallies(before, after, metric):
        change = now.hits * then.of - then.hits * now.of  # the difference of two shares, without a division
        if METRICS[metric].lower_is_better:
            change = -change
        if change:
            (gained if change > 0 else lost).append(question)
    return tuple(gained), tuple(lost)


def comparison_lines(comparison: Comparison) -> str:
    """The comparison as text."""
    became_worse = ", ".join(METRICS[name].title for name in worse(comparison))
    verdict = f"Worse: {became_worse}." if became_worse else "Nothing became worse."
    return "\n".join([*comparison.warnings, *_table(comparison), "", *_flips(comparison), verdict])


def _columns(record: Record, questions: Collection[str]) -> Columns:
    return columns_of([record.questions[question] for question in questions])


def _flips_of_share(before: Record, after: Record, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The flips where a question is either right or wrong; a rank that moved is no flip."""
    return flips(before, after, name) if METRICS[name].format == "share" else ((), ())


def _is_worse(name: str, change: Change) -> bool:
    if not METRICS[name].tells_quality:
        return False
    if name == "verbatim":  # a misquote more is not made good by one less elsewhere
        return change.difference < 0 or bool(change.worse)
    best = -change.low if METRICS[name].lower_is_better and change.low is not None else change.high
    return best is not None and best < 0


def _shared_tallies(before: Record, after: Record, metric: str) -> Iterator[tuple[str, Tally, Tally]]:
    """Each question that counts for the metric in both runs, in the order of the first."""
    for question, then in before.questions.items():
        now = after.questions.get(question)
        if now and metric in then.tallies and metric in now.tallies:
            yield question, then.tallies[metric], now.tallies[metric]


def _warnings(before: Record, after: Record, shared: int) -> Iterator[str]:
    """What makes the figures hard to compare."""
    if not shared == before.asked == after.asked:
        yield (
            f"Not the same questions: {before.asked} before, {after.asked} after; "
            f"the figures are those of the {shared} in both."
        )
    elif before.questions_digest != after.questions_digest:
        yield "The question set was edited between the runs: questions of the same id may not be the same."
    if before.corpus != after.corpus:
        yield "Not the same articles: the corpus digests differ."


def _table(comparison: Comparison) -> Iterator[str]:
    """One line for each metric that both runs measured."""
    yield f"{'':<40}{'before':>10}{'after':>10}{'change':>11}   95 % interval"
    for name, change in comparison.changes.items():
        both = f"{figure(name, change.before):>10}{figure(name, change.after):>10}"
        signed = _signed(name, change.difference)
        yield f"{METRICS[name].title:<40}{both}{signed:>11}   {_interval(name, change)}".rstrip()


def _interval(name: str, change: Change) -> str:
    if change.low is None or change.high is None:
        return ""
    return f"{_signed(name, change.low)} to {_signed(name, change.high)}"


def _signed(name: str, difference: float) -> str:
    """The difference with its sign."""
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    if METRICS[name].format == "share":
        return f"{sign}{100 * abs(difference):.1f} pp"  # percentage points: not a share of the share before
    return sign + figure(name, abs(difference))


def _flips(comparison: Comparison) -> Iterator[str]:
    """Two lines for each share in which questions flipped."""
    changed = False
    for name, change in comparison.changes.items():
        for word, questions in (("better", change.better), ("worse", change.worse)):
            if questions:
                changed = True
                yield f"{METRICS[name].title}, {word}: {', '.join(questions)}"
    if not changed:
        yield "No question flipped."
