"""One owner of the data folder: Chroma's embedded client loses vectors when two processes write, and says nothing."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from rag.errors import DataFolderError, FolderInUse

OWNER = "owner.json"  # who has the folder; of no meaning while nobody holds the lock


@contextmanager
def own_folder(folder: Path) -> Iterator[Path]:
    """Hold the folder until the block ends; made when it is missing. Raises FolderInUse, naming who has it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        raise FolderInUse(_who_has(folder)) from error
    except OSError as error:
        raise DataFolderError(
            f"The data folder {folder} cannot be written ({error.strerror}). Set RAG_DATA to a folder that can."
        ) from error
    try:
        with suppress(OSError):  # a courtesy to the next one; the lock is what counts
            (folder / OWNER).write_text(json.dumps(_owner()), encoding="utf-8")
        yield folder
    finally:
        lock.release()


def _owner() -> dict[str, object]:
    started = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    command = " ".join(["python", *sys.orig_argv[1:]])[:80]
    return {"process": os.getpid(), "command": command, "since": started}


def _who_has(folder: Path) -> str:
    try:
        owner = json.loads((folder / OWNER).read_text(encoding="utf-8"))
        who = f"process {owner['process']} ({owner['command']}, since {owner['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        who = "another process"
    return (
        f"The data folder {folder} is in use by {who}. Stop that process, ask it over its own address, "
        "or set RAG_DATA to another folder."
    )
