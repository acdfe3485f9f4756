"""Index runs over a real Chroma: telling, auditing, damage and its remedy."""

import shutil
from pathlib import Path

import pytest

import rag.index.update as update_module
from rag.errors import IndexDamaged, InputError, SettingsError
from rag.index.chroma import open_vectors
from rag.index.corpus import open_corpus_store, open_corpus_vectors
from rag.index.update import Outcome, index_paths
from rag.retrieve import Searchable, Sought, retrieve
from rag.schema import Filters
from rag.settings import Settings
from rag.store import Store
from tests.corpora import BRIDGE, HARVEST, SCHOOL, write, write_many
from tests.fakes import BagOfWords, ExactVectors, VerbsOfSaying

pytestmark = pytest.mark.slow


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(update_module, "load_encoder", lambda settings: BagOfWords())
    monkeypatch.setattr(update_module, "load_trained_tagger", VerbsOfSaying)
    return Settings(data=tmp_path / "data", CHROMA_URL="")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    write(tmp_path / "files", "bridge.md", BRIDGE)
    write(tmp_path / "files", "school.md", SCHOOL)
    write(tmp_path / "files", "harvest.md", HARVEST)
    return tmp_path / "files"


def index(settings: Settings, *paths: Path, rebuild: bool = False) -> Outcome:
    return index_paths(settings, paths, rebuild=rebuild)


def first_found(settings: Settings, question: str) -> str:
    with open_corpus_store(settings) as store, open_corpus_vectors(settings, store) as vectors:
        found = retrieve(Sought(question), Searchable(store, vectors, BagOfWords()), 3)
        return found[0].passage.article


def damage(settings: Settings, store: Store, passages: int) -> None:
    with open_vectors(settings, store) as vectors:
        vectors.remove(store.passages.vectors(Filters())[0][:passages])


def test_what_is_indexed_is_audited_and_found(settings: Settings, files: Path) -> None:
    assert index(settings, files).audited
    assert first_found(settings, "Who closed the bridge?") == "bridge"
    assert first_found(settings, "When did the schools open?") == "school"


