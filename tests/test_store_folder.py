"""One process owns the data folder, and whoever comes second is told who has it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rag.errors import DataFolderError, FolderInUse
from rag.store import own_folder

OWN = """
import sys
from pathlib import Path
from rag.store import own_folder
with own_folder(Path(sys.argv[1])):
    print("mine", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_owner(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the folder until the block ends."""
    command = [sys.executable, "-c", OWN, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "mine\n"
        yield process
        process.kill()


def test_the_folder_is_made_where_it_is_missing(tmp_path: Path) -> None:
    with own_folder(tmp_path / "a" / "b") as folder:
        assert folder.is_dir()


def test_a_folder_can_be_had_again_after_it_was_given_back(tmp_path: Path) -> None:
    for _ in range(2):
        with own_folder(tmp_path):
            pass


def test_a_second_process_is_told_who_has_the_folder_and_what_to_do(tmp_path: Path) -> None:
    with another_owner(tmp_path) as process, pytest.raises(FolderInUse) as told, own_folder(tmp_path):
        pass
    sentence = str(told.value)
    assert f"{tmp_path} is in use by process {process.pid} (python -c" in sentence
    assert "Stop that process" in sentence
    assert "RAG_DATA" in sentence


def test_who_has_the_folder_need_not_be_known(tmp_path: Path) -> None:
    with another_owner(tmp_path):
        (tmp_path / "owner.json").write_text("not JSON")
        with pytest.raises(FolderInUse, match="in use by another process"), own_folder(tmp_path):
            pass


def test_a_killed_owner_leaves_the_folder_free(tmp_path: Path) -> None:
    with another_owner(tmp_path):
        pass
    with own_folder(tmp_path):
        assert f'"process": {os.getpid()}' in (tmp_path / "owner.json").read_text("utf-8")


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataFolderError, match="cannot be written"), own_folder(tmp_path / "file"):
        pass
