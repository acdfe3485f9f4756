"""Rankings and what is relevant as TREC files, which other programs measure."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from eval.judgement import Case
from eval.metrics.ranking import KINDS, counted, strictly_ordered
from eval.system import Ranking


def write_trec(cases: Sequence[Case], folder: Path) -> None:
    """For each kind KIND.qrels and KIND.run; ids are percent-encoded, since a blank would end their column."""
    for kind in KINDS:
        rankings = counted(cases, kind)
        (folder / f"{kind}.qrels").write_text("".join(_qrels(rankings)), encoding="utf-8")
        (folder / f"{kind}.run").write_text("".join(_run(rankings)), encoding="utf-8")


def _qrels(rankings: Mapping[str, Ranking]) -> Iterator[str]:
    """Lines of question, 0, id, grade."""
    for question, ranking in rankings.items():
        for item, grade in ranking.relevant.items():
            yield f"{_column(question)} 0 {_column(item)} {grade}\n"


def _run(rankings: Mapping[str, Ranking]) -> Iterator[str]:
    """Lines of question, Q0, id, rank, score, and a name for the run."""
    for question, ranking in rankings.items():
        for rank, (item, score) in enumerate(strictly_ordered(ranking.scores).items(), start=1):
            yield f"{_column(question)} Q0 {_column(item)} {rank} {score:.0f} run\n"


def _column(name: str) -> str:
    return quote(name, safe="")
