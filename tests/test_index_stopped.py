"""`python -m rag index`, stopped at any point: the next run finishes, and the result is as if nothing had happened."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from rag.index.chroma import open_vectors
from rag.index.corpus import open_corpus_store
from rag.index.sync import audit_vectors
from rag.settings import Settings
from tests.corpora import write_many

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
ARTICLES = 150


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    write_many(folder, ARTICLES)
    return folder


@pytest.fixture(scope="module")
def undisturbed(files: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of the corpus that a run gives which nothing stops."""
    data = tmp_path_factory.mktemp("undisturbed")
    finished(start(data, files))
    return audited_digest(data)


def start(data: Path, files: Path) -> "subprocess.Popen[str]":
    environment = {**os.environ, "RAG_DATA": str(data), "RAG_MODELS": str(ROOT / "data" / "models"), "CHROMA_URL": ""}
    command = [sys.executable, "-m", "rag", "index", str(files)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def finished(process: "subprocess.Popen[str]") -> tuple[str, str]:
    printed, progress = process.communicate(timeout=300)
    assert process.returncode == 0, progress
    return printed, progress


def stored(data: Path) -> int:
    """How many articles are stored, as another process may see it without a hand on anything."""
    try:
        with closing(sqlite3.connect(f"file:{data / 'record.sqlite3'}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:  # not made yet
        return 0


def audited_digest(data: Path) -> str:
    settings = Settings(data=data, CHROMA_URL="")
    with open_corpus_store(settings) as store, open_vectors(settings, store) as vectors:
        assert store.vector_changes.count() == 0
        audit_vectors(store, vectors)
        return store.articles.digest()


def stop_when_stored(process: "subprocess.Popen[str]", data: Path, articles: int, with_signal: int) -> None:
    """Stop the run once it has stored so many articles."""
    while process.poll() is None:
        if stored(data) >= articles:
            process.send_signal(with_signal)
            process.wait(60)
            return
        time.sleep(0.02)


def test_killed_again_and_again_it_ends_as_if_undisturbed(tmp_path: Path, files: Path, undisturbed: str) -> None:
    kept = 0
    for moment in (1, 40, 90, 149, ARTICLES):  # the last one while Chroma is told, or the audit runs
        process = start(tmp_path, files)
        stop_when_stored(process, tmp_path, moment, signal.SIGKILL)
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        assert stored(tmp_path) >= max(kept, moment)
        kept = stored(tmp_path)
    printed, _ = finished(start(tmp_path, files))
    assert f"{ARTICLES} articles: 0 added, 0 changed, {ARTICLES} unchanged, 0 removed." in printed
    assert audited_digest(tmp_path) == undisturbed


def test_interrupted_it_says_that_what_was_done_is_kept(tmp_path: Path, files: Path, undisturbed: str) -> None:
    process = start(tmp_path, files)
    stop_when_stored(process, tmp_path, 40, signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == 130
    assert "Stopped. What was done is kept; run the same command to go on." in told
    assert "Traceback" not in told
    kept = stored(tmp_path)
    printed, progress = finished(start(tmp_path, files))
    assert f"{ARTICLES - kept} added, 0 changed, {kept} unchanged" in printed
    assert f"/{ARTICLES} [" in progress  # articles done of all, then the time taken and the time left
    assert audited_digest(tmp_path) == undisturbed


def test_a_second_index_run_is_told_who_has_the_data_folder(tmp_path: Path, files: Path) -> None:
    first = start(tmp_path, files)
    while first.poll() is None and not (tmp_path / "record.sqlite3").exists():
        time.sleep(0.02)
    second = start(tmp_path, files)
    _, told = second.communicate(timeout=60)
    first.kill()
    first.communicate()
    assert second.returncode == 2
    assert told.startswith(f"The data folder {tmp_path} is in use by process {first.pid} (python -m rag index")
    assert "Traceback" not in told
