"""What a folder of public sets holds, each set in a folder of its own."""

from dataclasses import dataclass
from pathlib import Path

from eval.convert.formats import FORMATS
from rag.errors import InputError

OTHER_NAMES = {"treccast": "cast", "mtrag-un": "mtrag"}  # of folders; the others are called as their formats
BEIR_FILES = ("corpus.jsonl", "queries.jsonl", "qrels")


@dataclass(frozen=True)
class FoundSet:
    """A public set, under the name of its folder."""

    name: str
    format: str
    path: Path


def find_data(folder: Path) -> tuple[FoundSet, ...]:
    """Every set in the folder, by name: those of known names, and all that have the files of BEIR."""
    if not folder.is_dir():
        raise InputError(
            f"{folder}: is not a folder; name the one that holds the sets, such as squad2/ or realtimeqa/."
        )
    named = ((path, _format_of(path)) for path in sorted(folder.iterdir()) if path.is_dir())
    return tuple(FoundSet(path.name, form, path) for path, form in named if form)


def _format_of(path: Path) -> str | None:
    if all((path / name).exists() for name in BEIR_FILES):
        return "beir"
    form = OTHER_NAMES.get(path.name, path.name)
    return form if form in FORMATS and form != "beir" else None
