"""Which state of the program a run measured."""

import hashlib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
MEASURED = ("rag/**/*.py", "rag/**/*.safetensors", "eval/**/*.py")  # what answers, and what judges the answers


@cache
def program_digest() -> str:
    """One hash of all code and weights: equal digests, equal answers and equal figures."""
    state = hashlib.sha256()
    for file in sorted(file for pattern in MEASURED for file in ROOT.glob(pattern)):
        state.update(f"{file.relative_to(ROOT).as_posix()}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return f"sha256:{state.hexdigest()}"
