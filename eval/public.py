"""Everything that a folder of public data holds, converted and run, each set over its own articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.convert import ConvertOptions, FoundSet, convert, find_data
from eval.ours import OURS
from eval.plan import Plan, Result, carry_out
from eval.run import FollowUps
from rag.errors import InputError
from rag.settings import Settings

AS_IT_IS = ConvertOptions()
EVERY_WAY: tuple[FollowUps, ...] = ("last-turn", "resolved", "rewrite")


@dataclass(frozen=True)
class Way:
    """How the data of a format is converted and asked; `settings` are those that differ from the user's."""

    options: ConvertOptions = AS_IT_IS
    follow_ups: Sequence[FollowUps] = ("resolved",)
    settings: dict[str, int] = field(default_factory=dict)


WAYS = {
    "squad2": Way(ConvertOptions(within=True)),
    "clapnq": Way(ConvertOptions(within=True)),
    "polnear": Way(ConvertOptions(within=True)),
    "realtimeqa": Way(ConvertOptions(without_gold=True)),
    "trecqa": Way(settings={"passages": 100}),  # every candidate sentence is to be ranked
    "canard": Way(follow_ups=EVERY_WAY),
    "cast": Way(follow_ups=EVERY_WAY),
    "mtrag": Way(follow_ups=("last-turn", "resolved")),  # nobody rewrote its questions
    "beir": Way(),
}


@dataclass(frozen=True)
class PublicRun:
    """What of the data is to be run (no names: all of it), where the results go, and who is asked."""

    data: Path
    out: Path
    settings: Settings
    only: Sequence[str] = ()
    systems: Sequence[str] = (OURS,)
    limit: int | None = None


def run_public(wanted: PublicRun) -> Iterator[Result]:
    """A run of every set, taken up where it was interrupted. Raises InputError where there is nothing to run."""
    found = find_data(wanted.data)
    unknown = set(wanted.only) - {one.name for one in found}
    if unknown or not found:
        missing = f"no {sorted(unknown)[0]!r}" if unknown else "no public data"
        there = ", ".join(one.name for one in found) or "nothing that is known"
        raise InputError(f"{wanted.data} holds {missing}; found: {there}. docs/datasets.md says what is looked for.")
    for one in found:
        if not wanted.only or one.name in wanted.only:
            for result in _run_set(wanted, one):
                yield result
                if result.record.asked < result.record.size:
                    return


def _run_set(wanted: PublicRun, found: FoundSet) -> Iterator[Result]:
    way = WAYS[found.format]
    data = wanted.out / "sets" / found.name
    convert(found.format, found.path, data, way.options)
    plan = Plan(
        sets=[data / "questions.jsonl"],
        corpus=[data / "articles"],
        out=wanted.out / found.name,
        settings=wanted.settings.model_copy(update=way.settings),
        systems=wanted.systems,
        follow_ups=way.follow_ups,
        limit=wanted.limit,
        resume=True,
        anew_if_changed=True,
    )
    return carry_out(plan)
