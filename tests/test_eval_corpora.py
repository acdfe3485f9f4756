"""Indexes that runs share, with an encoder that counts words."""

import os
import time
from pathlib import Path

import pytest

from eval import corpora
from eval.corpora import BUILT, PARTS, corpus_folder, open_corpus
from rag.errors import ArticleError
from rag.schema import Question
from rag.settings import Settings
from tests.corpora import BRIDGE, HARVEST, SCHOOL, write
from tests.test_architecture import imports, part_of


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a data folder of its own; exported models are kept between tests."""
    return Settings(data=tmp_path / "data", models=Path(os.environ.get("RAG_MODELS") or "data/models"))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    write(folder, "bridge.md", BRIDGE)
    write(folder, "school.md", SCHOOL)
    return folder


def test_the_folder_is_that_of_what_the_files_say_and_not_of_where_they_lie(
    tmp_path: Path, articles: Path, settings: Settings
) -> None:
    copied = tmp_path / "copied"
    write(copied, "bridge.md", BRIDGE)
    write(copied, "school.md", SCHOOL)
    assert corpus_folder([articles], settings) == corpus_folder([copied], settings)
    write(copied, "school.md", HARVEST)
    assert corpus_folder([articles], settings) != corpus_folder([copied], settings)


def test_another_model_other_weights_or_other_code_is_another_folder(
    articles: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = corpus_folder([articles], settings)
    other_model = settings.model_copy(update={"embedding_model": "other"})
    assert corpus_folder([articles], other_model) != folder
    for name, other in (("PARTS", PARTS[1:]), ("TAGGER", "no weights")):
        with monkeypatch.context() as patch:
            patch.setattr(corpora, name, other)
            assert corpus_folder([articles], settings) != folder


def test_the_digest_is_of_exactly_the_parts_that_indexing_imports() -> None:
    pairs = {(part_of(found.importer), part_of(found.imported)) for found in imports()}
    needed = {"rag.index"}
    while more := {below for part, below in pairs if part in needed and below} - needed:
        needed |= more
    assert {part.removeprefix("rag.") for part in needed} - {"rag", "errors", "settings"} == set(PARTS)


def test_a_path_that_does_not_exist_is_named(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(ArticleError, match="missing"), open_corpus([tmp_path / "missing"], settings):
        pass


@pytest.mark.slow
def test_articles_are_indexed_once_and_found_again(articles: Path, settings: Settings) -> None:
    with open_corpus([articles], settings) as first:
        answer = first.pipeline.ask(Question("When was the bridge at Riverton closed?"))
    built = corpus_folder([articles], settings) / BUILT
    written = built.stat().st_mtime_ns
    time.sleep(0.01)
    with open_corpus([articles], settings) as second:
        assert second.pipeline.ask(Question("When was the bridge at Riverton closed?")) == answer
    assert built.stat().st_mtime_ns == written
    assert first.seconds == second.seconds is not None


@pytest.mark.slow
def test_an_index_that_was_stopped_is_taken_up_and_its_time_is_not_told(articles: Path, settings: Settings) -> None:
    with open_corpus([articles], settings):
        pass
    (corpus_folder([articles], settings) / BUILT).unlink()
    with open_corpus([articles], settings) as resumed:
        assert resumed.seconds is None
        assert resumed.pipeline.count_articles() == 2


@pytest.mark.slow
def test_what_other_code_had_indexed_of_the_same_articles_is_removed(
    articles: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_corpus([articles], settings):
        pass
    before = corpus_folder([articles], settings)
    monkeypatch.setattr(corpora, "PARTS", PARTS[1:])
    with open_corpus([articles], settings):
        pass
    assert not before.exists()
    assert corpus_folder([articles], settings).exists()


@pytest.mark.slow
def test_an_index_that_other_code_is_using_is_left_alone(
    articles: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_corpus([articles], settings) as running:
        before = corpus_folder([articles], settings)
        monkeypatch.setattr(corpora, "PARTS", PARTS[1:])
        with open_corpus([articles], settings):
            assert before.exists()
            assert running.pipeline.ask(Question("When was the bridge at Riverton closed?")).quotes


@pytest.mark.slow
@pytest.mark.parametrize("cut_short", ["", "{}", '{"seconds": "s', "null"])
def test_an_index_whose_time_was_not_written_to_the_end_is_used_all_the_same(
    articles: Path, settings: Settings, cut_short: str
) -> None:
    with open_corpus([articles], settings):
        pass
    (corpus_folder([articles], settings) / BUILT).write_text(cut_short, encoding="utf-8")
    with open_corpus([articles], settings) as again:
        assert again.seconds is None
