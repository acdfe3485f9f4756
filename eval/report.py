"""report.html: one file, no network, every text escaped by the template engine."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from eval.judgement import FAILURES, OUTCOMES, Case, is_right, outcome
from eval.metrics import DEFINITIONS
from eval.record import Record
from eval.table import HEADLINES, counts, figure
from rag.schema import Quote
from rag.wording import unnamed_speaker

FIRST_FIGURES = ("right_quote_first", "right_quote_among", "right_speaker", "verbatim", "over_refusal", "unsupported")
TAG_FIGURES = ("right_quote_first", "right_quote_among", "right_speaker", "over_refusal", "unsupported")


def write_report(record: Record, cases: Sequence[Case], folder: Path) -> None:
    """`report.html` in the folder."""
    (folder / "report.html").write_text(render_report(record, cases), encoding="utf-8")


def render_report(record: Record, cases: Sequence[Case]) -> str:
    """The report as HTML, failing questions first, the worst outcome first among them."""
    ordered = sorted(cases, key=lambda case: OUTCOMES.index(outcome(case)))
    environment = Environment(
        loader=PackageLoader("eval", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        counts=counts,
        figure=figure,
        is_right=is_right,
        outcome=outcome,
        parts=parts,
        unnamed_speaker=unnamed_speaker,
    )
    return environment.get_template("report.html").render(
        record=record,
        cases=ordered,
        outcomes=Counter(map(outcome, ordered)),
        failures=FAILURES,
        first_figures=FIRST_FIGURES,
        tag_figures=TAG_FIGURES,
        names=HEADLINES,
        definitions=DEFINITIONS,
    )


def parts(quote: Quote) -> tuple[str, str, str]:
    """The sentence before, in and after its highlight."""
    if quote.highlight is None:
        return quote.text, "", ""
    start, end = quote.highlight.start - quote.start, quote.highlight.end - quote.start
    return quote.text[:start], quote.text[start:end], quote.text[end:]
