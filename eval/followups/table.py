"""The figures of follow-ups as text for the terminal: shares, and each failure with what was read."""

from collections.abc import Iterator

from eval.followups.figures import FollowUpFigures, Judged
from eval.metrics.measure import Measure


def follow_ups_table(figures: FollowUpFigures) -> str:
    """In all, by kind, and what went wrong."""
    return "\n".join(_lines(figures))


def _lines(figures: FollowUpFigures) -> Iterator[str]:
    yield _share("the antecedent is in the reading", figures.resolved)
    yield _share("  where only the answer names it", figures.in_answer)
    yield _share("on topic changes nothing carries over", figures.left_alone)
    yield ""
    for kind, share in figures.kinds.items():
        if share.value is not None:
            yield _share(kind.replace("_", " "), share)
    for failure in figures.failures:
        yield from ("", *_failure(failure))


def _share(name: str, share: Measure) -> str:
    if share.value is None or share.tally is None or share.low is None or share.high is None:
        return f"{name:<40}       –"
    bounds = f"[{100 * share.low:.1f}, {100 * share.high:.1f}]"
    return f"{name:<40}{100 * share.value:6.1f} %   {bounds:<15} {share.tally.hits} of {share.tally.of}"


def _failure(judged: Judged) -> Iterator[str]:
    yield f"{judged.case.id}, {judged.case.kind.replace('_', ' ')}: {judged.problem}"
    yield from (f"    asked  {question}" for question in (*judged.case.history, judged.case.question))
    yield from (
        f"    read   {question}" for question in dict.fromkeys((judged.reading.question, *judged.reading.others))
    )
