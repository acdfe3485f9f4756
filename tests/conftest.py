"""What slow tests share: the corpus indexed with the real model, and one real server over it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.chat_browser_cases import TalkingAsker

ROOT = Path(__file__).parent.parent
CHROMIUM = shutil.which("chromium")
IN_CHROMIUM = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here; on Debian: apt-get install chromium"),
]
SECONDS_TO_START = 120  # on a machine that is busy with other tests


def rag(*arguments: str, data: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """`python -m rag …` over a data folder, run to its end."""
    return subprocess.run(
        [sys.executable, "-m", "rag", *arguments],
        cwd=ROOT,
        env=environment(data, **settings),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=SECONDS_TO_START,
    )


def environment(data: Path, **settings: str) -> dict[str, str]:
    """This process's environment, with settings for one that is started; exported models are kept between runs."""
    models = os.environ.get("RAG_MODELS") or str(ROOT / "data" / "models")
    return {**os.environ, "RAG_DATA": str(data), "RAG_MODELS": models, "PYTHONIOENCODING": "utf-8", **settings}


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with corpus/ in it, for one process at a time."""
    data = tmp_path_factory.mktemp("indexed") / "data"
    finished = rag("index", str(ROOT / "corpus"), data=data)
    assert finished.returncode == 0, finished.stderr
    return data


@pytest.fixture(scope="session")
def server(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `python -m rag serve` over a copy of the folder, so that the command line can have the folder."""
    data = tmp_path_factory.mktemp("served") / "data"
    shutil.copytree(indexed, data)
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "rag", "serve"], cwd=ROOT, env=environment(data, RAG_PORT=str(port))
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(30)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return once the server answers."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server has stopped"
        try:
            httpx.get(f"{address}/healthz")
            return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A headless Chromium."""
    from playwright.sync_api import sync_playwright  # here, because tests without a browser do without it

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(asker: "TalkingAsker", tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The window over the module's own `asker`."""
    from tests.chat_browser_cases import serving

    with serving(asker, tmp_path_factory.mktemp("kept")) as address:
        yield address


@pytest.fixture
def context(browser: "Browser", address: str) -> "Iterator[BrowserContext]":
    """A browser of its own, as wide as a desk's."""
    from tests.chat_browser_cases import watched

    with watched(browser, address, 1280) as context:
        yield context


@pytest.fixture
def page(context: "BrowserContext", address: str) -> "Page":
    """The window, opened in it."""
    from tests.chat_browser_cases import opened

    return opened(context, address)


@pytest.fixture
def phone(browser: "Browser", address: str) -> "Iterator[Page]":
    """The window, opened on a phone."""
    from tests.chat_browser_cases import opened, watched

    with watched(browser, address, 390) as context:
        yield opened(context, address)
