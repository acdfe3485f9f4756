"""Where the project stood: the headline figures of some runs, kept under the commit that they were measured at."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from eval.digests import program_digest
from eval.record import Record
from eval.standings import COLUMNS
from rag.errors import InputError

RESULTS = Path(__file__).parent / "results"


def keep_headlines(records: Sequence[Record], folder: Path = RESULTS) -> Path:
    """Write `COMMIT.json`; the file. Raises InputError where what was measured is no commit."""
    if _git("status", "--porcelain", "--untracked-files=no"):
        raise InputError("There are changes that are not committed: figures are kept of a commit. Commit, run, keep.")
    other = [record for record in records if record.program != program_digest()]
    if other:
        raise InputError(f"The run of {other[0].question_set} measured another state of the program; run it again.")
    commit = _git("rev-parse", "--short=12", "HEAD")
    kept = {
        "commit": commit,
        "date": _git("show", "--no-patch", "--format=%cs", "HEAD"),
        "runs": [_headline(record) for record in records],
    }
    folder.mkdir(exist_ok=True)
    file = folder / f"{commit}.json"
    file.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    return file


def _headline(record: Record) -> dict[str, object]:
    """What one run comes to: figures with intervals, of what, asked of whom."""
    figures = {name: record.metrics[name] for name in COLUMNS if record.metrics[name].value is not None}
    return {
        "question_set": record.question_set,
        "questions": record.questions_digest,
        "asked": record.asked,
        "system": record.system,
        "follow_ups": record.follow_ups,
        "metrics": {name: _rounded([m.value, m.low, m.high]) for name, m in figures.items()},
    }


def _rounded(values: Sequence[float | None]) -> list[float | None]:
    return [None if value is None else round(value, 4) for value in values]


def _git(*arguments: str) -> str:
    finished = subprocess.run(["git", *arguments], cwd=RESULTS.parent, capture_output=True, text=True, check=False)
    if finished.returncode:
        raise InputError(f"git {arguments[0]} failed: {finished.stderr.strip()}; figures are kept of a commit.")
    return finished.stdout.strip()
