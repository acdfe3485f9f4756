"""Telling the vector index what is new, and auditing it, with an index in memory."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from rag.errors import IndexDamaged
from rag.index.sync import audit_vectors, sync_vectors
from rag.index.vectors import Heard, VectorIndex, unheard
from rag.models import Vectors
from rag.store import Store
from tests.corpora import BRIDGE, SCHOOL, store_in, update, write


class Rows(VectorIndex):
    """A vector index that is a set of ids; those in `unreachable` are not found until they are added again."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.unreachable: set[str] = set()

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        assert len(ids) == len(vectors)
        self.ids.update(ids)

    def remove(self, ids: Sequence[str]) -> None:
        self.ids.difference_update(ids)
        self.unreachable.difference_update(ids)

    def count(self) -> int:
        return len(self.ids)

    def missing(self, ids: Sequence[str], vectors: Vectors, audited: Heard = unheard) -> list[str]:
        audited(len(ids))
        return [passage for passage in ids if passage not in self.ids - self.unreachable]


class Hopeless(Rows):
    """Adding again does not help."""

    def remove(self, ids: Sequence[str]) -> None:
        self.ids.difference_update(ids)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    write(tmp_path, "bridge.md", BRIDGE)
    write(tmp_path, "school.md", SCHOOL)
    with store_in(tmp_path / "data") as store:
        update(store, tmp_path)
        yield store


def test_the_index_is_told_what_is_new_once(store: Store) -> None:
    index, told = Rows(), list[int]()
    sync_vectors(store, index, told.append)
    sync_vectors(store, index, told.append)
    assert {passage.split("@")[0] for passage in index.ids} == {"bridge", "school"}
    assert told == [2]


def test_the_index_is_told_what_was_removed(store: Store) -> None:
    index = Rows()
    sync_vectors(store, index)
    store.updates.remove(["school"])
    sync_vectors(store, index)
    assert {passage.split("@")[0] for passage in index.ids} == {"bridge"}
    audit_vectors(store, index)


def test_an_index_that_lacks_a_passage_fails_the_audit(store: Store) -> None:
    index = Rows()
    sync_vectors(store, index)
    index.ids.pop()
    with pytest.raises(IndexDamaged, match=r"has 1 passages, the database 2.*--rebuild"):
        audit_vectors(store, index)


def test_a_passage_that_cannot_be_reached_is_added_again(store: Store) -> None:
    index = Rows()
    sync_vectors(store, index)
    index.unreachable.add(min(index.ids))
    audit_vectors(store, index)
    assert not index.unreachable


def test_a_passage_that_never_can_be_reached_fails_the_audit(store: Store) -> None:
    index = Hopeless()
    sync_vectors(store, index)
    index.unreachable.add(min(index.ids))
    with pytest.raises(IndexDamaged, match="does not find 1 of 2 passages"):
        audit_vectors(store, index)
