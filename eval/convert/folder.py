"""What a folder of public sets holds, each set in a folder of its own."""

from pathlib import Path

from rag.errors import InputError

_FORMATS = {  # by the name of the folder
    "squad2": "squad2",
    "clapnq": "clapnq",
    "realtimeqa": "realtimeqa",
    "trecqa": "trecqa",
    "polnear": "polnear",
    "canard": "canard",
    "cast": "cast",
    "treccast": "cast",
    "mtrag": "mtrag",
    "mtrag-un": "mtrag",
}


def find_data(folder: Path) -> tuple[tuple[str, str, Path], ...]:
    """Name, format and path of every set in the folder, by name: those of known names, and every BEIR folder."""
    if not folder.is_dir():
        raise InputError(
            f"{folder}: is not a folder; name the one that holds the sets, such as squad2/ or realtimeqa/."
        )
    named = ((path.name, _format_of(path), path) for path in sorted(folder.iterdir()) if path.is_dir())
    return tuple((name, form, path) for name, form, path in named if form)


def _format_of(path: Path) -> str | None:
    if all((path / name).exists() for name in ("corpus.jsonl", "queries.jsonl", "qrels")):
        return "beir"
    return _FORMATS.get(path.name)
