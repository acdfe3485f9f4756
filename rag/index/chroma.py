"""Opening and dropping the store's Chroma collection: in the data folder, or on a server."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import uuid4

from rag.errors import IndexDamaged, SettingsError
from rag.index.vectors import REBUILD, VectorIndex
from rag.settings import Settings
from rag.store import Store

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.config import Settings as ChromaSettings


@contextmanager
def open_vectors(settings: Settings, store: Store) -> Iterator[VectorIndex]:
    """The store's collection, made when missing. Raises SettingsError if no server answers at CHROMA_URL."""
    client = _server(settings.chroma_url) if settings.chroma_url else _embedded(_folder(settings))
    try:
        yield VectorIndex(client, _collection(store))
    finally:
        # Or Chroma would hand out this client again, for whatever comes to lie in this folder.
        client.close()  # type: ignore[attr-defined]  # every client has it, only their interface does not say so


def has_vectors(settings: Settings) -> bool:
    """Whether there is a vector index, as far as can be told without opening it."""
    return bool(settings.chroma_url) or _folder(settings).exists()


def remove_vectors(settings: Settings, store: Store) -> None:
    """Drop the store's collection, damaged or not."""
    if not settings.chroma_url:
        folder = _folder(settings)
        if folder.is_file():
            folder.unlink()
        else:
            shutil.rmtree(folder, ignore_errors=True)
        return
    with open_vectors(settings, store):  # makes it where it is missing, so that there is one to drop
        _server(settings.chroma_url).delete_collection(_collection(store))


def _folder(settings: Settings) -> Path:
    return settings.data / "chroma"


def _collection(store: Store) -> str:
    """A name of this store's own, so that two stores on one server do not mix."""
    if not (name := store.notes.read("collection")):
        name = f"passages-{uuid4().hex[:12]}"
        store.notes.write("collection", name)
    return name


def _embedded(folder: Path) -> "ClientAPI":
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient

    try:
        return chromadb.PersistentClient(path=str(folder), settings=_chroma_settings())
    except Exception as error:  # a damaged folder makes Chroma fail in many ways
        SharedSystemClient.clear_system_cache()  # or it would hand out what failed again, after a rebuild
        raise IndexDamaged(f"The vector index in {folder} cannot be opened. {REBUILD}") from error


def _server(url: str) -> "ClientAPI":
    import chromadb

    try:
        address = urlsplit(url)
        if address.scheme not in ("http", "https") or not address.hostname:
            raise ValueError("not an address like http://127.0.0.1:8000")
        https = address.scheme == "https"
        port = address.port or (443 if https else 80)
        return chromadb.HttpClient(host=address.hostname, port=port, ssl=https, settings=_chroma_settings())
    except ValueError as error:
        raise SettingsError(
            f"No Chroma server answers at CHROMA_URL={url} ({error}). Start one with `chroma run`, "
            "or unset CHROMA_URL to keep the vectors in the data folder."
        ) from error


def _chroma_settings() -> "ChromaSettings":
    from chromadb.config import Settings as ChromaSettings

    return ChromaSettings(anonymized_telemetry=False)
