"""The metrics: what each is called and what it means, in the report and in docs/evaluation.md alike."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from eval.metrics import confidence, shares, times
from eval.metrics.ranking import RANKING_METRICS

Format = Literal["share", "number", "seconds", "characters"]


@dataclass(frozen=True)
class Metric:
    """A metric: `name` in metrics.json, `title` for people, `definition` in one line."""

    name: str
    title: str
    definition: str
    format: Format = "share"
    lower_is_better: bool = False

    @property
    def tells_quality(self) -> bool:
        """Whether a worse value is a worse answer: not so of times, and of lengths, which only go with the others."""
        return self.format in ("share", "number")


def _defined(
    function: Callable[..., object], title: str, form: Format = "share", *, lower_is_better: bool = False
) -> Metric:
    """The metric that a function computes and its docstring defines."""
    return Metric(function.__name__, title, function.__doc__ or "", form, lower_is_better)


_IN_ORDER = (
    _defined(shares.right_quote_first, "right quote first"),
    _defined(shares.right_quote_among, "right quote among the quotes"),
    _defined(shares.right_first_before_abstaining, "right quote first, before abstaining"),
    _defined(shares.right_among_before_abstaining, "right quote among, before abstaining"),
    _defined(shares.quote_precision, "quote precision"),
    _defined(shares.answer_among, "answer string in the quotes"),
    _defined(shares.article_among, "right article among the quotes"),
    _defined(shares.right_speaker, "right speaker, where answered"),
    _defined(shares.right_speaker_of_all, "right speaker, of all"),
    _defined(shares.verbatim, "verbatim"),
    _defined(shares.quoted_characters, "characters quoted", "characters", lower_is_better=True),
    _defined(shares.over_refusal, "over-refusal", lower_is_better=True),
    _defined(shares.unsupported, "unsupported answers", lower_is_better=True),
    _defined(shares.abstention_recall, "abstention recall"),
    _defined(confidence.auroc, "AUROC of the confidence", "number"),
    _defined(confidence.abstention_recall_at_tenth, "abstention recall at 10 % over-refusal"),
    _defined(confidence.risk_coverage_area, "area under risk and coverage", "number", lower_is_better=True),
    _defined(confidence.calibration_error, "calibration error", "number", lower_is_better=True),
    *(Metric(metric.name, metric.title, metric.definition, "number") for metric in RANKING_METRICS),
    _defined(times.median_seconds, "median time", "seconds", lower_is_better=True),
    _defined(times.slow_seconds, "95th percentile of time", "seconds", lower_is_better=True),
)
METRICS: dict[str, Metric] = {metric.name: metric for metric in _IN_ORDER}
