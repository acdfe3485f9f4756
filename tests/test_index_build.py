"""Bringing the store up to article files: what changed is done again, and only that."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.errors import ArticleError
from rag.index.build import TRANSACTION, Models, Update, update_articles
from rag.schema import Filters
from rag.store import Store
from tests.corpora import BRIDGE, HARVEST, SCHOOL, Heard, store_in, update, write, write_many
from tests.fakes import BagOfWords, VerbsOfSaying

DISCUSSED = "It was discussed for a long time in the council on that evening. " * 8
LONG = [f"{sentence} {DISCUSSED}" for sentence in (BRIDGE, SCHOOL, HARVEST)]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path / "data") as store:
        yield store


def embedded_by(store: Store, *paths: Path) -> list[str]:
    encoder = BagOfWords()
    update(store, *paths, encoder=encoder)
    return encoder.encoded


def test_new_articles_are_added_with_their_passages(store: Store, files: Path) -> None:
    write(files, "bridge.md", BRIDGE)
    write(files, "town/school.md", SCHOOL)
    assert update(store, files).added == ("bridge", "town/school")
    assert store.passages.count() == 2


def test_files_that_did_not_change_are_not_even_read(
    store: Store, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(files, "bridge.md", BRIDGE)
    update(store, files)
    monkeypatch.setattr("rag.index.build.read_file", None)
    assert update(store, files) == Update(unchanged=("bridge",))


def test_a_file_that_was_only_touched_is_unchanged(store: Store, files: Path) -> None:
    os.utime(write(files, "bridge.md", BRIDGE), ns=(1, 1))
    update(store, files)
    os.utime(files / "bridge.md", ns=(2, 2))
    assert update(store, files) == Update(unchanged=("bridge",))


def test_no_model_is_loaded_when_there_is_nothing_to_do(store: Store, files: Path) -> None:
    write(files, "bridge.md", BRIDGE)
    update(store, files)

    def load_encoder() -> BagOfWords:
        raise AssertionError("the encoder was loaded")

    def load_tagger() -> VerbsOfSaying:
        raise AssertionError("the tagger was loaded")

    assert update_articles(store, Models(load_encoder, load_tagger), [files], Heard()).unchanged == ("bridge",)


def test_of_an_edited_article_only_the_changed_passages_are_embedded(store: Store, files: Path) -> None:
    write(files, "long.md", "\n\n".join(LONG))
    before = embedded_by(store, files)
    write(files, "long.md", "\n\n".join([*LONG[:2], LONG[2].replace("wheat", "barley")]))
    again = embedded_by(store, files)
    assert 0 < len(again) < len(before)
    assert all("barley" in text for text in again)


def test_an_edited_article_is_found_as_it_is_now_and_not_as_it_was(store: Store, files: Path) -> None:
    write(files, "news.md", HARVEST)
    update(store, files)
    write(files, "news.md", HARVEST.replace("wheat", "barley"))
    assert update(store, files).changed == ("news",)
    assert store.passages.search_words('"wheat"', Filters(), 5) == []
    assert len(store.passages.search_words('"barley"', Filters(), 5)) == 1


def test_changed_metadata_is_stored_and_embeds_nothing(store: Store, files: Path) -> None:
    write(files, "bridge.md", BRIDGE, publisher="Daily Echo")
    update(store, files)
    write(files, "bridge.md", BRIDGE, publisher="The Riverton Post", published="2025-03-01")
    assert embedded_by(store, files) == []
    article = store.articles.get("bridge")
    assert article is not None
    assert (article.publisher, article.published) == ("The Riverton Post", "2025-03-01")


def test_a_changed_title_embeds_the_passages_again(store: Store, files: Path) -> None:
    write(files, "bridge.md", BRIDGE, title="Closed")
    update(store, files)
    write(files, "bridge.md", BRIDGE, title="Open again")
    assert embedded_by(store, files) == [f"Open again\n{BRIDGE}"]


def test_the_same_words_in_two_articles_are_embedded_once(store: Store, files: Path) -> None:
    write(files, "a.md", BRIDGE)
    write(files, "b.md", BRIDGE)
    assert embedded_by(store, files) == [f"The news\n{BRIDGE}"]
    assert store.passages.count() == 2


def test_what_vanished_from_a_folder_is_reported_until_it_is_removed(store: Store, files: Path) -> None:
    write(files, "bridge.md", BRIDGE)
    write(files, "school.md", SCHOOL)
    update(store, files)
    (files / "bridge.md").unlink()
    assert update(store, files).vanished == ("bridge",)
    assert update(store, files).vanished == ("bridge",)
    store.updates.remove(["bridge"])
    assert update(store, files) == Update(unchanged=("school",))


def test_articles_from_elsewhere_have_not_vanished(store: Store, files: Path) -> None:
    write(files, "bridge.md", BRIDGE)
    update(store, files)
    write(files.parent / "other", "school.md", SCHOOL)
    assert update(store, files.parent / "other").vanished == ()


def test_a_record_that_vanished_from_its_file_is_reported_at_every_run(store: Store, files: Path) -> None:
    files.mkdir()
    lines = [f'{{"id": "{name}", "title": "News", "text": "{BRIDGE}"}}\n' for name in ("a", "b")]
    (files / "news.jsonl").write_text("".join(lines), "utf-8")
    assert update(store, files).added == ("a", "b")
    (files / "news.jsonl").write_text(lines[0], "utf-8")
    assert [update(store, files).vanished for _ in range(2)] == [("b",), ("b",)]


def test_a_folder_that_vanished_is_reported_and_nothing_of_it_is_lost(store: Store, files: Path) -> None:
    write(files, "bridge.md", BRIDGE)
    update(store, files)
    shutil.rmtree(files)
    assert update(store, files) == Update(vanished=("bridge",))
    assert store.articles.get("bridge") is not None


def test_a_path_that_never_was_is_told(store: Store, files: Path) -> None:
    with pytest.raises(ArticleError, match="does not exist"):
        update(store, files / "nowhere")


def test_an_empty_folder_is_no_error(store: Store, files: Path) -> None:
    files.mkdir()
    assert update(store, files) == Update()


def test_an_unreadable_file_is_named_and_the_rest_goes_on(store: Store, files: Path) -> None:
    write(files, "bridge.md", BRIDGE)
    (files / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    first, second = update(store, files), update(store, files)
    assert first.added == ("bridge",)
    assert [problem.source for problem in first.unreadable] == [str(files / "broken.pdf")]
    assert second.unreadable == first.unreadable


def test_a_file_name_that_is_not_unicode_is_named_and_the_rest_goes_on(store: Store, files: Path) -> None:
    write(files, "bridge.md", BRIDGE)
    (files / os.fsdecode(b"br\xfccke.md")).write_text(BRIDGE, "utf-8")
    found = update(store, files)
    assert found.added == ("bridge",)
    assert len(found.unreadable) == 1


def test_of_a_file_that_became_unreadable_the_earlier_version_stays(store: Store, files: Path) -> None:
    path = write(files, "bridge.md", BRIDGE)
    update(store, files)
    path.write_bytes(b"\x00\xff\x00\xff")
    found = update(store, files)
    assert (len(found.unreadable), found.vanished) == (1, ())
    assert store.articles.get("bridge") is not None


def test_of_a_folder_that_cannot_be_listed_nothing_has_vanished(
    store: Store, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(files, "town/bridge.md", BRIDGE)
    update(store, files)
    listed = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "town":
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = update(store, files)
    assert [problem.source for problem in found.unreadable] == [str(files / "town")]
    assert found.vanished == ()


def test_an_id_that_two_files_want_stays_with_the_first_and_the_other_is_told(store: Store, files: Path) -> None:
    write(files, "a.md", BRIDGE, id="same")
    write(files, "b.md", SCHOOL, id="same")
    found = update(store, files)
    (problem,) = found.unreadable
    assert found.added == ("same",)
    assert problem.source == str(files / "b.md")
    assert problem.reason == f"Its id 'same' is taken by {files / 'a.md'}. Give one of them an `id` of its own."
    article = store.articles.get("same")
    assert article is not None
    assert BRIDGE in article.text


def test_an_article_that_moved_to_another_file_is_unchanged(store: Store, files: Path) -> None:
    path = write(files, "a.md", BRIDGE, id="bridge")
    update(store, files)
    path.rename(files / "b.md")
    assert [update(store, files) for _ in range(2)] == [Update(unchanged=("bridge",))] * 2
    (files / "b.md").rename(path)
    assert [update(store, files) for _ in range(2)] == [Update(unchanged=("bridge",))] * 2


def test_a_file_that_comes_back_with_an_id_that_was_taken_meanwhile_is_told(store: Store, files: Path) -> None:
    path = write(files, "a.md", BRIDGE, id="same")
    update(store, files)
    path.rename(files.parent / "aside.md")
    write(files, "b.md", SCHOOL, id="same")
    assert update(store, files).changed == ("same",)
    (files.parent / "aside.md").rename(path)
    assert [problem.source for problem in update(store, files).unreadable] == [str(path)]


def test_an_id_that_a_file_gave_up_is_free_for_another(store: Store, files: Path) -> None:
    write(files, "a.md", BRIDGE, id="bridge")
    update(store, files)
    write(files, "a.md", SCHOOL, id="school")
    write(files, "b.md", BRIDGE, id="bridge")
    found = update(store, files)
    assert (found.added, found.unchanged, found.unreadable, found.vanished) == (("school",), ("bridge",), (), ())


def test_a_long_file_is_stored_as_it_is_read(store: Store, files: Path) -> None:
    files.mkdir()
    records = [f'{{"title": "News {number}", "text": "{BRIDGE}"}}\n' for number in range(TRANSACTION + 5)]
    (files / "news.jsonl").write_text("".join(records), "utf-8")

    class Stopped(BagOfWords):
        def encode(self, texts: list[str]) -> object:  # type: ignore[override]
            if self.encoded:
                raise KeyboardInterrupt
            return super().encode(texts)

    with pytest.raises(KeyboardInterrupt):
        update(store, files, encoder=Stopped())
    assert store.articles.count() == TRANSACTION
    found = update(store, files)
    assert (len(found.unchanged), len(found.added)) == (TRANSACTION, 5)


def test_progress_counts_articles_and_ends_where_it_was_expected_to(store: Store, files: Path) -> None:
    write_many(files, 3)
    (files / "two.jsonl").write_text(f'{{"title": "A", "text": "{BRIDGE}"}}\n{{"title": "B", "text": "{SCHOOL}"}}\n')
    (files / "broken.pdf").write_bytes(b"broken")
    for _ in range(2):
        heard = Heard()
        update_articles(store, Models(BagOfWords, VerbsOfSaying), [files], heard)
        assert (heard.expected, heard.finished) == (5, 5)
