"""The log of the articles tells what has come of each since a moment, however it came about."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.store import ArticleChange, Store
from tests.corpora import BRIDGE, HARVEST, SCHOOL, store_in, update, write


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    write(folder, "bridge.md", BRIDGE, title="Closed")
    write(folder, "school.md", SCHOOL, title="Open")
    return folder


@pytest.fixture
def store(tmp_path: Path, files: Path) -> Iterator[Store]:
    with store_in(tmp_path / "data") as store:
        update(store, files)
        yield store


def test_a_new_corpus_has_been_added(store: Store) -> None:
    assert store.article_log.changes_since(0) == (
        ArticleChange("bridge", "Closed", "added"),
        ArticleChange("school", "Open", "added"),
    )
    assert store.article_log.changes_since(store.article_log.position()) == ()


def test_what_was_added_changed_and_removed_is_told_once_each(store: Store, files: Path) -> None:
    before = store.article_log.position()
    write(files, "harvest.md", HARVEST, title="Wheat")
    update(store, write(files, "bridge.md", HARVEST, title="Closed still"), files)
    update(store, write(files, "bridge.md", SCHOOL, title="Closed for good"), files)
    store.updates.remove(["school"])
    assert store.article_log.changes_since(before) == (
        ArticleChange("bridge", "Closed for good", "changed"),
        ArticleChange("harvest", "Wheat", "added"),
        ArticleChange("school", "Open", "removed"),
    )


@pytest.mark.parametrize("metadata", [{"title": "Open again"}, {"title": "Closed", "publisher": "Echo"}])
def test_an_article_with_other_metadata_has_changed(store: Store, files: Path, metadata: dict[str, str]) -> None:
    before = store.article_log.position()
    update(store, write(files, "bridge.md", BRIDGE, **metadata))
    assert store.article_log.changes_since(before) == (ArticleChange("bridge", metadata["title"], "changed"),)


def test_the_same_bytes_again_are_no_change(store: Store, files: Path) -> None:
    before = store.article_log.position()
    update(store, write(files, "bridge.md", HARVEST, title="Closed"))
    store.updates.remove(["school", "bridge"])
    write(files, "bridge.md", BRIDGE, title="Closed")
    assert update(store, files).added == ("bridge", "school")
    assert store.article_log.position() > before
    assert store.article_log.changes_since(before) == ()


def test_what_came_and_went_has_not_changed(store: Store, files: Path) -> None:
    before = store.article_log.position()
    update(store, write(files, "harvest.md", HARVEST))
    store.updates.remove(["harvest"])
    assert store.article_log.position() == before + 2
    assert store.article_log.changes_since(before) == ()


def test_a_file_that_moved_is_no_change(store: Store, files: Path, tmp_path: Path) -> None:
    before = store.article_log.position()
    (files / "bridge.md").rename(tmp_path / "bridge.md")
    update(store, tmp_path / "bridge.md")
    assert store.articles.sources()["bridge"] == str(tmp_path / "bridge.md")
    assert store.article_log.position() == before


def test_what_was_not_kept_is_not_logged(store: Store, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = store.article_log.position()
    monkeypatch.setattr("rag.store.updates.insert_speakers", None)
    with pytest.raises(TypeError):
        update(store, write(files, "harvest.md", HARVEST))
    assert store.article_log.position() == before


def test_the_log_goes_on_where_it_was_after_a_restart(tmp_path: Path, files: Path) -> None:
    with store_in(tmp_path / "data") as store:
        update(store, files)
        before = store.article_log.position()
    with store_in(tmp_path / "data") as store:
        assert store.article_log.position() == before
        store.updates.remove(["school"])
        assert store.article_log.changes_since(before) == (ArticleChange("school", "Open", "removed"),)
