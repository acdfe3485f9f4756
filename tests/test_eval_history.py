"""Headline figures kept under their commit, in a repository of the test's own."""

import json
import subprocess
from pathlib import Path

import pytest

from eval import history
from eval.history import keep_headlines
from rag.errors import InputError
from tests.eval_cases import some_record

KEPT = history.RESULTS


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "eval").mkdir()
    (tmp_path / "eval" / "code.py").write_text("", encoding="utf-8")
    for arguments in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    monkeypatch.setattr(history, "RESULTS", tmp_path / "eval" / "results")
    return tmp_path


def test_the_file_is_named_after_the_commit_and_holds_figures_with_intervals(repository: Path) -> None:
    file = keep_headlines([some_record()], repository / "eval" / "results")
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=repository, capture_output=True, text=True, check=True)
    assert commit.stdout.startswith(file.stem)
    kept = json.loads(file.read_text(encoding="utf-8"))
    value, low, high = kept["runs"][0]["metrics"]["right_quote_first"]
    assert 0 <= low <= value <= high <= 1
    assert kept["runs"][0]["system"] == "on-the-record"


def test_figures_of_changed_code_are_not_kept(repository: Path) -> None:
    (repository / "eval" / "code.py").write_text("changed = True\n", encoding="utf-8")
    with pytest.raises(InputError, match="not committed"):
        keep_headlines([some_record()], repository / "eval" / "results")


@pytest.mark.parametrize("file", sorted(KEPT.glob("*.json")), ids=lambda file: file.stem)
def test_what_is_kept_can_be_read_and_names_its_commit(file: Path) -> None:
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept["commit"] == file.stem
    for run in kept["runs"]:
        assert run["metrics"] and run["question_set"] and run["questions"].startswith("sha256:")
