"""Figures as text for the terminal and the report."""

from collections.abc import Mapping

from eval.metrics import Measure

SECONDS = frozenset({"median_seconds", "slow_seconds"})
HEADLINES = {
    "right_quote_first": "right quote first",
    "right_quote_among": "right quote among the quotes",
    "right_first_before_abstaining": "right quote first, before abstaining",
    "right_among_before_abstaining": "right quote among, before abstaining",
    "quote_precision": "quote precision",
    "answer_among": "answer string in the quotes",
    "article_among": "right article among the quotes",
    "right_speaker": "right speaker, where answered",
    "right_speaker_of_all": "right speaker, of all",
    "verbatim": "verbatim",
    "over_refusal": "over-refusal",
    "unsupported": "unsupported answers",
    "abstention_recall": "abstention recall",
    "auroc": "AUROC of the confidence",
    "abstention_recall_at_tenth": "abstention recall at 10 % over-refusal",
    "median_seconds": "median time",
    "slow_seconds": "95th percentile of time",
}


def figure(name: str, value: float | None) -> str:
    """A metric's value as a person reads it."""
    if value is None:
        return "–"
    if name in SECONDS:
        return f"{value:.3f} s"
    return f"{value:.3f}" if name == "auroc" else f"{100 * value:.1f} %"


def counts(measure: Measure) -> str:
    """The counts behind a share; nothing for the other metrics."""
    return f"{measure.tally.hits} of {measure.tally.of}" if measure.tally and measure.tally.of else ""


def metrics_table(metrics: Mapping[str, Measure]) -> str:
    """One line for each metric."""
    rows = ((HEADLINES[name], figure(name, measure.value), counts(measure)) for name, measure in metrics.items())
    return "\n".join(f"{label:<40}{value:>9}   {tally}".rstrip() for label, value, tally in rows)
