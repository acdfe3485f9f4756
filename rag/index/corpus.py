"""The data folder as one corpus: opening its store, and bringing it up to the article files."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tqdm import tqdm

from rag.articles import ArticleFile
from rag.index.build import Progress, Update, update_articles
from rag.index.sync import audit_vectors, sync_vectors
from rag.index.vectors import open_vectors, remove_vectors
from rag.models import encoder_name, load_encoder
from rag.settings import Settings
from rag.store import Store, open_store, own_folder


@dataclass(frozen=True)
class Outcome:
    """What an index run did: what it found, which articles it removed, and how large the corpus is now."""

    update: Update
    removed: tuple[str, ...]
    articles: int
    audited: bool


@contextmanager
def open_corpus_store(settings: Settings) -> Iterator[Store]:
    """The store of the data folder. Raises FolderMismatch for one that another model or format wrote."""
    store = open_store(settings.data / "record.sqlite3", encoder_name(settings))
    try:
        yield store
    finally:
        store.close()


def index_paths(
    settings: Settings, paths: Sequence[Path], prune: bool = False, remove: Sequence[str] = (), rebuild: bool = False
) -> Outcome:
    """Bring the corpus up to the files under `paths`, with progress on standard error; then audit what changed.

    `prune` removes articles whose files have vanished from `paths`, `remove` the named ones; `rebuild` makes the
    vector index anew from the store. Safe to stop at any point and to run again.
    """
    with own_folder(settings.data), open_corpus_store(settings) as store:
        update = update_articles(store, cache(lambda: load_encoder(settings)), paths, _with_progress())
        removed = (*remove, *(update.vanished if prune else ()))
        for article in removed:
            store.remove(article)
        store.forget_unused_embeddings()
        if rebuild:
            remove_vectors(settings, store)
            store.add_all_vectors_again()
        audited = _bring_up_vectors(settings, store)
        return Outcome(
            replace(update, vanished=() if prune else update.vanished), removed, len(store.article_sources()), audited
        )


def _bring_up_vectors(settings: Settings, store: Store) -> bool:
    """Tell the vector index what is new, and audit it; nothing is loaded when nothing is new."""
    waiting = store.count_vector_changes()
    if not waiting:
        return False
    vectors = open_vectors(settings, store)
    with tqdm(total=waiting, desc="vectors", unit="passage", leave=False, delay=1) as bar:
        sync_vectors(store, vectors, bar.update)
    audit_vectors(store, vectors)
    return True


def _with_progress() -> Progress:
    def progress(files: Sequence[ArticleFile]) -> Iterator[ArticleFile]:
        yield from tqdm(files, desc="articles", unit="file", leave=False, delay=0.5)

    return progress
