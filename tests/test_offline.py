"""With every look-up of a name and every connection to another machine trapped, all works and nothing tries."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.conftest import ROOT, environment, free_port, rag, wait_for

pytestmark = pytest.mark.slow

# Python runs a module of this name when it starts.
SITECUSTOMIZE = """
import os, socket

HERE = ("localhost", "127.0.0.1", "::1", "0.0.0.0", "", None)
look_up, connect = socket.getaddrinfo, socket.socket.connect


def refuse_unless_here(host):
    host = host.decode() if isinstance(host, bytes) else host
    if host not in HERE:
        with open(os.environ["ATTEMPTS"], "a") as attempts:
            print(host, file=attempts)
        raise socket.gaierror(socket.EAI_NONAME, "no network in this test")


def trapped_look_up(host, *rest, **options):
    refuse_unless_here(host)
    return look_up(host, *rest, **options)


def trapped_connect(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        refuse_unless_here(address[0])
    return connect(self, address)


def trapped_name(host, *rest):
    refuse_unless_here(host)
    return "127.0.0.1"


socket.getaddrinfo = trapped_look_up
socket.gethostbyname = trapped_name
socket.socket.connect = trapped_connect
"""


class Offline:
    """A data folder, settings that trap the network, and the file in which every attempt is noted."""

    def __init__(self, folder: Path) -> None:
        (folder / "sitecustomize.py").write_text(SITECUSTOMIZE, encoding="utf-8")
        self.data = folder / "data"
        self.attempts = folder / "attempts"
        self.settings = {
            "PYTHONPATH": str(folder),
            "ATTEMPTS": str(self.attempts),
            "RAG_MODELS": str(folder / "models"),
            "HF_HOME": str(folder / "nothing cached"),
        }
        for variable in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "GRADIO_ANALYTICS_ENABLED"):
            self.settings[variable] = ""  # what we promise must not hang on the tester's own settings

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        finished = rag(*arguments, data=self.data, **self.settings)
        assert finished.returncode == 0, finished.stderr
        return finished

    def tried(self) -> str:
        return self.attempts.read_text(encoding="utf-8") if self.attempts.exists() else ""


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Offline:
    """With the corpus indexed, the model's export included."""
    offline = Offline(tmp_path_factory.mktemp("offline"))
    offline.run("index", "corpus")
    return offline


def test_the_trap_notes_whoever_tries(tmp_path: Path) -> None:
    trap = Offline(tmp_path)
    script = "import urllib.request; urllib.request.urlopen('http://example.com/')"
    command = [sys.executable, "-c", script]
    subprocess.run(command, env=environment(tmp_path, **trap.settings), capture_output=True, check=False)
    assert trap.tried() == "example.com\n"


def test_indexing_and_asking_ask_no_other_machine(offline: Offline) -> None:
    answer = json.loads(offline.run("ask", "How many people are missing?", "--json").stdout)
    assert answer["quotes"][0]["text"].startswith("«The whereabouts of 789 individuals")
    assert list((offline.data.parent / "models").rglob("*.onnx"))
    assert offline.tried() == ""


def test_without_onnxruntime_no_other_machine_is_asked_either(offline: Offline) -> None:
    answer = rag(
        "ask", "How many people are missing?", "--json", data=offline.data, **offline.settings, RAG_BACKEND="torch"
    )
    assert json.loads(answer.stdout)["status"] == "answered"
    assert offline.tried() == ""


def test_the_server_and_its_window_ask_no_other_machine_and_stop_at_once(offline: Offline) -> None:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "rag", "serve"],
        cwd=ROOT,
        env=environment(offline.data, RAG_PORT=str(port), **offline.settings),
        stderr=subprocess.PIPE,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, process)
        assert httpx.get(f"{address}/").status_code == 200
        request = {"question": "How many people are missing?"}
        assert httpx.post(f"{address}/v1/answers", json=request, timeout=60).json()["status"] == "answered"
        # A window in a browser keeps such a connection open for as long as it is there.
        with httpx.stream("GET", f"{address}/gradio_api/heartbeat/session", timeout=60) as heartbeat:
            assert heartbeat.status_code == 200
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0
    finally:
        process.kill()
    _, said = process.communicate()
    assert b"Traceback" not in said
    assert offline.tried() == ""
