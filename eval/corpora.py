"""The articles that a run is asked of: indexed once, and found again by a digest of their files and of our code."""

import json
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

import rag
from eval.digests import code_digest, digest_of, file_digest
from rag.articles import find_files
from rag.errors import FolderInUse
from rag.index.update import index_paths
from rag.models import encoder_name
from rag.pipeline import Pipeline, open_pipeline
from rag.settings import Settings
from rag.store import own_folder
from rag.terminal import not_read, printable

# What an index is made by: when one of these changes, an index that stands is no longer what indexing would give.
PARTS = (
    "articles",
    "attribution",
    "index",
    "models",
    "paragraphs",
    "people",
    "quotation",
    "schema",
    "segment",
    "store",
    "variants",
    "words",
)
TAGGER = "models/weights/tagger.onnx"
BUILT = "built.json"  # written last: a folder without it is not done
_built = TypeAdapter(dict[str, float | None])


@dataclass(frozen=True)
class Corpus:
    """A pipeline over some articles, and how long indexing them took (None: it was resumed, or not done here)."""

    pipeline: Pipeline
    seconds: float | None


@contextmanager
def open_corpus(paths: Sequence[Path], settings: Settings) -> Iterator[Corpus]:
    """The program over exactly these articles; with no paths, over what is indexed."""
    if not paths:
        with open_pipeline(settings) as pipeline:
            yield Corpus(pipeline, None)
        return
    own = settings.model_copy(update={"data": corpus_folder(paths, settings), "chroma_url": ""})
    seconds = _build(own, paths)
    with open_pipeline(own) as pipeline:
        yield Corpus(pipeline, seconds)


def corpus_folder(paths: Sequence[Path], settings: Settings) -> Path:
    """Where the index of these articles lies, whether or not it is built. Raises ArticleError for a missing path."""
    articles = digest_of((f"{file.name}{file.path.suffix}", _digest(file.path)) for file in find_files(paths))
    indexing = [TAGGER, *(pattern for part in PARTS for pattern in (f"{part}.py", f"{part}/*.py"))]
    code = digest_of([(encoder_name(settings), code_digest(Path(rag.__file__).parent, indexing))])
    return settings.data / "corpora" / f"{articles[:16]}-{code[:8]}"


def _build(own: Settings, paths: Sequence[Path]) -> float | None:
    """Index the articles unless it is done; how long that took from nothing."""
    built = own.data / BUILT
    if not built.exists():
        _remove_outdated(own.data)
        resumed = own.data.exists()
        began = time.perf_counter()
        outcome = index_paths(own, paths)
        for line in not_read(outcome):
            print(printable([line]), file=sys.stderr)
        seconds = None if resumed else round(time.perf_counter() - began, 3)
        built.write_text(json.dumps({"seconds": seconds}), encoding="utf-8")
    return _seconds(built)


def _seconds(built: Path) -> float | None:
    try:
        return _built.validate_json(built.read_bytes()).get("seconds")
    except ValidationError:  # cut short by a stop: the index is done, only its time is lost
        return None


def _remove_outdated(folder: Path) -> None:
    """Remove the indexes of the same articles that another state of the code made."""
    articles, _, _ = folder.name.partition("-")
    for other in folder.parent.glob(f"{articles}-*"):
        if other != folder:
            with suppress(FolderInUse), own_folder(other):  # a run of that state may be going on
                shutil.rmtree(other)


def _digest(file: Path) -> str:
    try:
        return file_digest(file)
    except OSError:
        return "unreadable"  # indexing says why
