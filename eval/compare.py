"""Two runs side by side: each metric's difference, and the questions that flipped."""

from collections.abc import Iterator

from eval.metrics import LOWER_IS_BETTER, Tally
from eval.record import Record
from eval.table import HEADLINES, figure
from rag.errors import InputError


def compare(before: Record, after: Record) -> str:
    """The comparison as text. Raises InputError where the runs share no question."""
    shared = before.questions.keys() & after.questions.keys()
    if not shared:
        raise InputError("The two runs have no question in common; compare runs of the same question set.")
    return "\n".join([*_warnings(before, after, len(shared)), *_differences(before, after), "", *_flips(before, after)])


def flips(before: Record, after: Record, metric: str) -> tuple[list[str], list[str]]:
    """Questions that the metric counts in both runs: those that became better, and those that became worse."""
    better: list[str] = []
    worse: list[str] = []
    for question, then, now in _shared_tallies(before, after, metric):
        change = now.hits * then.of - then.hits * now.of  # the difference of two shares, without a division
        if metric in LOWER_IS_BETTER:
            change = -change
        if change:
            (better if change > 0 else worse).append(question)
    return better, worse


def _shared_tallies(before: Record, after: Record, metric: str) -> Iterator[tuple[str, Tally, Tally]]:
    """Each question that counts for the metric in both runs, in the order of the first."""
    for question, then in before.questions.items():
        now = after.questions.get(question)
        if now and metric in then.tallies and metric in now.tallies:
            yield question, then.tallies[metric], now.tallies[metric]


def _warnings(before: Record, after: Record, shared: int) -> Iterator[str]:
    """What makes the figures hard to compare."""
    if not shared == before.asked == after.asked:
        yield f"Not the same questions: {before.asked} before, {after.asked} after, {shared} in both."
    if before.corpus != after.corpus:
        yield "Not the same articles: the corpus digests differ."


def _differences(before: Record, after: Record) -> Iterator[str]:
    """One line for each metric that both runs know."""
    yield f"{'':<40}{'before':>10}{'after':>10}{'change':>11}"
    for name in HEADLINES:
        if name in before.metrics and name in after.metrics:
            then, now = before.metrics[name].value, after.metrics[name].value
            change = "" if then is None or now is None else _change(name, now - then)
            yield f"{HEADLINES[name]:<40}{figure(name, then):>10}{figure(name, now):>10}{change:>11}".rstrip()


def _change(name: str, difference: float) -> str:
    """The difference with its sign."""
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    return sign + figure(name, abs(difference))


def _flips(before: Record, after: Record) -> Iterator[str]:
    """Two lines for each share in which questions flipped."""
    changed = False
    for name in HEADLINES:
        for word, questions in zip(("better", "worse"), flips(before, after, name), strict=True):
            if questions:
                changed = True
                yield f"{HEADLINES[name]}, {word}: {', '.join(questions)}"
    if not changed:
        yield "No question flipped."
