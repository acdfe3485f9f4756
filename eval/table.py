"""Figures as text for the terminal and the report."""

from collections.abc import Mapping

from eval.metrics.definitions import METRICS
from eval.metrics.measure import Measure


def figure(name: str, value: float | None) -> str:
    """A metric's value as a person reads it."""
    if value is None:
        return "–"
    match METRICS[name].format:
        case "share":
            return f"{100 * value:.1f} %"
        case "number":
            return f"{value:.3f}"
        case "seconds":
            return f"{value:.3f} s"
        case "characters":
            return f"{value:.0f}"


def counts(measure: Measure) -> str:
    """The counts behind a share; nothing for the other metrics."""
    return f"{measure.tally.hits:.0f} of {measure.tally.of}" if measure.tally and measure.tally.of else ""


def interval(name: str, measure: Measure) -> str:
    """The 95 % interval as a person reads it; nothing where there is none."""
    if measure.low is None or measure.high is None:
        return ""
    return f"{figure(name, measure.low)} to {figure(name, measure.high)}"


def metrics_table(metrics: Mapping[str, Measure]) -> str:
    """One line for each metric that was measured: value, 95 % interval, counts."""
    measured = {name: measure for name, measure in metrics.items() if measure.value is not None}
    return "\n".join(_line(name, measure) for name, measure in measured.items())


def _line(name: str, measure: Measure) -> str:
    value, bounds = figure(name, measure.value), interval(name, measure)
    return f"{METRICS[name].title:<40}{value:>9}   {bounds:<20}   {counts(measure)}".rstrip()
