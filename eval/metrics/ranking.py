"""What the rankings are worth, by ir-measures."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from eval.judgement import Case
from eval.system import Ranking

Kind = Literal["articles", "passages", "read"]
KINDS: tuple[Kind, ...] = get_args(Kind)
RECALL_AT = (1, 3, 5, 10, 20, 50)


@dataclass(frozen=True)
class RankingMetric:
    """A metric of one kind of ranking: its name here, what ir-measures calls it, and what it is to people."""

    name: str
    kind: Kind
    measure: str
    title: str
    definition: str


def _of_found(kind: Kind, what: str) -> tuple[RankingMetric, ...]:
    """The metrics of what retrieval ranked."""
    gain = f"Mean nDCG of the {what}s found, to rank 10."
    first = f"Mean reciprocal rank of the first relevant {what} found; 0 beyond rank 10."
    return (
        *(_recall_of_found(kind, what, k) for k in RECALL_AT),
        RankingMetric(f"{what}_ndcg_10", kind, "nDCG@10", f"{what} nDCG@10", gain),
        RankingMetric(f"{what}_mrr_10", kind, "RR@10", f"{what} MRR@10", first),
    )


def _recall_of_found(kind: Kind, what: str, k: int) -> RankingMetric:
    definition = f"Mean share of the relevant {what}s found within rank {k}."
    return RankingMetric(f"{what}_recall_{k}", kind, f"R@{k}", f"{what} recall@{k}", definition)


def _of_read(name: str, measure: str, title: str, definition: str) -> RankingMetric:
    """A metric of what was read."""
    return RankingMetric(
        f"read_{name}", "read", measure, f"read {title}", f"{definition}, ranked by their best sentence."
    )


RANKING_METRICS: tuple[RankingMetric, ...] = (
    *_of_found("articles", "article"),
    *_of_found("passages", "passage"),
    _of_read("map", "AP", "MAP", "Mean average precision of the articles"),
    _of_read("mrr", "RR", "MRR", "Mean reciprocal rank of the first relevant article"),
    _of_read("recall_5", "R@5", "recall@5", "Mean share of the relevant articles within rank 5"),
)


def ranking_values(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Each question's value of each metric that it counts for, by question and metric."""
    import ir_measures  # only where something is measured, so that --help comes at once

    values: dict[str, dict[str, float]] = defaultdict(dict)
    for kind in KINDS:
        rankings = counted(cases, kind)
        names = {ir_measures.parse_measure(metric.measure): metric.name for metric in _metrics_of(kind)}
        judged = {question: dict(ranking.relevant) for question, ranking in rankings.items()}
        run = {question: strictly_ordered(ranking.scores) for question, ranking in rankings.items()}
        for found in ir_measures.iter_calc(names, judged, run):
            values[found.query_id][names[found.measure]] = found.value
    return values


def counted(cases: Sequence[Case], kind: Kind) -> dict[str, Ranking]:
    """The rankings of those questions of which the set says what is relevant."""
    return {
        case.question.id: case.rankings[kind]
        for case in cases
        if kind in case.rankings and case.rankings[kind].relevant
    }


def strictly_ordered(scores: Mapping[str, float]) -> dict[str, float]:
    """The same ranking with scores that are all different: the number of places to the end.

    trec_eval goes by scores alone, and orders what is tied by its id: a tied system would be measured by the names of
    its articles, and not by the order in which it gave them.
    """
    ordered = sorted(scores, key=scores.__getitem__, reverse=True)
    return {item: float(len(ordered) - place) for place, item in enumerate(ordered)}


def _metrics_of(kind: Kind) -> list[RankingMetric]:
    return [metric for metric in RANKING_METRICS if metric.kind == kind]
