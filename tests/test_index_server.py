"""Vectors on a Chroma server instead of the data folder."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import rag.index.update as update_module
from rag.errors import IndexDamaged
from rag.index.corpus import open_corpus_store, open_corpus_vectors
from rag.index.update import index_paths
from rag.retrieve import Searchable, Sought, retrieve
from rag.settings import Settings
from tests.corpora import BRIDGE, SCHOOL, write
from tests.fakes import BagOfWords, VerbsOfSaying

pytestmark = pytest.mark.slow

START = 20  # seconds that the server may take


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a Chroma server of our own."""
    port = free_port()
    chroma = Path(sys.executable).with_name("chroma")
    command = [str(chroma), "run", "--path", str(tmp_path / "server"), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            deadline = time.monotonic() + START
            while not answers(port) and time.monotonic() < deadline:
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def test_a_corpus_can_live_on_a_chroma_server(tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update_module, "load_encoder", lambda settings: BagOfWords())
    monkeypatch.setattr(update_module, "load_trained_tagger", VerbsOfSaying)
    settings = Settings(data=tmp_path / "data", CHROMA_URL=server)
    write(tmp_path / "files", "bridge.md", BRIDGE)
    write(tmp_path / "files", "school.md", SCHOOL)
    assert index_paths(settings, [tmp_path / "files"]).audited
    assert not (settings.data / "chroma").exists()
    with open_corpus_store(settings) as store:
        with open_corpus_vectors(settings, store) as vectors:
            (found, *_) = retrieve(Sought("Who closed the bridge?"), Searchable(store, vectors, BagOfWords()), 2)
            assert found.passage.article == "bridge"
            vectors.remove([found.passage.id])
        with pytest.raises(IndexDamaged), open_corpus_vectors(settings, store):
            pass
    assert index_paths(settings, [], rebuild=True).audited
