"""Runs side by side as Markdown: one table for each question set, one line for each system."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from eval.metrics.definitions import METRICS
from eval.plan import Result
from eval.table import figure

COLUMNS = (
    "right_quote_first",
    "right_quote_among",
    "quote_precision",
    "answer_among",
    "right_speaker",
    "over_refusal",
    "abstention_recall",
    "auroc",
    "abstention_recall_at_tenth",
    "article_recall_5",
    "article_ndcg_10",
    "passage_recall_5",
    "read_map",
    "quoted_characters",
    "median_seconds",
)


def standings(results: Sequence[Result]) -> str:
    """All runs, each question set under its name."""
    ordered = sorted(results, key=lambda result: result.record.question_set)
    sets = groupby(ordered, key=lambda result: result.record.question_set)
    return "\n\n".join("\n".join(_table(name, list(runs))) for name, runs in sets) + "\n"


def _table(name: str, runs: Sequence[Result]) -> Iterator[str]:
    """The lines of one question set's table: only columns in which some run has a figure."""
    columns = [column for column in COLUMNS if any(run.record.metrics[column].value is not None for run in runs)]
    yield f"{name}, {runs[0].record.size} questions; 95 % intervals in brackets"
    yield ""
    yield _row("system", *(METRICS[column].title for column in columns), "indexing")
    yield "|---" * (len(columns) + 2) + "|"
    for run in runs:
        cells = (_cell(run, column) for column in columns)
        indexing = "–" if run.indexing is None else f"{run.indexing:.0f} s"
        yield _row(_name(run), *cells, indexing)


def _name(run: Result) -> str:
    """Who was asked, how follow-ups were put where not as the system does by itself, and whether all was asked."""
    record = run.record
    ways = [] if record.follow_ups == "resolved" else [record.follow_ups]
    short = [] if record.asked == record.size else [f"only {record.asked} asked"]
    return ", ".join([record.system, *ways, *short])


def _cell(run: Result, column: str) -> str:
    measure = run.record.metrics[column]
    value = figure(column, measure.value)
    if measure.low is None or measure.high is None:
        return value
    return f"{value} [{figure(column, measure.low)}, {figure(column, measure.high)}]"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
