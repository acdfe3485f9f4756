"""What in a question set cannot be right: a slip of the pen there would count as a fault of the system."""

from collections.abc import Iterator, Sequence, Set

from eval.judgement import Case


def slips(cases: Sequence[Case], articles: Set[str]) -> Iterator[str]:
    """A sentence for gold that names articles which do not exist, and one for evidence that stands in none."""
    named = [case for case in cases if not {*case.question.articles, *case.question.within} <= articles]
    if named:
        yield _some(named, cases, "name articles that are not there")
    lost = [case for case in cases if _has_evidence(case) and not case.rankings["passages"].relevant]
    if lost:
        yield _some(lost, cases, "have evidence that stands nowhere")


def _has_evidence(case: Case) -> bool:
    return case.question.answerable is True and bool(case.question.evidence) and "passages" in case.rankings


def _some(slipped: Sequence[Case], cases: Sequence[Case], what: str) -> str:
    return f"{len(slipped)} of {len(cases)} questions {what}; the first is {slipped[0].question.id!r}."
