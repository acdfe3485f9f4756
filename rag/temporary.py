"""A pipeline over just some files, which leaves the data folder alone: for evaluations."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rag.index.update import index_paths
from rag.pipeline import Pipeline, open_pipeline
from rag.settings import Settings


@contextmanager
def temporary_pipeline(paths: Sequence[Path], settings: Settings) -> Iterator[Pipeline]:
    """A pipeline over exactly these files and folders, in a data folder that goes with the block."""
    with TemporaryDirectory(prefix="on-the-record-") as folder:
        own = settings.model_copy(update={"data": Path(folder), "chroma_url": ""})
        index_paths(own, paths)
        with open_pipeline(own) as pipeline:
            yield pipeline
