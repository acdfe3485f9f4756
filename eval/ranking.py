"""What the rankings are worth, by ir-measures, and as the TREC files that other programs read."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import quote

from pydantic import TypeAdapter, ValidationError

from eval.judgement import Case
from eval.system import Ranking
from rag.errors import InputError

Kind = Literal["articles", "passages", "read"]
KINDS: tuple[Kind, ...] = get_args(Kind)
RECALL_AT = (1, 3, 5, 10, 20, 50)

_rankings = TypeAdapter(dict[str, Ranking])


@dataclass(frozen=True)
class RankingMetric:
    """A metric of one kind of ranking: its name here, what ir-measures calls it, and what it is to people."""

    name: str
    kind: Kind
    measure: str
    headline: str
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


RANKING_METRICS: tuple[RankingMetric, ...] = (
    *_of_found("articles", "article"),
    *_of_found("passages", "passage"),
    RankingMetric(
        "read_map", "read", "AP", "read MAP", "Mean average precision of the articles, ranked by their best sentence."
    ),
    RankingMetric(
        "read_mrr",
        "read",
        "RR",
        "read MRR",
        "Mean reciprocal rank of the first relevant article, ranked by their best sentence.",
    ),
    RankingMetric(
        "read_recall_5",
        "read",
        "R@5",
        "read recall@5",
        "Mean share of the relevant articles within rank 5, ranked by their best sentence.",
    ),
)


def ranking_values(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Each question's value of each metric that it counts for, by question and metric."""
    import ir_measures  # only where something is measured, so that --help comes at once

    values: dict[str, dict[str, float]] = defaultdict(dict)
    for kind in KINDS:
        rankings = _counted(cases, kind)
        names = {ir_measures.parse_measure(metric.measure): metric.name for metric in _metrics_of(kind)}
        judged = {question: dict(ranking.relevant) for question, ranking in rankings.items()}
        run = {question: _strictly_ordered(ranking.scores) for question, ranking in rankings.items()}
        for found in ir_measures.iter_calc(names, judged, run):
            values[found.query_id][names[found.measure]] = found.value
    return values


def write_trec(cases: Sequence[Case], folder: Path) -> None:
    """For each kind KIND.qrels and KIND.run; ids are percent-encoded, since a blank would end their column."""
    for kind in KINDS:
        rankings = _counted(cases, kind)
        (folder / f"{kind}.qrels").write_text("".join(_qrels(rankings)), encoding="utf-8")
        (folder / f"{kind}.run").write_text("".join(_run(rankings)), encoding="utf-8")


def write_rankings(rankings: Mapping[str, Ranking]) -> dict[str, object]:
    """The rankings of one question as JSON has them."""
    return {
        kind: {"scores": dict(ranking.scores), "relevant": dict(ranking.relevant)} for kind, ranking in rankings.items()
    }


def read_rankings(line: Mapping[str, object]) -> dict[str, Ranking]:
    """The rankings of a line of rankings.jsonl. Raises InputError."""
    try:
        return _rankings.validate_python({name: value for name, value in line.items() if name != "id"})
    except ValidationError as error:
        raise InputError(
            f"The rankings of {line.get('id')!r} are not of this version; run the questions anew."
        ) from error


def _metrics_of(kind: Kind) -> list[RankingMetric]:
    return [metric for metric in RANKING_METRICS if metric.kind == kind]


def _counted(cases: Sequence[Case], kind: Kind) -> dict[str, Ranking]:
    """The rankings of those questions of which the set says what is relevant."""
    return {
        case.question.id: case.rankings[kind]
        for case in cases
        if kind in case.rankings and case.rankings[kind].relevant
    }


def _strictly_ordered(scores: Mapping[str, float]) -> dict[str, float]:
    """The same ranking with scores that are all different: the number of places to the end.

    trec_eval goes by scores alone, and orders what is tied by its id: a tied system would be measured by the names of
    its articles, and not by the order in which it gave them.
    """
    ordered = sorted(scores, key=scores.__getitem__, reverse=True)
    return {item: float(len(ordered) - place) for place, item in enumerate(ordered)}


def _qrels(rankings: Mapping[str, Ranking]) -> Iterator[str]:
    """Lines of question, 0, id, grade."""
    for question, ranking in rankings.items():
        for item, grade in ranking.relevant.items():
            yield f"{_column(question)} 0 {_column(item)} {grade}\n"


def _run(rankings: Mapping[str, Ranking]) -> Iterator[str]:
    """Lines of question, Q0, id, rank, score, and a name for the run."""
    for question, ranking in rankings.items():
        for rank, (item, score) in enumerate(_strictly_ordered(ranking.scores).items(), start=1):
            yield f"{_column(question)} Q0 {_column(item)} {rank} {score:.0f} run\n"


def _column(name: str) -> str:
    return quote(name, safe="")