def test_a_run_that_changes_nothing_opens_no_vector_index(
    settings: Settings, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index(settings, files)
    monkeypatch.setattr(update_module, "open_vectors", None)
    assert not index(settings, files).audited


def test_chroma_ranks_as_exact_comparison_does(settings: Settings, files: Path) -> None:
    index(settings, files)
    (question,) = BagOfWords().encode(["Which bridge did the storm close?"])
    with open_corpus_store(settings) as store, open_corpus_vectors(settings, store) as vectors:
        exact = ExactVectors(store).nearest(question, 3)
        assert [passage for passage, _ in vectors.nearest(question, 3)] == [passage for passage, _ in exact]
        assert dict(vectors.nearest(question, 3)) == pytest.approx(dict(exact), abs=1e-5)


def test_an_edited_article_replaces_its_vectors(settings: Settings, files: Path) -> None:
    index(settings, files)
    write(files, "bridge.md", HARVEST.replace("Farmers", "Fishermen").replace("wheat harvest", "catch"))
    assert index(settings, files).update.changed == ("bridge",)
    assert first_found(settings, "What catch do fishermen expect?") == "bridge"


def test_prune_removes_what_vanished_and_only_that(settings: Settings, files: Path) -> None:
    index(settings, files)
    (files / "bridge.md").unlink()
    assert index(settings, files).update.vanished == ("bridge",)
    outcome = index_paths(settings, [files], prune=True)
    assert (outcome.removed, outcome.articles, outcome.update.vanished, outcome.audited) == (("bridge",), 2, (), True)


def test_an_article_is_removed_by_its_id(settings: Settings, files: Path) -> None:
    index(settings, files)
    outcome = index_paths(settings, [], remove=["bridge"])
    assert (outcome.removed, outcome.articles) == (("bridge",), 2)


def test_an_unknown_id_is_told_and_nothing_is_removed(settings: Settings, files: Path) -> None:
    index(settings, files)
    with pytest.raises(InputError, match="There is no article 'brigde' to remove; nothing was done"):
        index_paths(settings, [], remove=["bridge", "brigde"])
    assert index(settings, files).articles == 3


def test_identical_passages_in_many_articles_pass_the_audit(settings: Settings, tmp_path: Path) -> None:
    for number in range(25):
        write(tmp_path / "files", f"agency{number}.md", BRIDGE)
    assert index(settings, tmp_path / "files").audited


def test_hundreds_of_similar_passages_pass_the_audit(settings: Settings, tmp_path: Path) -> None:
    write_many(tmp_path / "files", 400)
    assert index(settings, tmp_path / "files").audited


def test_lost_passages_are_told_when_asking_and_when_indexing_and_rebuild_heals(
    settings: Settings, files: Path
) -> None:
    index(settings, files)
    with open_corpus_store(settings) as store:
        damage(settings, store, 1)
    with pytest.raises(IndexDamaged) as told:
        first_found(settings, "bridge")
    assert str(told.value) == (
        "The vector index has 2 passages, the database 3. Nothing is lost: the texts and vectors are in the database. "
        "Run `python -m rag index --rebuild`."
    )
    write(files, "more.md", f"{BRIDGE} {SCHOOL}")
    for _ in range(2):  # the second run has nothing new, and yet the audit is still due
        with pytest.raises(IndexDamaged):
            index(settings, files)
    assert index(settings, rebuild=True).audited
    assert first_found(settings, "Who closed the bridge?") == "bridge"


def test_a_stranger_in_place_of_a_passage_is_told_and_rebuild_heals(settings: Settings, files: Path) -> None:
    index(settings, files)
    with open_corpus_store(settings) as store, open_vectors(settings, store) as vectors:
        ids, _ = store.passages.vectors(Filters())
        vectors.remove(ids[:1])
        vectors.add(["a stranger"], BagOfWords().encode(["a stranger"]))
    write(files, "more.md", f"{BRIDGE} {SCHOOL}")
    with pytest.raises(IndexDamaged, match="has 5 passages, the database 4"):
        index(settings, files)
    assert index(settings, rebuild=True).audited


def test_a_deleted_vector_folder_is_told_when_asking_and_rebuild_heals(settings: Settings, files: Path) -> None:
    index(settings, files)
    shutil.rmtree(settings.data / "chroma")
    with pytest.raises(IndexDamaged, match=r"has 0 passages, the database 3.*--rebuild"):
        first_found(settings, "bridge")
    with pytest.raises(IndexDamaged):  # Chroma has made its folder again, which must not hide it
        index(settings, files)
    assert index(settings, rebuild=True).audited
    assert first_found(settings, "Who closed the bridge?") == "bridge"


def test_a_deleted_vector_folder_is_told_when_indexing_though_nothing_changed(settings: Settings, files: Path) -> None:
    index(settings, files)
    shutil.rmtree(settings.data / "chroma")
    for _ in range(2):
        with pytest.raises(IndexDamaged, match="--rebuild"):
            index(settings, files)


def test_a_damaged_vector_folder_is_told_and_rebuild_heals(settings: Settings, files: Path) -> None:
    index(settings, files)
    (settings.data / "chroma" / "chroma.sqlite3").write_bytes(b"garbage " * 1000)
    with pytest.raises(IndexDamaged, match="--rebuild"):
        first_found(settings, "bridge")
    assert index(settings, rebuild=True).audited
    assert first_found(settings, "Who closed the bridge?") == "bridge"


def test_what_a_stopped_run_had_not_told_the_index_is_told_before_asking(settings: Settings, files: Path) -> None:
    index(settings, files)
    with open_corpus_store(settings) as store:
        damage(settings, store, 3)
        store.vector_changes.add_everything()
    assert first_found(settings, "Who closed the bridge?") == "bridge"


def test_an_audit_that_was_stopped_is_made_up_for(
    settings: Settings, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped, pytest.raises(KeyboardInterrupt):
        stopped.setattr(update_module, "audit_vectors", stop)
        index(settings, files)
    assert index(settings, files).audited


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "localhost:8000", "http://", "http://127.0.0.1:port"])
def test_a_chroma_server_that_does_not_answer_is_told_with_the_remedy(
    settings: Settings, files: Path, url: str
) -> None:
    with pytest.raises(SettingsError, match="No Chroma server answers at CHROMA_URL"):
        index(settings.model_copy(update={"chroma_url": url}), files)
