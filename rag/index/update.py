"""An index run: the corpus brought up to the article files, the vector index to the corpus, and both audited."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Never

from tqdm import tqdm

from rag.errors import InputError
from rag.index.build import Models, Update, update_articles
from rag.index.chroma import has_vectors, open_vectors, remove_vectors
from rag.index.corpus import AUDITED, open_corpus_store
from rag.index.sync import audit_vectors, sync_vectors
from rag.models import load_encoder, load_trained_tagger
from rag.settings import Settings
from rag.store import Store, own_folder

SHOWN_AFTER = 0.5  # seconds: a shorter run needs no progress bar


@dataclass(frozen=True)
class Outcome:
    """What an index run did: what it found, which articles it removed, and how large the corpus is now."""

    update: Update
    removed: tuple[str, ...]
    articles: int
    audited: bool


def index_paths(
    settings: Settings, paths: Sequence[Path], prune: bool = False, remove: Sequence[str] = (), rebuild: bool = False
) -> Outcome:
    """Bring the corpus up to the files under `paths`, with progress on standard error; then audit what changed.

    `prune` removes articles whose files have vanished from `paths`, `remove` the named ones; `rebuild` makes the
    vector index anew from the store. Safe to stop at any point and to run again.
    """
    with own_folder(settings.data), open_corpus_store(settings) as store:
        _refuse_unknown(store, remove)
        update = _update_articles(settings, store, paths)
        removed = (*remove, *(update.vanished if prune else ()))
        store.updates.remove(removed)
        store.updates.forget_unused_embeddings()
        if rebuild:
            _rebuild_vectors(settings, store)
        audited = _bring_up_vectors(settings, store)
        update = replace(update, vanished=tuple(article for article in update.vanished if article not in removed))
        return Outcome(update, removed, store.articles.count(), audited)


def _refuse_unknown(store: Store, articles: Sequence[str]) -> None:
    known = store.articles.origins(articles)
    unknown = [article for article in articles if article not in known]
    if unknown:
        raise InputError(
            f"There is no article {unknown[0]!r} to remove; nothing was done. `python -m rag articles` lists them."
        )


def _update_articles(settings: Settings, store: Store, paths: Sequence[Path]) -> Update:
    models = Models(cache(lambda: load_encoder(settings)), load_trained_tagger)
    with tqdm(total=0, desc="articles", unit="article", leave=False, delay=SHOWN_AFTER) as bar:
        return update_articles(store, models, paths, _Bar(bar))


class _Bar:
    """An index run's progress as a progress bar."""

    def __init__(self, bar: "tqdm[Never]") -> None:
        self._bar = bar

    def expect(self, articles: int) -> None:
        """So many more articles are to be done than was thought."""
        self._bar.total = (self._bar.total or 0) + articles

    def done(self, articles: int) -> None:
        """So many more articles are done."""
        self._bar.update(articles)


def _rebuild_vectors(settings: Settings, store: Store) -> None:
    """Have the vector index made anew: told of everything before it is dropped, lest a stop come in between."""
    store.notes.write(AUDITED, "")
    store.vector_changes.add_everything()
    remove_vectors(settings, store)


def _bring_up_vectors(settings: Settings, store: Store) -> bool:
    """Tell the vector index what is new, and audit it; nothing is loaded when nothing is new."""
    waiting = store.vector_changes.count()
    digest = store.articles.digest()
    if not waiting and store.notes.read(AUDITED) == digest and has_vectors(settings):
        return False
    store.notes.write(AUDITED, "")  # whatever stops us from here on leaves the audit due
    with open_vectors(settings, store) as vectors:
        with _passage_bar("vectors", waiting) as bar:
            sync_vectors(store, vectors, bar.update)
        with _passage_bar("audit", store.passages.count()) as bar:
            audit_vectors(store, vectors, bar.update)
    store.notes.write(AUDITED, digest)
    return True


def _passage_bar(what: str, passages: int) -> "tqdm[Never]":
    return tqdm(total=passages, desc=what, unit="passage", leave=False, delay=SHOWN_AFTER)
