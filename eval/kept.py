"""What a run keeps as it goes: a header, a line for each answer and one for each ranking."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import FiniteFloat, TypeAdapter

from eval.system import Ranking
from rag.errors import InputError
from rag.schema import Answer, answer_from_json

HEADER, RESULTS, RANKINGS = "run.json", "results.jsonl", "rankings.jsonl"
MADE_LAST = ("metrics.json", "report.html")


_rankings = TypeAdapter(dict[str, Ranking])
_seconds = TypeAdapter(FiniteFloat)


@dataclass(frozen=True)
class Kept:
    """An answer, how many seconds it took, and what was ranked for it."""

    answer: Answer
    seconds: float
    rankings: Mapping[str, Ranking]


def read_kept(folder: Path, header: Mapping[str, object]) -> dict[str, Kept]:
    """What an interrupted run left, by question; nothing if there was none. Raises InputError for another run's."""
    if not (folder / HEADER).exists():
        return {}
    if other := difference(folder, header):
        raise InputError(f"{other}; leave out --resume to begin anew, or name another folder with --out.")
    ranked = dict(map(_ranked, _lines(folder / RANKINGS)))
    return {
        question: Kept(answer, seconds, ranked[question])
        for question, answer, seconds in map(_result, _lines(folder / RESULTS))
        if question in ranked
    }


def difference(folder: Path, header: Mapping[str, object]) -> str | None:
    """In what the run that the folder holds differs from this one; None if it does not, or if there is none."""
    if not (folder / HEADER).exists():
        return None
    before = _header(folder / HEADER)
    different = [name for name in header if before.get(name) != header[name]]
    if not different:
        return None
    name = different[0]
    return f"{folder} holds a run with {name} {before.get(name)!r}, which is now {header[name]!r}"


def keep_header(folder: Path, header: Mapping[str, object], kept: Mapping[str, Kept]) -> None:
    """Begin a run in the folder, with what was kept of it and nothing else: no figures of an earlier one."""
    for name in MADE_LAST:
        (folder / name).unlink(missing_ok=True)
    for name in (RESULTS, RANKINGS):
        whole = [line for line in _lines(folder / name) if str(line["id"]) in kept] if kept else []
        partial = folder / f".{name}.partial"  # lest a stop here loses what was kept
        partial.write_text("".join(_line(line) for line in whole), encoding="utf-8")
        partial.replace(folder / name)
    (folder / HEADER).write_text(json.dumps(header, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def append(folder: Path, question: str, kept: Kept) -> None:
    """Keep one more answer; its ranking comes last, so that an answer without one is asked again."""
    result = {"id": question, "answer": kept.answer.to_json(), "seconds": round(kept.seconds, 6)}
    ranked = {"id": question, **_rankings.dump_python(dict(kept.rankings))}
    for name, line in ((RESULTS, result), (RANKINGS, ranked)):
        with (folder / name).open("a", encoding="utf-8") as lines:
            lines.write(_line(line))


def _header(path: Path) -> dict[str, object]:
    try:
        header = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not what `eval run` writes; leave out --resume to begin anew.") from error
    return header if isinstance(header, dict) else {}


def _lines(path: Path) -> Iterator[dict[str, object]]:
    """The whole lines of a file; what a stop cut short is left out."""
    if not path.exists():
        return
    for line in path.read_bytes().splitlines():
        try:
            yield json.loads(line)
        except (ValueError, RecursionError):
            continue


def _line(record: Mapping[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def _result(line: Mapping[str, object]) -> tuple[str, Answer, float]:
    try:
        return str(line["id"]), answer_from_json(line["answer"]), _seconds.validate_python(line["seconds"])
    except (KeyError, TypeError, ValueError) as error:
        raise _outdated(RESULTS) from error


def _ranked(line: Mapping[str, object]) -> tuple[str, dict[str, Ranking]]:
    try:
        return str(line["id"]), _rankings.validate_python({kind: line[kind] for kind in line if kind != "id"})
    except (KeyError, TypeError, ValueError) as error:
        raise _outdated(RANKINGS) from error


def _outdated(name: str) -> InputError:
    return InputError(f"A line of {name} is not of this version; leave out --resume to begin anew.")
