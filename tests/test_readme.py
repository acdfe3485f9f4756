"""What the README tells people to type, typed."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, environment

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.split("  #")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]
SNIPPETS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
ADDRESS = "http://127.0.0.1:7860"

FLOOD = "---\ntitle: The flood\npublished: 2025-03-02\npublisher: The Daily\n---\nThe flood closed two bridges.\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like the repository's, with one more article: the one that the README removes."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("rag", "eval", "Makefile", "requirements.txt", "requirements-dev.txt", "constraints.txt"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    (folder / "corpus" / "2025").mkdir()
    (folder / "corpus" / "2025" / "flood.md").write_text(FLOOD, encoding="utf-8")
    return folder


def typed(command: list[str], project: Path) -> subprocess.CompletedProcess[str]:
    """A command, run to its end in the folder, over a data folder of its own."""
    data = environment(project / "data", PYTHONPATH=str(ROOT))
    return subprocess.run(command, cwd=project, env=data, capture_output=True, encoding="utf-8", check=False)


def test_the_readme_has_commands_and_snippets() -> None:
    assert len(COMMANDS) > 12 and len(SNIPPETS) == 2


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.startswith("make")])
def test_make_knows_its_targets(command: str, project: Path) -> None:
    planned = typed([*shlex.split(command), "--dry-run"], project)
    assert planned.returncode == 0, planned.stderr
    assert "python" in planned.stdout


@pytest.mark.slow
def test_every_python_command_runs_in_the_order_of_the_readme(project: Path) -> None:
    for command in COMMANDS:
        if command.startswith("python"):
            finished = typed([sys.executable, *shlex.split(command)[1:]], project)
            assert finished.returncode == 0, (command, finished.stderr)
            assert finished.stdout.strip(), command


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_the_request_over_http_is_answered(server: str) -> None:
    (command,) = [command for command in COMMANDS if command.startswith("curl")]
    answered = subprocess.run(
        shlex.split(command.replace(ADDRESS, server)), capture_output=True, encoding="utf-8", check=True
    )
    assert '"status":"answered"' in answered.stdout


@pytest.mark.slow
@pytest.mark.parametrize("snippet", SNIPPETS, ids=["gradio_client", "langchain"])
def test_the_python_snippets_give_an_answer(snippet: str, server: str, indexed: Path) -> None:
    script = snippet.replace(ADDRESS, server) + "\nprint(type(answer).__name__)"
    finished = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment(indexed),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.splitlines()[-1] in {"dict", "Answer"}
