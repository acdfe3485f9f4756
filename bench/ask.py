"""`python -m rag ask`, start to answer, against ten lines with HuggingFaceEmbeddings and langchain_chroma, in pairs.

Run it with `python -m bench.ask [PAIRS]` or `make bench`. Both are warm: models exported, articles indexed, files in
the page cache. The ratio of each pair is taken within the pair, so that a machine that slows down slows both.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

QUESTION = "How many people are missing?"
ARTICLE = next(Path("corpus").glob("*.txt"))


def main(pairs: int) -> None:
    """Print each pair's seconds, and the median ratio."""
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "RAG_DATA": f"{folder}/data", "HF_HUB_OFFLINE": "1"}
        ours = [sys.executable, "-m", "rag", "ask", QUESTION]
        theirs = [sys.executable, "bench/libraries.py", f"{folder}/chroma", QUESTION, str(ARTICLE)]
        _seconds([sys.executable, "-m", "rag", "index", "corpus"], environment)
        for command in (ours, theirs):
            _seconds(command, environment)
        ratios = [_pair(ours, theirs, environment) for _ in range(pairs)]
    print(f"python -m rag ask is {median(ratios):.1f} times faster (median of {pairs}; {min(ratios):.1f} at least)")


def _pair(ours: list[str], theirs: list[str], environment: dict[str, str]) -> float:
    own, libraries = _seconds(ours, environment), _seconds(theirs, environment)
    print(f"python -m rag ask {own:5.2f} s   libraries {libraries:5.2f} s   ratio {libraries / own:4.1f}", flush=True)
    return libraries / own


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    start = perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
