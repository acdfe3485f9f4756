"""What a call is to do: question sets, put to systems, with follow-ups asked in one way or several."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from eval.digests import program_digest
from eval.kept import difference
from eval.line_up import open_system
from eval.ours import OURS
from eval.questions import GoldQuestion, digest, load_questions
from eval.record import Record, RunInfo, make_record, write_record
from eval.report import write_report
from eval.run import FollowUps, Questionnaire, ask_all
from eval.slips import slips
from eval.system import System
from eval.trec import write_trec
from eval.verbatim import read_texts
from rag.errors import InputError
from rag.settings import Settings

CONVERTED = "questions"  # every converted set's file is called so
# The settings that answers depend on: a run is not resumed with others.
ANSWERING = ("embedding_model", "backend", "retrieval", "passages", "reader", "quotes", "threshold")


@dataclass(frozen=True)
class QuestionSet:
    """A file of questions, under the name of its folder in the results."""

    name: str
    path: Path
    questions: tuple[GoldQuestion, ...]


@dataclass(frozen=True)
class Plan:
    """Everything that is asked of everyone. `corpus` are the article files (none: what is indexed)."""

    sets: Sequence[Path]
    corpus: Sequence[Path]
    out: Path
    settings: Settings
    systems: Sequence[str] = (OURS,)
    follow_ups: Sequence[FollowUps] = ("resolved",)
    limit: int | None = None
    resume: bool = False
    anew_if_changed: bool = False  # instead of refusing to resume what another program or other data began


@dataclass(frozen=True)
class Result:
    """One run that was carried out: its figures, its folder, and how many seconds indexing took, if that is known."""

    record: Record
    folder: Path
    indexing: float | None


def carry_out(plan: Plan) -> Iterator[Result]:
    """The runs of a plan, one after the other. Ctrl-C ends with a short run, which says so."""
    sets = [QuestionSet(name, path, load_questions(path)[: plan.limit]) for name, path in named(plan.sets)]
    _refuse_missing_rewrites(plan, sets)
    texts = read_texts(plan.corpus) if plan.corpus else None
    for system in plan.systems:
        with open_system(system, plan.corpus, plan.settings) as entrant:
            for asked, follow_ups in product(sets, plan.follow_ups):
                size = len(asked.questions)
                info = RunInfo(asked.name, digest(asked.path), entrant.corpus, system, follow_ups, size)
                folder = _folder(plan, info)
                record = _run(plan, Questionnaire(asked.questions, follow_ups, texts), info, entrant.system, folder)
                yield Result(record, folder, entrant.indexing)
                if record.asked < record.size:
                    return


def named(sets: Sequence[Path]) -> list[tuple[str, Path]]:
    """Each question set with a name of its own: the file's, or its folder's for what `eval convert` wrote."""
    names = [path.absolute().parent.name if path.stem == CONVERTED else path.stem for path in sets]
    for name, count in Counter(names).items():
        if count > 1:
            raise InputError(f"{count} question sets are called {name!r}; give their files different names.")
    return list(zip(names, sets, strict=True))


def _refuse_missing_rewrites(plan: Plan, sets: Sequence[QuestionSet]) -> None:
    for asked in sets:
        if "rewrite" in plan.follow_ups and not any(question.rewrite for question in asked.questions):
            raise InputError(f"{asked.path}: no question has a rewrite, so follow-ups cannot be asked as such.")


def _folder(plan: Plan, info: RunInfo) -> Path:
    """Where a run's files go: folders below `out` for whatever there are several of."""
    several = [(plan.sets, info.question_set), (plan.systems, info.system), (plan.follow_ups, info.follow_ups)]
    return plan.out.joinpath(*(name for choices, name in several if len(choices) > 1))


def _run(plan: Plan, asked: Questionnaire, info: RunInfo, system: System, folder: Path) -> Record:
    """Ask, and write everything that a run leaves."""
    folder.mkdir(parents=True, exist_ok=True)
    header = _header(plan, info)
    other = difference(folder, header) if plan.anew_if_changed else None
    if other:
        print(f"{other}; its questions are asked anew.", file=sys.stderr)
    cases = ask_all(asked, system, folder, header, plan.resume and not other)
    for slip in slips(cases, {article.id for article in system.articles()}):
        print(f"{info.question_set}: {slip}", file=sys.stderr)
    record = make_record(info, cases)
    write_record(record, folder)
    write_trec(cases, folder)
    write_report(record, cases, folder)
    return record


def _header(plan: Plan, info: RunInfo) -> dict[str, object]:
    """What was asked of whom: a run is resumed only where all of this is the same."""
    settings = plan.settings.model_dump(include=set(ANSWERING))
    return {
        "program": program_digest(),
        "questions": info.questions_digest,
        "corpus": info.corpus,
        "system": info.system,
        "follow_ups": info.follow_ups,
        **settings,
    }
