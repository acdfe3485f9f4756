"""The page: one file, no network, every text escaped by the template engine."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from eval.judgement import FAILURES, OUTCOMES, Case, is_right, outcome
from eval.metrics.definitions import METRICS
from eval.record import Record
from eval.table import counts, figure, interval
from rag.schema import Quote
from rag.wording.speech import unnamed_speaker

MOST_FIGURES = 8  # at the top of the page
QUOTE_FIGURES = (
    "right_quote_first",
    "right_quote_among",
    "quote_precision",
    "right_speaker",
    "verbatim",
    "over_refusal",
    "abstention_recall",
    "auroc",
)
RETRIEVAL_FIGURES = (
    "article_recall_5",
    "article_ndcg_10",
    "article_mrr_10",
    "passage_recall_5",
    "passage_ndcg_10",
    "read_map",
)
# Of the table by tag:
QUOTE_COLUMNS = ("right_quote_first", "right_quote_among", "right_speaker", "over_refusal", "unsupported")
RETRIEVAL_COLUMNS = ("article_recall_5", "article_ndcg_10", "over_refusal", "unsupported")
MOST_SHOWN = 2000  # questions: a file of 3.5 MB, which opens in a second and is filtered in a twentieth


def write_report(record: Record, cases: Sequence[Case], folder: Path) -> None:
    """`report.html` in the folder."""
    (folder / "report.html").write_text(render_report(record, cases), encoding="utf-8")


def render_report(record: Record, cases: Sequence[Case]) -> str:
    """The report as HTML, failing questions first, the worst outcome first among them."""
    from eval.report.plots import plots  # matplotlib is heavy, and only a report needs it

    worst_first = sorted(cases, key=lambda case: OUTCOMES.index(outcome(case)))
    shown = worst_first[:MOST_SHOWN]
    template = _environment().get_template("page.html")
    return template.render(
        record=record,
        shown=shown,
        left_out=len(worst_first) - len(shown),
        outcomes=Counter(map(outcome, worst_first)),
        shown_outcomes=Counter(map(outcome, shown)),
        failures=FAILURES,
        headlines=headlines(record, cases),
        tag_columns=tag_columns(record, cases),
        plots=plots(record, cases),
        unmeasured=[METRICS[name].title for name, measure in record.metrics.items() if measure.value is None],
        metrics=METRICS,
    )


def headlines(record: Record, cases: Sequence[Case]) -> list[str]:
    """The metrics at the top, as far as they have a value: those of quotes first, where quotes can be judged."""
    names = QUOTE_FIGURES + RETRIEVAL_FIGURES if _judges_quotes(cases) else RETRIEVAL_FIGURES + QUOTE_FIGURES
    return [name for name in names if record.metrics[name].value is not None][:MOST_FIGURES]


def tag_columns(record: Record, cases: Sequence[Case]) -> list[str]:
    """The metrics in the table of tags: those that some tag has a value for."""
    names = QUOTE_COLUMNS if _judges_quotes(cases) else RETRIEVAL_COLUMNS
    return [name for name in names if any(metrics[name].value is not None for metrics in record.tags.values())]


def _judges_quotes(cases: Sequence[Case]) -> bool:
    """Whether the set says what a quote is to hold, and not only which articles are relevant."""
    return any(case.question.evidence or case.question.answers for case in cases)


def where_found(case: Case, article: str) -> str:
    """At which place retrieval found an article; nothing where it was not asked what it found."""
    if "articles" not in case.rankings:
        return ""
    scores = case.rankings["articles"].scores
    if article not in scores:
        return ", not found"
    return f", found at place {1 + sum(score > scores[article] for score in scores.values())}"


def parts(quote: Quote) -> tuple[str, str, str]:
    """The sentence before, in and after its highlight."""
    if quote.highlight is None:
        return quote.text, "", ""
    start, end = quote.highlight.start - quote.start, quote.highlight.end - quote.start
    return quote.text[:start], quote.text[start:end], quote.text[end:]


def _environment() -> Environment:
    """The template engine with what the template calls."""
    environment = Environment(
        loader=PackageLoader("eval.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        counts=counts,
        figure=figure,
        interval=interval,
        is_right=is_right,
        outcome=outcome,
        parts=parts,
        unnamed_speaker=unnamed_speaker,
        where_found=where_found,
    )
    return environment
