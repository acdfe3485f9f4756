"""What tells one state of data, or of the program, from another."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
MEASURED = ("rag/**/*.py", "rag/**/*.onnx", "eval/**/*.py")  # what answers, and what judges the answers


def file_digest(file: Path) -> str:
    """The sha256 of a file's bytes."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def digest_of(named: Iterable[tuple[str, str]]) -> str:
    """One sha256 of files, given with their names and digests."""
    state = hashlib.sha256()
    for name, digest in named:
        state.update(f"{name}\0{digest}\n".encode())
    return state.hexdigest()


def code_digest(folder: Path, patterns: Iterable[str]) -> str:
    """One sha256 of the files below a folder that the patterns name."""
    files = sorted({file for pattern in patterns for file in folder.glob(pattern)})
    return digest_of((file.relative_to(folder).as_posix(), file_digest(file)) for file in files)


@cache
def program_digest() -> str:
    """All code and weights: equal digests, equal answers and equal figures."""
    return f"sha256:{code_digest(ROOT, MEASURED)}"
